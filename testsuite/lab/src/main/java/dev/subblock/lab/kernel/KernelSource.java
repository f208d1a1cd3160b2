package dev.subblock.lab.kernel;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a kernel is built from.
 *
 * @param base name of the base: sources of one base share a work tree and its objects, so that only
 *     what differs between them is compiled again
 * @param repository a git directory that has the tree
 * @param tree id of the tree, 40 hex digits
 * @param makeVariables {@code KEY=VALUE} for make's command line; <code>{NAME}</code> in a value stands for the
 *     directory of that name
 * @param directories what the build needs besides the tree, by name; what is in them is part of what names an image
 * @param target what make makes and QEMU boots
 */
public record KernelSource(String base, Path repository, String tree, Map<String, String> makeVariables,
        Map<String, Path> directories, Target target) {

    /** Which of the files of a build is booted. */
    public enum Target {
        /** The kernel as it is linked; started through PVH. */
        VMLINUX("vmlinux", "vmlinux"),
        /** The compressed kernel with its loader. */
        BZIMAGE("bzImage", "arch/x86/boot/bzImage");

        private final String goal;
        private final String file;

        Target(String goal, String file) {
            this.goal = goal;
            this.file = file;
        }

        /** What make is asked for. */
        String goal() {
            return goal;
        }

        /** Where that is below the objects. */
        String file() {
            return file;
        }
    }

    public KernelSource {
        makeVariables = Map.copyOf(makeVariables);
        directories = Map.copyOf(directories);
    }

    /** One that needs nothing but its tree. */
    public static KernelSource plain(String base, Path repository, String tree, Map<String, String> makeVariables) {
        return new KernelSource(base, repository, tree, makeVariables, Map.of(), Target.VMLINUX);
    }
}
