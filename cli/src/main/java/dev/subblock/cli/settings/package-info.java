/** What a user has settled beforehand for the options of commands: in files, in the environment, in files of arguments. */
package dev.subblock.cli.settings;
