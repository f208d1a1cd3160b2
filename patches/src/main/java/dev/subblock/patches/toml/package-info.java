/** A TOML file read strictly: what is not understood is an error with its line and column. */
package dev.subblock.patches.toml;
