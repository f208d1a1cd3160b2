/** From evidence to verdicts: of a cell, of a claim, of a run. */
package dev.subblock.analyzers.verdict;
