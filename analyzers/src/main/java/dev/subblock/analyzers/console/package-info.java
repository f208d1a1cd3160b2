/** What a guest's console says: findings by a table of failure patterns, and how the guest ended. */
package dev.subblock.analyzers.console;
