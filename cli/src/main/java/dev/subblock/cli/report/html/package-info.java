/** A run as one HTML file that needs nothing beside it: a class for each section and for each picture. */
package dev.subblock.cli.report.html;
