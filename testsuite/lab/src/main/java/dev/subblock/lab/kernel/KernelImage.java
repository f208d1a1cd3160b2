package dev.subblock.lab.kernel;

import java.nio.file.Path;
import java.util.List;

/**
 * A kernel that can be booted.
 *
 * @param id names its content: same tree, configuration, compiler and make variables, same id
 * @param vmlinux what QEMU starts: the kernel as it is linked, or a bzImage
 * @param warnings what the compiler said when it was built, one line each
 * @param seconds wall clock time of the build that made it
 * @param reused whether it was there already
 */
public record KernelImage(String id, Path vmlinux, List<String> warnings, double seconds, boolean reused) {
    public KernelImage {
        warnings = List.copyOf(warnings);
    }

    /** What make printed, whole. */
    public Path log() {
        return vmlinux.resolveSibling("build.log");
    }
}
