package dev.subblock.patches.apply;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kernel's version as a tag or a package has it, to be put in order.
 *
 * @param candidate N of {@code -rcN}; {@link Integer#MAX_VALUE} for a release, which comes after its candidates
 */
record TagVersion(int a, int b, int c, int d, int candidate) implements Comparable<TagVersion> {
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:-rc(\\d{1,6}))?(?:[-+~].*)?");
    private static final Comparator<TagVersion> ORDER = Comparator.comparingInt(TagVersion::a).thenComparingInt(TagVersion::b)
            .thenComparingInt(TagVersion::c).thenComparingInt(TagVersion::d).thenComparingInt(TagVersion::candidate);

    /** @param name e.g. {@code v6.1-rc3}, {@code v2.6.37}, {@code 6.1.192-2} */
    static Optional<TagVersion> of(String name) {
        Matcher m = FORM.matcher(name);
        return m.matches() ? Optional.of(new TagVersion(number(m, 1, 0), number(m, 2, 0), number(m, 3, 0), number(m, 4, 0),
                number(m, 5, Integer.MAX_VALUE))) : Optional.empty();
    }

    private static int number(Matcher m, int group, int otherwise) {
        return m.group(group) == null ? otherwise : Integer.parseInt(m.group(group));
    }

    @Override
    public int compareTo(TagVersion other) {
        return ORDER.compare(this, other);
    }
}
