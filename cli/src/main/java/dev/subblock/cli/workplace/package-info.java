/** What every command works with: its directories, its output, and the programs of the host. */
package dev.subblock.cli.workplace;
