/** Modules that break every rule of the architecture, for the rules to be seen to fail. */
package dev.subblock.cli.architecture.broken;
