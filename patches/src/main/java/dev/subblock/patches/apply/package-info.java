/** Puts patches onto a tree, one commit each, or says exactly why one does not fit. */
package dev.subblock.patches.apply;
