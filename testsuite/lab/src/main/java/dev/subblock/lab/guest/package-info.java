/** What a kernel finds when it comes up: an initramfs with a small Java runtime and the program to run. */
package dev.subblock.lab.guest;
