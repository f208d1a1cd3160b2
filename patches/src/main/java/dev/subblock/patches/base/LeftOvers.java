package dev.subblock.patches.base;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a build leaves in a source tree. Vendors' trees have it now and then, and it is harmful: make finds it through
 * its VPATH and takes it for its own, and Kbuild refuses to build out of a tree that has a {@code .config}.
 *
 * <p>The names are those of {@code Documentation/dontdiff} and of the kernel's own {@code .gitignore} files.
 */
final class LeftOvers {

    private static final Set<String> NAMES = Set.of(".config", ".config.old", ".version", ".tmp_versions", ".missing-syscalls.d", "vmlinux", "vmlinux.o", "vmlinux.a",
            "System.map", "Module.symvers", "Module.markers", "modules.order", "modules.builtin", "Image", "zImage", "bzImage", "vmlinuz", "tags", "TAGS", "cscope.out");
    private static final Pattern NAME = Pattern.compile("\\..+\\.(cmd|d|tmp)|\\.tmp_.+|.+\\.(o|a|s|ko|mod\\.c|gcno|gcda|orig|rej|order|symtypes|elf)|vmlinux\\.bin.*|vmlinux\\.relocs");
    /** Whole directories of generated headers; and {@code include/asm} as a link of kernels up to 2.6.32. */
    private static final Pattern PLACE = Pattern.compile("include/(config|generated|asm|linux/(autoconf|version|utsrelease|compile|bounds)\\.h)(/.*)?"
            + "|arch/[^/]+/include/generated/.*|(.*/)?\\.tmp_versions/.*|kernel/(timeconst|config_data)\\.h|lib/crc32table\\.h|scripts/mod/elfconfig\\.h|usr/initramfs_data\\.cpio.*"
            + "|arch/x86/(boot/(zoffset|voffset|cpustr)\\.h|kernel/cpu/capflags\\.c|lib/inat-tables\\.c|boot/compressed/piggy\\.S)");
    /** Kbuild copies a file of that name to one without it. */
    private static final String SHIPPED = "_shipped";
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final byte[] ARCHIVE = {'!', '<', 'a', 'r', 'c', 'h', '>'};

    private LeftOvers() {}

    /** Whether a file of that path is never source. */
    static boolean named(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return NAMES.contains(name) || NAME.matcher(name).matches() || PLACE.matcher(path).matches();
    }

    /** Whether a file of that path is made from another that is there. */
    static boolean made(String path, Predicate<String> there) {
        return there.test(path + SHIPPED) || path.endsWith(".lds") && there.test(path + ".S");
    }

    /** Whether the content is what a compiler or linker makes: programs of the build's own have no name in common. */
    static boolean compiled(byte[] content) {
        return begins(content, ELF) || begins(content, ARCHIVE);
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
