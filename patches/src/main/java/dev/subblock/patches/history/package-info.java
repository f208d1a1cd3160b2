/** Histories of kernels in a user's repositories: read, never written. */
package dev.subblock.patches.history;
