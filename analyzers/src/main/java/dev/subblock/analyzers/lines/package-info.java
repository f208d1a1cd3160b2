/** Text from an untrusted guest as lines of bounded length and number, and as events. */
package dev.subblock.analyzers.lines;
