package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.scenario.ScenarioParser.Words;
import dev.subblock.reproducer.scenario.ScenarioParser.WrongException;
import dev.subblock.reproducer.sys.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** A scenario of which some lines have been read. */
final class Draft {

    private static final int MOST_OPS = 16;
    private static final int MOST_FAULTS = 4;
    private static final int UNGIVEN = -1;

    private final String raceClass;
    private final String shape;
    private final int begun;
    private final OpLine ops = new OpLine();
    private final List<List<Op>> phases = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private List<Op> phase = new ArrayList<>();
    private String why;
    private int block = UNGIVEN;
    private int sectors = UNGIVEN;
    private int behind = UNGIVEN;
    private int size = UNGIVEN;
    private List<BlockState> states;
    private List<Way> ways;
    private boolean mapped;
    private Cut cut = Cut.NONE;
    private boolean syncMount;
    private int outstanding;
    private final List<Integer> alone = new ArrayList<>();
    private String notPromised;

    Draft(String raceClass, String shape, int begun) {
        this.raceClass = raceClass;
        this.shape = shape;
        this.begun = begun;
    }

    /** The line of its first word. */
    int begun() {
        return begun;
    }

    /** Takes a line that begins with {@code first}. */
    void line(String first, Words words) throws WrongException {
        switch (first) {
            case "why" -> {
                once(first, why == null);
                why = words.rest();
            }
            case "block" -> {
                once(first, block == UNGIVEN);
                block = words.number(1024, 65536);
                if (Integer.bitCount(block) != 1) {
                    throw new WrongException("block size " + block + " is not a power of two");
                }
            }
            case "file" -> {
                once(first, sectors == UNGIVEN);
                sectors = words.number(0, 1024);
                states = states(words.next());
            }
            case "behind" -> {
                once(first, behind == UNGIVEN);
                behind = words.number(1, 1024);
            }
            case "by" -> {
                once(first, ways == null);
                ways = ways(words.next());
            }
            case "then" -> then();
            case "fault" -> {
                if (faults.size() == MOST_FAULTS) {
                    throw new WrongException("more than " + MOST_FAULTS + " faults");
                }
                faults.add(FaultLine.fault(words));
            }
            case "result" -> result(words);
            case "size" -> {
                once(first, size == UNGIVEN);
                size = words.number(0, 2048);
            }
            case "mapped" -> {
                once(first, !mapped);
                mapped = true;
            }
            case "cut" -> {
                once(first, !cut.happens());
                cut = cut(words);
            }
            case "mount" -> {
                once(first, !syncMount);
                if (!"sync".equals(words.next())) {
                    throw new WrongException("give 'mount sync'");
                }
                syncMount = true;
            }
            case "outstanding" -> {
                once(first, outstanding == 0);
                outstanding = words.number(2, Scenario.MOST_WRITES);
            }
            case "alone" -> alone(words);
            case "promise" -> {
                once(first, notPromised == null);
                if (!"no".equals(words.next())) {
                    throw new WrongException("give 'promise no' and why");
                }
                notPromised = words.rest();
            }
            default -> op(first, words);
        }
        words.end();
    }

    private void op(String first, Words words) throws WrongException {
        if (phase.size() == MOST_OPS) {
            throw new WrongException("more than " + MOST_OPS + " ops in a phase");
        }
        phase.add(ops.op(first, words));
    }

    private void then() throws WrongException {
        if (phase.isEmpty()) {
            throw new WrongException("'then' and nothing before it");
        }
        if (phases.size() == Scenario.MOST_PHASES - 1) {
            throw new WrongException("more than " + Scenario.MOST_PHASES + " phases");
        }
        phases.add(phase);
        phase = new ArrayList<>();
    }

    private void alone(Words words) throws WrongException {
        int write = letter(words);
        once("alone " + (char) ('A' + write - 1), !alone.contains(write));
        alone.add(write);
    }

    private static Cut cut(Words words) throws WrongException {
        if (!words.more()) {
            return Cut.AT_END;
        }
        if (!"after".equals(words.next())) {
            throw new WrongException("give 'cut', 'cut after WRITES' or 'cut after every'");
        }
        String after = words.next();
        return "every".equals(after) ? Cut.AFTER_ANOTHER : new Cut(Words.number(after, 1, Cut.MOST));
    }

    /** The number of a write that is there. */
    private int letter(Words words) throws WrongException {
        String letter = words.next();
        int write = letter.length() == 1 ? letter.charAt(0) - 'A' + 1 : 0;
        if (write < 1 || write > ops.writes()) {
            throw new WrongException("'" + letter + "' is none of the writes before it");
        }
        return write;
    }

    private void result(Words words) throws WrongException {
        int write = letter(words);
        for (Result other : results) {
            if (other.write() == write) {
                throw new WrongException("a second result of " + (char) ('A' + write - 1));
            }
        }
        String name = words.next();
        int errno = Errno.number(name);
        if (errno == 0) {
            throw new WrongException("'" + name + "' is no error that is known here, such as EIO");
        }
        results.add(new Result(write, errno));
    }

    private static void once(String word, boolean first) throws WrongException {
        if (!first) {
            throw new WrongException("a second '" + word + "' in one scenario");
        }
    }

    private static List<BlockState> states(String words) throws WrongException {
        List<BlockState> found = new ArrayList<>();
        StringTokenizer list = new StringTokenizer(words, ",");
        while (list.hasMoreTokens()) {
            String word = list.nextToken();
            int before = found.size();
            for (BlockState state : BlockState.values()) {
                if (state.word().equals(word)) {
                    found.add(state);
                }
            }
            if (found.size() == before) {
                throw new WrongException("block state '" + word + "': give hole, unwritten, written, shared or mixed");
            }
        }
        return found;
    }

    private static List<Way> ways(String words) throws WrongException {
        List<Way> found = new ArrayList<>();
        StringTokenizer list = new StringTokenizer(words, ",");
        while (list.hasMoreTokens()) {
            String word = list.nextToken();
            int before = found.size();
            for (Way way : Way.values()) {
                if (way.word().equals(word)) {
                    found.add(way);
                }
            }
            if (found.size() == before) {
                throw new WrongException("way '" + word + "': give one, several, two or threads");
            }
        }
        return found;
    }

    /** One for each state and way. */
    List<Scenario> scenarios() throws WrongException {
        if (why == null || block == UNGIVEN || sectors == UNGIVEN) {
            throw new WrongException("scenario " + shape + " needs lines 'why', 'block' and 'file'");
        }
        if (ops.writes() == 0 || phase.isEmpty()) {
            throw new WrongException(phase.isEmpty() && !phases.isEmpty() ? "nothing follows the last 'then'"
                    : "scenario " + shape + " writes nothing");
        }
        if (ops.brought() == (ways == null)) {
            throw new WrongException(ways == null ? "'write' needs a line 'by'" : "'by' is for lines 'write', and there is none");
        }
        phases.add(phase);
        Promise promise = notPromised == null ? Promise.MADE : new Promise(false, notPromised);
        Demands demands = new Demands(faults, results, size, mapped, cut, syncMount, new InFlight(outstanding, alone), promise);
        List<Scenario> scenarios = new ArrayList<>();
        for (BlockState state : states) {
            Geometry geometry = new Geometry(block, sectors, state, Math.max(0, behind));
            if (sectors == 0 && state != BlockState.HOLE) {
                throw new WrongException("a file of 0 sectors has no block that could be " + state.word());
            }
            for (int way = 0; way < (ways == null ? 1 : ways.size()); way++) {
                scenarios.add(new Scenario(raceClass, shape, why, geometry, ways == null ? null : ways.get(way), phases,
                        demands, Scenario.USUAL_TRIALS));
            }
        }
        for (Scenario scenario : scenarios) {
            String broken = ScenarioRules.broken(scenario);
            if (broken != null) {
                throw new WrongException(broken);
            }
        }
        return scenarios;
    }
}
