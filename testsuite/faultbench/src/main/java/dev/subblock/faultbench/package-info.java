/** The fault bench: it runs the real tool, does to it what the world does, and checks what comes out. */
package dev.subblock.faultbench;
