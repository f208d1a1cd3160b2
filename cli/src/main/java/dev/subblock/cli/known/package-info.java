/** What is known to fail, held against what a run saw. */
package dev.subblock.cli.known;
