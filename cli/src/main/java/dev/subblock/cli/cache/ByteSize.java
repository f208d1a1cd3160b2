package dev.subblock.cli.cache;

import dev.subblock.cli.exit.CliException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: K, M and G are 1024, 1024² and 1024³ bytes. */
public final class ByteSize {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)([KMG]?)", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMG";
    private static final int UNIT = 1024;

    private ByteSize() {}

    /**
     * @param option what it was given to, for the error
     * @return bytes
     * @throws CliException if it is no size
     */
    public static long parse(String option, String text) throws CliException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw CliException.usage(option + " " + text + ": give a size as 500M or 10G");
        }
        int power = form.group(2).isEmpty() ? 0 : UNITS.indexOf(form.group(2).toUpperCase(Locale.ROOT)) + 1;
        return new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(UNIT).pow(power)).longValue();
    }

    /** With two digits at least, e.g. {@code 1.6G}, {@code 293M}. */
    public static String text(long bytes) {
        if (bytes < UNIT) {
            return Long.toString(bytes);
        }
        double size = bytes;
        int power = -1;
        while (size >= UNIT && power < UNITS.length() - 1) {
            size /= UNIT;
            power++;
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f%c" : "%.0f%c", size, UNITS.charAt(power));
    }
}
