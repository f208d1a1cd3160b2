/** One corrupt trial, drawn: the block sector by sector, the requests as they landed, the sentence, and how to see it again. */
package dev.subblock.analyzers.explain;
