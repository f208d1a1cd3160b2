/** What changed from one run to another, and whether chance explains it. */
package dev.subblock.analyzers.comparison;
