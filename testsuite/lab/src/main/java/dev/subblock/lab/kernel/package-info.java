/** From a git tree of kernel source to a bootable image, kept by the content that made it. */
package dev.subblock.lab.kernel;
