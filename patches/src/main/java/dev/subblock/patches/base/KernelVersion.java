package dev.subblock.patches.base;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kernel's version as its Makefile has it.
 *
 * @param number {@code VERSION.PATCHLEVEL.SUBLEVEL}
 * @param extra {@code EXTRAVERSION}, empty in a release of upstream's
 */
record KernelVersion(String number, String extra) {

    /** @return empty if the text is not the Makefile of a kernel */
    static Optional<KernelVersion> of(String makefile) {
        Optional<String> version = value(makefile, "VERSION");
        Optional<String> patchlevel = value(makefile, "PATCHLEVEL");
        Optional<String> sublevel = value(makefile, "SUBLEVEL");
        if (version.isEmpty() || patchlevel.isEmpty() || sublevel.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KernelVersion(version.get() + "." + patchlevel.get() + "." + sublevel.get(),
                value(makefile, "EXTRAVERSION").orElse("")));
    }

    private static Optional<String> value(String makefile, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "[ \\t]*=[ \\t]*([A-Za-z0-9._+-]{0,64})[ \\t]*$").matcher(makefile);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
