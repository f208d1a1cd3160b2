/** What is tried: the scenarios as plain values, and the table they are read from. */
package dev.subblock.reproducer.scenario;
