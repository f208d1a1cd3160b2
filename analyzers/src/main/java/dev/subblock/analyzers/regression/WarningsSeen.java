package dev.subblock.analyzers.regression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What compilers warned of, kernel after kernel. A build compiles only what a step touches, so a step's own warnings are
 * those that no earlier kernel had, wherever in their file they stood.
 */
public final class WarningsSeen {
    /** {@code file.c:12:3:}: a step that adds lines above moves the old ones. */
    private static final Pattern PLACE = Pattern.compile(":\\d+(:\\d+)?:");

    private static final Pattern FILE = Pattern.compile("([^\\s:]+\\.[chS]):");

    private final Set<String> seen = new HashSet<>();

    /**
     * Takes the warnings of the next kernel.
     *
     * @return those of them that none before it had, as the compiler printed them
     */
    public List<String> unseen(List<String> warnings) {
        List<String> fresh = new ArrayList<>();
        for (String warning : warnings) {
            if (seen.add(PLACE.matcher(warning).replaceAll(":"))) {
                fresh.add(warning);
            }
        }
        return fresh;
    }

    /** The files that warnings are about, as the compiler names them; none of those that name none. */
    public static Set<String> files(Collection<String> warnings) {
        Set<String> files = new TreeSet<>();
        for (String warning : warnings) {
            Matcher place = FILE.matcher(warning);
            if (place.lookingAt()) {
                files.add(place.group(1));
            }
        }
        return files;
    }
}
