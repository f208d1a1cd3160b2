package dev.subblock.analyzers.console;

import java.util.regex.Pattern;

/** A console line as the kernel meant it: without terminal escapes, carriage returns, log level and time stamp. */
final class ConsoleText {
    /** CSI sequences (colours, cursor), OSC sequences (titles), and two-character escapes, as firmware prints them. */
    private static final Pattern ESCAPES = Pattern.compile(
            "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|\u001b[ -/]*[0-~]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");
    /** {@code <4>}, {@code [    0.123456]}, and the caller of CONFIG_PRINTK_CALLER, {@code [    T1]}. */
    private static final Pattern STAMP = Pattern.compile("^\\s*(<\\d{1,2}>)?\\[\\s*\\d+\\.\\d+\\](\\[\\s*[TC]\\d+\\])? ?|^<\\d{1,2}>");

    private ConsoleText() {}

    static String plain(String raw) {
        String text = CONTROL.matcher(ESCAPES.matcher(raw).replaceAll("")).replaceAll("");
        return STAMP.matcher(text).replaceFirst("").stripTrailing();
    }
}
