package dev.subblock.patches.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it takes to compile a base with this host's tools.
 *
 * @param config symbols that this kernel needs besides those that every guest does, as {@code CONFIG_X=y}
 * @param without symbols of every guest that this kernel does not have, as {@code CONFIG_X}
 * @param debugConfig as {@code config}, for the kernel that watches its locks
 * @param debugWithout as {@code without}, for the kernel that watches its locks
 * @param make variables for make's command line; <code>{base}</code> in a value stands for {@code files}
 * @param files directory that is carried for it, relative to the directory {@code patches}
 * @param image what is booted
 * @param carries what this adds to the kernel's own behaviour, a sentence each: a report says so
 */
public record Build(List<String> config, List<String> without, List<String> debugConfig, List<String> debugWithout,
        Map<String, String> make, Optional<String> files, ImageForm image, List<String> carries) {

    /** What a kernel takes that this host's compiler was made for. */
    public static final Build PLAIN = new Build(List.of(), List.of(), List.of(), List.of(), Map.of(), Optional.empty(),
            ImageForm.VMLINUX, List.of());

    /** What QEMU is given to boot. */
    public enum ImageForm {
        /** The kernel as it is linked, started through PVH: Linux from 5.0 on. */
        VMLINUX,
        /** The compressed kernel with its own loader. */
        BZIMAGE
    }

    public Build {
        config = List.copyOf(config);
        without = List.copyOf(without);
        debugConfig = List.copyOf(debugConfig);
        debugWithout = List.copyOf(debugWithout);
        make = Map.copyOf(make);
        carries = List.copyOf(carries);
    }
}
