/** Finds the commit that changed what is observed: what is believed of each commit, and which is to be tried next. */
package dev.subblock.analyzers.bisect;
