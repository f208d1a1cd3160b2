package dev.subblock.reproducer.generator;

import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Write;
import java.util.ArrayList;
import java.util.List;

/** Numbers the writes of a scenario anew after some were taken out. */
final class Letters {

    private final int[] anew = new int[Scenario.MOST_WRITES + 1];
    private int count;
    private boolean brought;

    /** The same ops, with writes numbered from 1 in their order. */
    List<List<Op>> anew(List<List<Op>> phases) {
        List<List<Op>> lettered = new ArrayList<>();
        for (List<Op> phase : phases) {
            List<Op> ops = new ArrayList<>();
            for (Op op : phase) {
                ops.add(anew(op));
            }
            lettered.add(ops);
        }
        return lettered;
    }

    /** How many writes there are. */
    int count() {
        return count;
    }

    /** Whether some name no lane. */
    boolean brought() {
        return brought;
    }

    /** The number of what was write {@code number}; 0 if it was taken out. */
    int of(int number) {
        return anew[number];
    }

    private Op anew(Op op) {
        if (op instanceof Op.Aio aio) {
            List<Write> writes = new ArrayList<>();
            for (Write write : aio.writes()) {
                writes.add(anew(write));
            }
            return new Op.Aio(aio.lane(), writes, aio.durability(), aio.append());
        }
        if (op instanceof Op.Pwrite pwrite) {
            return new Op.Pwrite(pwrite.lane(), anew(pwrite.write()), pwrite.buffered(), pwrite.durability(), pwrite.append());
        }
        if (op instanceof Op.Brought one) {
            brought = true;
            return new Op.Brought(anew(one.write()));
        }
        if (op instanceof Op.Splice splice) {
            return new Op.Splice(splice.lane(), anew(splice.write()), splice.asks(), splice.durability());
        }
        return op instanceof Op.Store store ? new Op.Store(store.lane(), anew(store.write())) : op;
    }

    private Write anew(Write write) {
        anew[write.number()] = ++count;
        return new Write(count, write.range());
    }
}
