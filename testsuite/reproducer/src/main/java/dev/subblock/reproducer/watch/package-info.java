/** Carries out one write of a kind in a guest, and tells what the kernel's trace has of it. */
package dev.subblock.reproducer.watch;
