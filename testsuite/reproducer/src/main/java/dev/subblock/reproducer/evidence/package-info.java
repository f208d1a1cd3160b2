/** What happened in a guest, as plain values and as JSON Lines: the only face of the reproducer that others read. */
package dev.subblock.reproducer.evidence;
