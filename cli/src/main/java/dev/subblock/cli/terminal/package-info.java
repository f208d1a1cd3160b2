/** How progress and results look to a person. */
package dev.subblock.cli.terminal;
