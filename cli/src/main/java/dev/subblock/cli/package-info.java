/** Where a command line becomes an exit code. */
package dev.subblock.cli;
