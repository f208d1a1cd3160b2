/** How many clean trials a statement about an absent bug needs. */
package dev.subblock.analyzers.statistics;
