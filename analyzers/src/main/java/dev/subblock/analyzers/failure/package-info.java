/** Whether what a write that was made to fail answered, and left behind, is right. */
package dev.subblock.analyzers.failure;
