/** Temporary directories that do not outlive their process by more than one start of the next. */
package dev.subblock.lab.scratch;
