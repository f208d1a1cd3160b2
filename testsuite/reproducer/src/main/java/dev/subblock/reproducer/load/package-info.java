/** Carries out many direct writes of one sort in a guest whose clock counts instructions, and tells how long they took. */
package dev.subblock.reproducer.load;
