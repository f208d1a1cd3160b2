/** Series as somebody hands them in: read from mails and directories, and looked at as a reviewer does. */
package dev.subblock.cli.submission;
