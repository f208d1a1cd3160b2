/** What a disk recorded of a boot, read from its trace: which request of which trial landed when, and on which bytes of the file. */
package dev.subblock.analyzers.trace;
