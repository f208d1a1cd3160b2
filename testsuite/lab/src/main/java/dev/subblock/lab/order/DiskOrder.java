package dev.subblock.lab.order;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How a disk orders completions, as one writes it on the command line; {@link #text} and {@link #parse} are inverse. */
public sealed interface DiskOrder {

    /**
     * Orders that an exploration runs before it gives up being complete. Four requests to one block have 24, and two
     * unaligned writes make no more; five have 120, and a catalogue of hundreds of scenarios on a dozen kernels would take a day.
     */
    int DEFAULT_BOUND = 32;
    /** Random trials behind that: where the control is corrupt in a quarter of them, 29 clean ones are enough. */
    int DEFAULT_SAMPLES = 48;
    /** More would take days at 100 trials a second. */
    int MOST = 10_000_000;

    /** {@code fifo}: every request at once. */
    record Fifo() implements DiskOrder {
        @Override
        public String text() {
            return "fifo";
        }
    }

    /** {@code reverse}: of the writes that are held, the last that came. */
    record Reverse() implements DiskOrder {
        @Override
        public String text() {
            return "reverse";
        }
    }

    /** {@code random:SEED}: any of the writes that are held; the same in every run with the same seed. */
    record Random(long seed) implements DiskOrder {
        @Override
        public String text() {
            return "random:" + seed;
        }
    }

    /** {@code replay:FILE}: as recorded, see {@link Recorded}. */
    record Replay(Path file) implements DiskOrder {
        @Override
        public String text() {
            return "replay:" + file;
        }
    }

    /**
     * {@code explore[:BOUND[:SAMPLES]]}: every order of the data there is, orders that permute only requests to
     * different blocks counting as one.
     *
     * @param bound orders, 1 to {@link #MOST}
     * @param samples trials in random order if the bound was not enough, 0 to {@link #MOST}
     */
    record Explore(int bound, int samples) implements DiskOrder {
        public Explore {
            if (bound < 1 || bound > MOST || samples < 0 || samples > MOST) {
                throw new IllegalArgumentException("explore:" + bound + ":" + samples + ": a bound is 1 to " + MOST
                        + ", samples are 0 to " + MOST);
            }
        }

        @Override
        public String text() {
            return bound == DEFAULT_BOUND && samples == DEFAULT_SAMPLES ? "explore" : "explore:" + bound + ":" + samples;
        }
    }

    /** As {@link #parse} reads it. */
    String text();

    /** @throws IllegalArgumentException with one line that says what is wrong */
    static DiskOrder parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        boolean bare = colon < 0;
        try {
            return switch (name) {
                case "fifo" -> onlyIf(bare, new Fifo(), text);
                case "reverse" -> onlyIf(bare, new Reverse(), text);
                case "random" -> new Random(Long.parseLong(rest));
                case "replay" -> onlyIf(!rest.isEmpty(), new Replay(Path.of(rest)), text);
                case "explore" -> explore(bare ? new String[0] : rest.split(":", -1), text);
                default -> throw unknown(text);
            };
        } catch (NumberFormatException | InvalidPathException e) {
            throw unknown(text);
        }
    }

    private static DiskOrder explore(String[] numbers, String text) {
        if (numbers.length > 2) {
            throw unknown(text);
        }
        int bound = numbers.length > 0 ? Integer.parseInt(numbers[0]) : DEFAULT_BOUND;
        int samples = numbers.length > 1 ? Integer.parseInt(numbers[1]) : DEFAULT_SAMPLES;
        return new Explore(bound, samples);
    }

    private static DiskOrder onlyIf(boolean wellFormed, DiskOrder order, String text) {
        if (!wellFormed) {
            throw unknown(text);
        }
        return order;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("no disk order: " + text.replaceAll("\\p{Cntrl}", "?")
                + " (fifo, reverse, random:SEED, replay:FILE, explore[:BOUND[:SAMPLES]])");
    }
}
