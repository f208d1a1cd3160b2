/** The cases as data, and the table of what came out. */
package dev.subblock.faultbench.table;
