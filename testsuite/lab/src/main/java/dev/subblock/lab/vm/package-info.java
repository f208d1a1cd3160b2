/** A virtual machine: how QEMU is started, what it is told, what its guest says, and how it ended. */
package dev.subblock.lab.vm;
