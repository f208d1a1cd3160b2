/** What each sector of a trial may be after its writes were acknowledged. */
package dev.subblock.reproducer.oracle;
