/** Kernel sources that a series applies to: how they are described, fetched and imported, once. */
package dev.subblock.patches.base;
