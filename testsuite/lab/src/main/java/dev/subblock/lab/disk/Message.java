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
    int SECTOR = 512;

    /** A scenario begins. {@code run}: 8 hex digits. */
    record Scenario(String run, String name) implements Message {}

    /** More extents than a file of a few blocks has. */
    int MOST_EXTENTS = 1024;

    /**
     * A trial wants to begin.
     *
     * @param cut when the power is cut in it
     * @param extents where its file lies; empty if it need not be known
     */
    record Begin(int trial, List<Faults.Fault> faults, CutPoint cut, List<Extent> extents) implements Message {}

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
            case "begin" -> begin(lines);
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

    private static Begin begin(List<String[]> lines) {
        int trial = trial(lines.get(0), 2);
        List<Faults.Fault> faults = new ArrayList<>();
        List<Extent> extents = new ArrayList<>();
        CutPoint cut = CutPoint.NONE;
        for (String[] line : lines.subList(1, lines.size())) {
            if (line[0].equals("fault") && line.length == 3 && faults.size() < MOST_FAULTS) {
                faults.add(fault(line[1], line[2]));
            } else if (line[0].equals("cut") && line.length == 2 && cut.equals(CutPoint.NONE)) {
                cut = line[1].equals("every") ? CutPoint.ANOTHER : CutPoint.after((int) positive(line[1], "a cut counts writes from 1"));
            } else if (line[0].equals("extent") && extents.size() < MOST_EXTENTS) {
                extents.add(extent(trial, line));
            } else {
                throw new IllegalArgumentException("begin is followed by at most " + MOST_FAULTS + " lines: fault KIND NTH|START+COUNT, one"
                        + " line: cut WRITES|every, and at most " + MOST_EXTENTS + " lines: extent FILE DISK LENGTH FLAGS");
            }
        }
        return new Begin(trial, faults, cut, extents);
    }

    private static Faults.Fault fault(String word, String which) {
        Faults.Kind kind;
        try {
            kind = Faults.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown kind of fault", e);
        }
        int plus = which.indexOf('+');
        if (plus < 0) {
            return new Faults.Fault.Nth(kind, (int) positive(which, "faults count from 1"));
        }
        long start = number(which.substring(0, plus), Integer.MAX_VALUE);
        long count = positive(which.substring(plus + 1), "a range has a sector at least");
        return new Faults.Fault.At(kind, new Region(start * SECTOR, count * SECTOR));
    }

    private static long positive(String word, String otherwise) {
        long number = number(word, Integer.MAX_VALUE);
        if (number == 0) {
            throw new IllegalArgumentException(otherwise);
        }
        return number;
    }

    private static Extent extent(int trial, String[] line) {
        if (line.length != 5) {
            throw new IllegalArgumentException("extent takes 4 words");
        }
        return new Extent(trial, number(line[1], Long.MAX_VALUE), number(line[2], Long.MAX_VALUE),
                number(line[3], Long.MAX_VALUE), (int) number(line[4], 0xffffffffL));
    }

    private static List<Extent> extents(List<String[]> lines) {
        List<Extent> extents = new ArrayList<>();
        int trial = 0;
        for (String[] line : lines) {
            if (line[0].equals("extents")) {
                trial = trial(line, 2);
            } else if (line[0].equals("extent") && line.length == 5) {
                extents.add(extent(trial, line));
            } else {
                throw new IllegalArgumentException("extents TRIAL is followed by lines: extent FILE DISK LENGTH FLAGS");
            }
        }
        return extents;
    }
}
