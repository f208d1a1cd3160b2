package dev.subblock.cli.experiment;

import dev.subblock.lab.kernel.KernelConfig;
import dev.subblock.patches.base.Build;
import java.util.Locale;
import java.util.Optional;

/** With which configuration kernels are built. */
public enum Flavour {

    /** What a guest needs, and nothing that slows it. */
    PLAIN(1) {
        @Override
        KernelConfig config(Build build) {
            return KernelConfig.guest().without(build.without()).with(build.config());
        }
    },

    /** Watching its locks: each complaint is on the console, and fails. Under emulation three to five times slower. */
    DEBUG(5) {
        @Override
        KernelConfig config(Build build) {
            KernelConfig watching = KernelConfig.debug().without(build.debugWithout()).with(build.debugConfig());
            return PLAIN.config(build).with(watching);
        }
    },

    /** Telling what it does, by its trace events. Nothing is traced until a guest asks for it, so it is hardly slower. */
    TRACE(1) {
        @Override
        KernelConfig config(Build build) {
            return PLAIN.config(build).with(KernelConfig.trace());
        }
    },

    /** Noticing locks that are not given back, with memory that can be made to fail, and quotas. */
    ERRORS(3) {
        @Override
        KernelConfig config(Build build) {
            return PLAIN.config(build).with(KernelConfig.errors());
        }
    },

    /** Without what watches it, and with disks of its own: its instructions are counted. */
    COST(1) {
        @Override
        KernelConfig config(Build build) {
            return PLAIN.config(build).with(KernelConfig.cost());
        }
    };

    private final int patience;

    Flavour(int patience) {
        this.patience = patience;
    }

    abstract KernelConfig config(Build build);

    /** In {@code results.json}; empty for the usual one. */
    Optional<String> word() {
        return this == PLAIN ? Optional.empty() : Optional.of(name().toLowerCase(Locale.ROOT));
    }

    /** So many times longer than usual may a guest take for anything. */
    public int patience() {
        return patience;
    }
}
