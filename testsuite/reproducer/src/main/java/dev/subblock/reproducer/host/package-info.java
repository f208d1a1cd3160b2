/** The same scenarios on a file system that is mounted on this machine. */
package dev.subblock.reproducer.host;
