/** Everything that runs a kernel on this machine: builds it, makes its guest, boots it in QEMU. */
package dev.subblock.lab;
