/** Bisections: which commit changed what our scenarios see, by kernels that are built, booted and tried. */
package dev.subblock.cli.bisect;
