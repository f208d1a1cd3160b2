/** The self-describing 512-byte sector: how one is written, and what a sector that was read back is. */
package dev.subblock.reproducer.sector;
