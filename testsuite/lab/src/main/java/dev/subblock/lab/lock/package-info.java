/** Locks between processes: the kernel gives back what a dead process held, so none is ever stale. */
package dev.subblock.lab.lock;
