/** Makes a write of a kind fail at an error point, and tells what it leaves behind: answer, size, content, locks. */
package dev.subblock.reproducer.failure;
