package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.sys.Errno;
import java.util.List;

/** A scenario back in the catalogue's language. */
final class ScenarioText {

    private final StringBuilder text = new StringBuilder();

    private ScenarioText() {}

    static String of(Scenario scenario) {
        ScenarioText writer = new ScenarioText();
        writer.head(scenario);
        String then = "";
        for (List<Op> phase : scenario.phases()) {
            writer.text.append(then);
            for (Op op : phase) {
                writer.op(op);
            }
            then = "  then\n";
        }
        writer.demands(scenario.demands());
        return writer.text.toString();
    }

    private void head(Scenario scenario) {
        Geometry geometry = scenario.geometry();
        text.append("scenario ").append(scenario.raceClass()).append(' ').append(scenario.shape()).append('\n');
        text.append("  why ").append(scenario.why()).append('\n');
        text.append("  block ").append(geometry.blockSize()).append('\n');
        text.append("  file ").append(geometry.sectors()).append(' ').append(geometry.state().word()).append('\n');
        if (geometry.behind() > 0) {
            text.append("  behind ").append(geometry.behind()).append('\n');
        }
        if (scenario.way() != null) {
            text.append("  by ").append(scenario.way().word()).append('\n');
        }
    }

    private void op(Op op) {
        text.append("  ");
        if (op.lane() > 0) {
            text.append(op.lane()).append(' ');
        }
        if (op instanceof Op.Brought brought) {
            text.append("write");
            write(brought.write());
        } else if (op instanceof Op.Aio aio) {
            text.append("aio");
            for (Write write : aio.writes()) {
                write(write);
            }
            flags(aio.durability(), aio.append());
        } else if (op instanceof Op.Pwrite pwrite) {
            text.append("pwrite");
            write(pwrite.write());
            text.append(pwrite.buffered() ? " buffered" : "");
            flags(pwrite.durability(), pwrite.append());
        } else if (op instanceof Op.Store store) {
            text.append("store");
            write(store.write());
        } else if (op instanceof Op.Splice splice) {
            text.append("splice");
            write(splice.write());
            text.append(splice.asks() == splice.write().range().count() ? "" : " asks " + splice.asks());
            flags(splice.durability(), false);
        } else if (op instanceof Op.Read read) {
            text.append("read ").append(read.range()).append(' ').append(read.way().word());
        } else if (op instanceof Op.Fsync) {
            text.append("fsync");
        } else if (op instanceof Op.Falloc falloc) {
            text.append("falloc ").append(falloc.range()).append(falloc.keep() ? " keep" : "");
        } else {
            text.append("truncate ").append(((Op.Truncate) op).sectors());
        }
        text.append('\n');
    }

    private void write(Write write) {
        text.append(' ').append(write.letter()).append(' ').append(write.range());
    }

    private void flags(Durability durability, boolean append) {
        if (durability != Durability.NONE) {
            text.append(' ').append(durability.word());
        }
        text.append(append ? " append" : "");
    }

    private void demands(Demands demands) {
        text.append(demands.syncMount() ? "  mount sync\n" : "");
        for (Fault fault : demands.faults()) {
            text.append("  fault ").append(fault.words()).append('\n');
        }
        for (Result result : demands.results()) {
            text.append("  result ").append((char) ('A' + result.write() - 1)).append(' ')
                    .append(Errno.name(result.errno())).append('\n');
        }
        if (demands.size() != Demands.FOLLOWS) {
            text.append("  size ").append(demands.size()).append('\n');
        }
        if (demands.inFlight().outstanding() > 0) {
            text.append("  outstanding ").append(demands.inFlight().outstanding()).append('\n');
        }
        for (int write : demands.inFlight().alone()) {
            text.append("  alone ").append((char) ('A' + write - 1)).append('\n');
        }
        text.append(demands.mapped() ? "  mapped\n" : "");
        if (demands.cut().happens()) {
            text.append(demands.cut().midway() ? "  cut after " + demands.cut().words() + "\n" : "  cut\n");
        }
        if (!demands.promise().made()) {
            text.append("  promise no ").append(demands.promise().reason()).append('\n');
        }
    }
}
