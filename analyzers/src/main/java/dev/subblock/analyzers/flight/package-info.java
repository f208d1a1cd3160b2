/** Which writes were in flight together, held against what their scenario asks. */
package dev.subblock.analyzers.flight;
