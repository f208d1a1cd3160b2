/** Two versions of a series side by side: which patch became which. */
package dev.subblock.patches.versions;
