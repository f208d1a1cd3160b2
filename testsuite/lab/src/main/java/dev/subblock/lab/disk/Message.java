package dev.subblock.lab.disk;

import dev.subblock.lab.trace.TraceEvent.Extent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a guest tells its disk through the mailbox: lines of ASCII, padded with NULs. */
sealed interface Message {

    /** More would say the same again: a message has at most 32 KiB. */
    int MOST_FAULTS = 64;

    /** A scenario begins. {@code run}: 8 hex digits. */
    record Scenario(String run, String name) implements Message {}

    /** A trial wants to begin. */
    record Begin(int trial, List<Faults.Fault> faults) implements Message {}

    /** The trial is over. */
    record End(int trial) implements Message {}

    /** Where trials' files lie. */
    record Extents(List<Extent> extents) implements Message {}

    /** The power is cut. */
    record Cut() implements Message {}

    /** The guest has checked and unmounted the copy. */
    record Checked() implements Message {}

    /** The scenario is over. */
    record Over() implements Message {}

    /** @throws IllegalArgumentException with one line that says what is wrong */
    static Message parse(ByteBuffer bytes) {
        List<String[]> lines = words(bytes);
        String[] first = lines.isEmpty() ? new String[] {""} : lines.get(0);
        return switch (first[0]) {
            case "scenario" -> {
                only(lines, first, 3);
                if (!first[1].matches("[0-9a-f]{8}") || first[2].length() > 200) {
                    throw new IllegalArgumentException("scenario takes a run of 8 hex digits and a name");
                }
                yield new Scenario(first[1], first[2]);
            }
            case "begin" -> new Begin(trial(first, 2), faults(lines));
            case "end" -> {
                only(lines, first, 2);
                yield new End(trial(first, 2));
            }
            case "extents" -> new Extents(extents(lines));
            case "cut" -> {
                only(lines, first, 1);
                yield new Cut();
            }
            case "checked" -> {
                only(lines, first, 1);
                yield new Checked();
            }
            case "over" -> {
                only(lines, first, 1);
                yield new Over();
            }
            default -> throw new IllegalArgumentException("unknown message");
        };
    }

    private static List<String[]> words(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        boolean padding = false;
        for (int i = 0; i < bytes.limit(); i++) {
            byte b = bytes.get(i);
            padding |= b == 0;
            if (padding ? b != 0 : b != '\n' && (b < ' ' || b > '~')) {
                throw new IllegalArgumentException("not lines of ASCII");
            }
            if (!padding) {
                text.append((char) b);
            }
        }
        return text.toString().lines().filter(l -> !l.isBlank()).map(l -> l.strip().split(" +")).toList();
    }

    private static void only(List<String[]> lines, String[] first, int words) {
        if (lines.size() != 1 || first.length != words) {
            throw new IllegalArgumentException(first[0] + " is one line of " + words + " words");
        }
    }

    private static int trial(String[] line, int words) {
        if (line.length != words) {
            throw new IllegalArgumentException(line[0] + " takes " + (words - 1) + " words");
        }
        return (int) number(line[1], Integer.MAX_VALUE);
    }

    private static long number(String word, long most) {
        try {
            long number = Long.parseLong(word);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As wrong as one that is too large.
        }
        throw new IllegalArgumentException("not a number from 0 to " + most);
    }

    private static List<Faults.Fault> faults(List<String[]> lines) {
        List<Faults.Fault> faults = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            if (line.length != 3 || !line[0].equals("fault") || faults.size() == MOST_FAULTS) {
                throw new IllegalArgumentException("begin is followed by at most " + MOST_FAULTS + " lines: fault KIND NTH");
            }
            Faults.Kind kind;
            try {
                kind = Faults.Kind.valueOf(line[1].toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("unknown kind of fault", e);
            }
            int nth = (int) number(line[2], Integer.MAX_VALUE);
            if (nth == 0) {
                throw new IllegalArgumentException("faults count from 1");
            }
            faults.add(new Faults.Fault(kind, nth));
        }
        return faults;
    }

    private static List<Extent> extents(List<String[]> lines) {
        List<Extent> extents = new ArrayList<>();
        int trial = 0;
        for (String[] line : lines) {
            if (line[0].equals("extents")) {
                trial = trial(line, 2);
            } else if (line[0].equals("extent") && line.length == 5) {
                extents.add(new Extent(trial, number(line[1], Long.MAX_VALUE), number(line[2], Long.MAX_VALUE),
                        number(line[3], Long.MAX_VALUE), (int) number(line[4], 0xffffffffL)));
            } else {
                throw new IllegalArgumentException("extents TRIAL is followed by lines: extent FILE DISK LENGTH FLAGS");
            }
        }
        return extents;
    }
}
