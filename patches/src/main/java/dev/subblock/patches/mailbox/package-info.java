/** Mails as the world sends them: found in files, cut apart, decoded. */
package dev.subblock.patches.mailbox;
