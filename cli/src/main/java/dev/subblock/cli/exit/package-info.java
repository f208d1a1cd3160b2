/** How a command ends: what its exit codes mean, and the error that a user can mend. */
package dev.subblock.cli.exit;
