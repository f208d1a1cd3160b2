/** The program inside the guest: commands in, evidence out, over one device. */
package dev.subblock.reproducer.guest;
