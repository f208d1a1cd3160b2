/** A run as the Kernel Test Anything Protocol, version 1 (Documentation/dev-tools/ktap.rst). */
package dev.subblock.cli.report.ktap;
