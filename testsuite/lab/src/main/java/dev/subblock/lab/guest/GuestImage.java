package dev.subblock.lab.guest;

import java.nio.file.Path;

/**
 * What boots beside a kernel.
 *
 * @param id names its content
 * @param initramfs uncompressed cpio archive
 */
public record GuestImage(String id, Path initramfs) {}
