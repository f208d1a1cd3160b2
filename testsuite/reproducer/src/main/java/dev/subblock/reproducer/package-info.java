/** The program that provokes races of unaligned direct I/O, in a guest or on a mounted file system, and reports what it read back. */
package dev.subblock.reproducer;
