/** A run as a report needs it, read from its directory alone; what it looks like is for others to say. */
package dev.subblock.cli.report;
