/** What each kernel needs for each load: measured, compared with the first kernel, and shown. */
package dev.subblock.cli.cost;
