/** What a series is held to without having promised it: that no step makes anything worse than the base. */
package dev.subblock.analyzers.regression;
