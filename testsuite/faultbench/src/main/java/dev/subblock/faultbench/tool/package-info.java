/** The tool, run from outside as a process, and what it leaves: results, processes, files. */
package dev.subblock.faultbench.tool;
