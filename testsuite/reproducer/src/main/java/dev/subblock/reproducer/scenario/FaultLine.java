package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.scenario.ScenarioParser.Words;
import dev.subblock.reproducer.scenario.ScenarioParser.WrongException;

/** Reads what follows {@code fault} in a line of a scenario. */
final class FaultLine {
    /** A trial that has more requests of a kind is no small one. */
    private static final int MOST = 1000;

    private FaultLine() {}

    static Fault fault(Words words) throws WrongException {
        Fault.Kind kind = kind(words.next());
        String which = words.next();
        if (which.indexOf('+') < 1) {
            return Fault.nth(kind, Words.number(which, 1, MOST));
        }
        if (!kind.placed()) {
            throw new WrongException("'" + kind.word() + "' is not at a place in the file: give a number");
        }
        return Fault.at(kind, Words.range(which));
    }

    private static Fault.Kind kind(String word) throws WrongException {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new WrongException("fault '" + word + "': give write, read, flush, data, pad, log or other");
    }
}
