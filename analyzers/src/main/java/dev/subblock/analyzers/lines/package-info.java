/** Text from an untrusted guest as lines of bounded length and number. */
package dev.subblock.analyzers.lines;
