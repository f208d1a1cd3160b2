/** Judges whether what a kernel needs for a load differs from what another needs, and by how much. */
package dev.subblock.analyzers.cost;
