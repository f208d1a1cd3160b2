/** What a kernel did for each kind of write, as sequences that can be compared between the steps of a series. */
package dev.subblock.analyzers.protocol;
