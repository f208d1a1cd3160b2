/** Two runs, as their results.json have them, side by side. */
package dev.subblock.cli.comparison;
