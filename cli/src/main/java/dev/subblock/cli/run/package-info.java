/** The directory of a run: what was asked, what was learnt, written as it is learnt. */
package dev.subblock.cli.run;
