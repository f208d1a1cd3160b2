/** The disks of a guest: image files, formatted and checked on the host, and a server that decides when a write lands. */
package dev.subblock.lab.disk;
