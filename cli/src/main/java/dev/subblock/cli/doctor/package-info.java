/** What subblock needs of its host, and whether it is there. */
package dev.subblock.cli.doctor;
