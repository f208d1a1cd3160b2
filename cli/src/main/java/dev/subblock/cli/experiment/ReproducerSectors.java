package dev.subblock.cli.experiment;

import dev.subblock.lab.disk.SectorNames;
import dev.subblock.lab.trace.TraceEvent.Piece;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorReader;
import java.nio.ByteBuffer;

/** What the reproducer wrote into a sector, for a disk that knows no reproducer. For one disk. */
final class ReproducerSectors implements SectorNames {

    /** What a trial writes, and what its preparation wrote; any other generation is from before. */
    private static final int WRITES = 1;
    private static final int BEFORE = 2;

    private final SectorReader reader = new SectorReader();

    @Override
    public Piece name(ByteBuffer bytes, int at, String run, int trial) {
        Sector sector = reader.read(bytes, at);
        if (sector.kind() != Sector.Kind.INTACT) {
            return OTHER;
        }
        boolean own = sector.run() == Integer.parseUnsignedInt(run, 16) + trial;
        String what = own && sector.generation() == WRITES ? "write " + sector.writer()
                : own && sector.generation() == BEFORE ? "before" : "older";
        return new Piece(what, sector.offset(), 1);
    }
}
