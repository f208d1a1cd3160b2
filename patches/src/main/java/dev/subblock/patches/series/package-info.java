/** A patch series as it lies in a directory: its patches in order, and its cover letter. */
package dev.subblock.patches.series;
