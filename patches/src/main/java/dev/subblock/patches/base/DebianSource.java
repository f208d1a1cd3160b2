package dev.subblock.patches.base;

/**
 * A kernel source as Debian packages it.
 *
 * @param packageName binary package with the source in it, e.g. {@code linux-source-6.1}
 * @param tarball path of the {@code .tar.xz} inside the package, without a leading slash
 */
public record DebianSource(String packageName, String tarball) implements Source {}
