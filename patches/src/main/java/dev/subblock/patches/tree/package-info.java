/** Git trees of a kernel: paths that stay inside, edits of single files, checkouts for a person to work in. */
package dev.subblock.patches.tree;
