/** A run as JUnit XML, as surefire writes it and CI servers read it. */
package dev.subblock.cli.report.junit;
