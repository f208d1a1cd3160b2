/** A scenario carried out on a file: prepared, written, read back, checked, reported. */
package dev.subblock.reproducer.trial;
