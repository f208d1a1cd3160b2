package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.scenario.ScenarioParser.Words;
import dev.subblock.reproducer.scenario.ScenarioParser.WrongException;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a scenario that are ops, and counts their writes. */
final class OpLine {

    private int writes;
    private boolean brought;
    private String flag;

    /** How many writes there were so far. */
    int writes() {
        return writes;
    }

    /** Whether one of them names no lane. */
    boolean brought() {
        return brought;
    }

    Op op(String first, Words words) throws WrongException {
        if ("write".equals(first)) {
            brought = true;
            return new Op.Brought(write(words.next(), words));
        }
        if (first.length() != 1 || first.charAt(0) < '1' || first.charAt(0) > '0' + Scenario.MOST_LANES) {
            throw new WrongException("'" + first + "' begins no line that is known; an op begins with 'write' or a lane from 1 to "
                    + Scenario.MOST_LANES);
        }
        int lane = first.charAt(0) - '0';
        String verb = words.next();
        switch (verb) {
            case "aio":
                return aio(lane, words);
            case "pwrite":
                return pwrite(lane, words);
            case "store":
                return new Op.Store(lane, write(words.next(), words));
            case "splice":
                return splice(lane, words);
            case "read":
                return new Op.Read(lane, words.range(), readWay(words.next()));
            case "fsync":
                return new Op.Fsync(lane);
            case "falloc":
                return new Op.Falloc(lane, words.range(), keep(words));
            case "truncate":
                return new Op.Truncate(lane, words.number(0, 2048));
            default:
                throw new WrongException("'" + verb + "': give aio, pwrite, store, splice, read, fsync, falloc or truncate");
        }
    }

    private Op aio(int lane, Words words) throws WrongException {
        List<Write> together = new ArrayList<>();
        flag = words.next();
        do {
            together.add(write(flag, words));
            flag = words.more() ? words.next() : null;
        } while (flag != null && flag.length() == 1);
        Durability durability = durability(words);
        return new Op.Aio(lane, together, durability, last("append"));
    }

    private Op pwrite(int lane, Words words) throws WrongException {
        Write write = write(words.next(), words);
        flag = words.more() ? words.next() : null;
        boolean buffered = "buffered".equals(flag);
        if (buffered) {
            flag = words.more() ? words.next() : null;
        }
        Durability durability = durability(words);
        return new Op.Pwrite(lane, write, buffered, durability, last("append"));
    }

    private Op splice(int lane, Words words) throws WrongException {
        Write write = write(words.next(), words);
        int asks = write.range().count();
        if (asks > Op.Splice.MOST) {
            throw new WrongException("a pipe does not hold " + asks + " sectors: at most " + Op.Splice.MOST);
        }
        flag = words.more() ? words.next() : null;
        if ("asks".equals(flag)) {
            asks = words.number(asks, 2 * Op.Splice.MOST);
            flag = words.more() ? words.next() : null;
        }
        Durability durability = durability(words);
        if (flag != null) {
            throw new WrongException("'" + flag + "' is none of 'asks SECTORS', 'sync' or 'dsync', in this order");
        }
        return new Op.Splice(lane, write, asks, durability);
    }

    private Durability durability(Words words) throws WrongException {
        for (Durability durability : Durability.values()) {
            if (durability.word().equals(flag)) {
                flag = words.more() ? words.next() : null;
                return durability;
            }
        }
        return Durability.NONE;
    }

    private boolean last(String word) throws WrongException {
        if (flag != null && !word.equals(flag)) {
            throw new WrongException("'" + flag + "' is none of 'buffered' (for pwrite), 'sync' or 'dsync', 'append', in this order");
        }
        return flag != null;
    }

    private Write write(String letter, Words words) throws WrongException {
        if (writes == Scenario.MOST_WRITES) {
            throw new WrongException("more than " + Scenario.MOST_WRITES + " writes");
        }
        char next = (char) ('A' + writes);
        if (letter.length() != 1 || letter.charAt(0) != next) {
            throw new WrongException("the next write is " + next + ", and not '" + letter + "'");
        }
        writes++;
        return new Write(writes, words.range());
    }

    private static Op.ReadWay readWay(String word) throws WrongException {
        for (Op.ReadWay way : Op.ReadWay.values()) {
            if (way.word().equals(word)) {
                return way;
            }
        }
        throw new WrongException("read '" + word + "': give direct, buffered or mapped");
    }

    private static boolean keep(Words words) throws WrongException {
        if (!words.more()) {
            return false;
        }
        String word = words.next();
        if (!"keep".equals(word)) {
            throw new WrongException("falloc takes 'keep' and nothing else, not '" + word + "'");
        }
        return true;
    }
}
