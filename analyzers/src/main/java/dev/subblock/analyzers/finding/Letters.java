package dev.subblock.analyzers.finding;

/** Names of writes, as the catalogue has them: A is the first of its trial. */
public final class Letters {
    private Letters() {}

    /** {@code A} for 1; what is beyond {@code Z} goes by its number. */
    public static String of(int write) {
        return write >= 1 && write <= 26 ? String.valueOf((char) ('A' + write - 1)) : String.valueOf(write);
    }

    /** {@code a sector of write C} for {@code write 3}; anything else as it is. */
    static String seen(String words) {
        return words.startsWith("write ") ? "a sector of write " + named(words.substring("write ".length())) : words;
    }

    private static String named(String number) {
        return number.matches("[1-9]\\d?") ? of(Integer.parseInt(number)) : number;
    }
}
