/** What is carried, and how it gets onto a kernel tree. */
package dev.subblock.patches;
