package dev.subblock.lab.kernel;

import java.util.List;
import java.util.regex.Pattern;

/** Reads what make and the compiler print. */
final class BuildLog {

    /** gcc and clang: {@code file:line:column: warning: ...}; the linker and objtool leave parts out. */
    private static final Pattern WARNING = Pattern.compile("^\\S.*\\bwarning: .*");
    /** Besides the compiler's and the linker's: {@code Error:} is the assembler's, {@code ERROR:} modpost's. */
    private static final Pattern ERROR = Pattern.compile("^\\S.*(\\berror: |: Error: |undefined reference|No rule to make target).*"
            + "|^ERROR: .*");
    /** A host without room says so in many programs' words. */
    private static final Pattern NO_SPACE = Pattern.compile(".*No space left on device.*");

    /** Kconfig, of a symbol that the configuration at hand does not know (scripts/kconfig/conf.c, all versions). */
    private static final Pattern ASKED = Pattern.compile(".*(aborted!|Console input/output is redirected).*");

    private BuildLog() {}

    static List<String> warnings(String log, String sourceDirectory) {
        return matching(WARNING, log, sourceDirectory);
    }

    static List<String> errors(String log, String sourceDirectory) {
        return matching(ERROR, log, sourceDirectory);
    }

    static boolean diskFull(String log) {
        return log.lines().anyMatch(NO_SPACE.asMatchPredicate());
    }

    /** Whether Kconfig wanted an answer: the configuration was made for another source. */
    static boolean configurationAsked(String log) {
        return log.lines().anyMatch(ASKED.asMatchPredicate());
    }

    /** Paths lose the work tree's directory: the same warning reads the same everywhere. */
    private static List<String> matching(Pattern pattern, String log, String sourceDirectory) {
        return log.lines()
                .map(line -> line.replace(sourceDirectory + "/", ""))
                .filter(pattern.asMatchPredicate())
                .distinct()
                .toList();
    }
}
