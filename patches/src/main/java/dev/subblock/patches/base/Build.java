package dev.subblock.patches.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What it takes to compile a base with this host's tools.
 *
 * @param symbols of a kernel as most guests have it
 * @param flavours of a kernel that watches or tells more, by the name of what it is built for, one of {@link #FLAVOURS}
 * @param make variables for make's command line; <code>{base}</code> in a value stands for {@code files}
 * @param files directory that is carried for it, relative to the directory {@code patches}
 * @param image what is booted
 * @param carries what this adds to the kernel's own behaviour, a sentence each: a report says so
 */
public record Build(Symbols symbols, Map<String, Symbols> flavours, Map<String, String> make, Optional<String> files, ImageForm image,
        List<String> carries) {

    /** What a kernel is built for besides running scenarios: a configuration of its own each. */
    public static final List<String> FLAVOURS = List.of("debug", "trace", "errors", "cost");

    /** What a kernel takes that this host's compiler was made for. */
    public static final Build PLAIN = new Build(Symbols.NONE, Map.of(), Map.of(), Optional.empty(), ImageForm.VMLINUX, List.of());

    /** What QEMU is given to boot. */
    public enum ImageForm {
        /** The kernel as it is linked, started through PVH: Linux from 5.0 on. */
        VMLINUX,
        /** The compressed kernel with its own loader. */
        BZIMAGE
    }

    public Build {
        flavours = flavours.entrySet().stream().filter(f -> !f.getValue().equals(Symbols.NONE))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        make = Map.copyOf(make);
        carries = List.copyOf(carries);
    }

    /** In what the configuration of a flavour differs. */
    public Symbols flavour(String name) {
        return flavours.getOrDefault(name, Symbols.NONE);
    }
}
