/** The disks of a guest: image files, formatted and checked on the host. */
package dev.subblock.lab.disk;
