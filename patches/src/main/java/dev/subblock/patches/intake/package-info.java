/** Series of others, taken in: from a thread of mails, from quilt, from a range of commits. */
package dev.subblock.patches.intake;
