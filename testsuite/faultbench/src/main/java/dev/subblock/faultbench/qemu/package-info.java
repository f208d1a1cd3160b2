/** A program in QEMU's place: it runs the real one behind it, listens in, and plays what a case asks for. */
package dev.subblock.faultbench.qemu;
