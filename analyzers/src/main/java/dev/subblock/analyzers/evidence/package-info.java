/** The evidence of one boot, read from JSON Lines of an untrusted guest and held against what was asked for. */
package dev.subblock.analyzers.evidence;
