package dev.subblock.patches.base;

import java.math.BigInteger;

/**
 * A version of a Debian package.
 *
 * <p>Ordered as deb-version(7) says: the epoch as a number, then runs of other characters and runs of digits by
 * turns; letters before other characters, {@code ~} before everything, even before the end.
 */
record DebianVersion(String text) implements Comparable<DebianVersion> {

    /** Debian's policy for versions; it keeps slashes and leading dots out of the directory named after one. */
    static boolean isValid(String text) {
        return text.length() <= 100 && text.matches("[0-9][A-Za-z0-9.+~:-]*");
    }

    @Override
    public int compareTo(DebianVersion other) {
        String a = withEpoch(text);
        String b = withEpoch(other.text);
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (isOther(a, i) || isOther(b, j)) {
                int order = Integer.compare(weight(a, i), weight(b, j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int endA = endOfDigits(a, i);
            int endB = endOfDigits(b, j);
            int order = number(a.substring(i, endA)).compareTo(number(b.substring(j, endB)));
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        return 0;
    }

    private static String withEpoch(String version) {
        return version.contains(":") ? version : "0:" + version;
    }

    private static boolean isOther(String s, int at) {
        return at < s.length() && !Character.isDigit(s.charAt(at));
    }

    private static int weight(String s, int at) {
        if (!isOther(s, at)) {
            return 0;
        }
        char c = s.charAt(at);
        return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
    }

    private static int endOfDigits(String s, int from) {
        int end = Math.min(from, s.length());
        while (end < s.length() && Character.isDigit(s.charAt(end))) {
            end++;
        }
        return end;
    }

    private static BigInteger number(String digits) {
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }
}
