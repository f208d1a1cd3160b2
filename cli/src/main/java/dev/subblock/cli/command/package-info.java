/** The commands, one class each: they read options, call what does the work, and print its result. */
package dev.subblock.cli.command;
