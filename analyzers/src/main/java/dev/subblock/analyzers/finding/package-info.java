/** Miscompares in words: which bytes, whose they were, who destroyed them, and the race class that does so. */
package dev.subblock.analyzers.finding;
