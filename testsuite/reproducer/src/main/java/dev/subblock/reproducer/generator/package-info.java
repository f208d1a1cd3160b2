/** Scenarios that nobody thought of: made from a seed, and made smaller when one fails. For the host; the guest's program does not load it. */
package dev.subblock.reproducer.generator;
