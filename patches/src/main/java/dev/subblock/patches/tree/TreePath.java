package dev.subblock.patches.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Says whether a path from a patch or an archive may be used inside a tree. */
public final class TreePath {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    /**
     * Linux's PATH_MAX: a longer path could be committed but never checked out.
     */
    private static final int LONGEST = 4096;

    private TreePath() {}

    /**
     * Refuses a path that is absolute, empty or longer than 4096 bytes, or that has an empty component, a NUL, a
     * drive letter, a backslash, or one of the components {@code .}, {@code ..} and {@code .git} (any case, and the
     * spellings that HFS+ folds to it).
     *
     * @param source what the path was read from, for the message
     */
    public static void check(String source, String path) throws UnsafePathException {
        byte[] raw = path.getBytes(StandardCharsets.UTF_8);
        if (raw.length > LONGEST) {
            throw new UnsafePathException(source + ": a path is longer than " + LONGEST + " bytes");
        }
        if (path.indexOf('\\') >= 0 || DRIVE.matcher(path).matches()) {
            throw unsafe(source, path, "is a path of another system");
        }
        try {
            // Not "safe for Windows": that would refuse Linux's own aux.c.
            new ObjectChecker().setSafeForMacOS(true).checkPath(raw, 0, raw.length);
        } catch (CorruptObjectException e) {
            throw unsafe(source, path, "leaves the tree");
        }
    }

    /** Refuses a symbolic link whose target is absolute, leaves the tree, or leads to git's own files. */
    public static void checkLink(String source, String path, String target) throws UnsafePathException {
        Deque<String> at = new ArrayDeque<>();
        for (String component : path.split("/")) {
            at.addLast(component);
        }
        at.removeLast();
        for (String component : target.split("/", -1)) {
            if (component.equals("..")) {
                if (at.pollLast() == null) {
                    throw link(source, path, target);
                }
            } else if (!component.isEmpty() && !component.equals(".")) {
                at.addLast(component);
            }
        }
        if (target.isEmpty() || target.startsWith("/")) {
            throw link(source, path, target);
        }
        if (!at.isEmpty()) {
            try {
                check(source, String.join("/", at));
            } catch (UnsafePathException e) {
                throw link(source, path, target);
            }
        }
    }

    private static UnsafePathException link(String source, String path, String target) {
        return unsafe(source, path, "is a symbolic link out of the tree, to '" + printable(target) + "'");
    }

    private static UnsafePathException unsafe(String source, String path, String why) {
        return new UnsafePathException(source + ": '" + printable(path) + "' " + why + ": refused");
    }

    /** Control characters could rewrite the terminal that the message goes to. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
