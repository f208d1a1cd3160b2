package dev.subblock.cli.experiment;

import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.Build;
import dev.subblock.patches.base.DebianSource;
import dev.subblock.patches.base.Machine;
import java.util.List;
import java.util.Optional;

/** Bases for tests. */
public final class Bases {

    /** One that asks for nothing. */
    public static final Base PLAIN = new Base("linux-6.1", "a kernel", new DebianSource("linux-source-6.1", "usr/src/l.tar.xz"), List.of(),
            Optional.of("letters"), Optional.empty(), Optional.empty(), List.of(), Build.PLAIN, Machine.PLAIN, List.of(), List.of());

    private Bases() {}
}
