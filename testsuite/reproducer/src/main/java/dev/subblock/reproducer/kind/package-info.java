/** The kinds of write that a kernel can be asked for: a product of a few features, and which of it there can be. */
package dev.subblock.reproducer.kind;
