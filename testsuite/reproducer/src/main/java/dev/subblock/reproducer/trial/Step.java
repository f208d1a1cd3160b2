package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.scenario.Durability;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.sys.OpenFile;

/**
 * An op as a lane carries it out.
 *
 * @param number among all ops of the scenario, from 0; -1 for a step that is no op
 * @param op null: take in the completions of all that this lane has in flight
 * @param descriptor of the file, an index into {@link Plan#flags}; -1 if it takes none
 * @param slot of the lane's AIO context in which its first write is
 */
record Step(int number, int lane, Op op, int descriptor, int slot) {

    /** How its file has to be opened; -1 if it takes no descriptor. */
    static int flags(Op op) {
        if (op instanceof Op.Aio aio) {
            return OpenFile.DIRECT | flags(aio.durability(), aio.append());
        }
        if (op instanceof Op.Pwrite pwrite) {
            return (pwrite.buffered() ? 0 : OpenFile.DIRECT) | flags(pwrite.durability(), pwrite.append());
        }
        if (op instanceof Op.Splice splice) {
            return flags(splice.durability(), false);
        }
        if (op instanceof Op.Store || op instanceof Op.Read read && read.way() == Op.ReadWay.MAPPED) {
            return -1;
        }
        return OpenFile.READ_WRITE | (op instanceof Op.Read read && read.way() == Op.ReadWay.BUFFERED ? 0 : OpenFile.DIRECT);
    }

    private static int flags(Durability durability, boolean append) {
        return OpenFile.READ_WRITE | (append ? OpenFile.APPEND : 0)
                | (durability == Durability.SYNC ? OpenFile.SYNC : durability == Durability.DSYNC ? OpenFile.DSYNC : 0);
    }
}
