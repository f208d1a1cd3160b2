/** What a disk did, as plain values and as JSON Lines: which request arrived when, and in which order they landed. */
package dev.subblock.lab.trace;
