/** Man pages, made of the same model as the help. */
package dev.subblock.cli.manual;
