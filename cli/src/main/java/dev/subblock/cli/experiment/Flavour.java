package dev.subblock.cli.experiment;

import dev.subblock.lab.kernel.KernelConfig;
import dev.subblock.patches.base.Build;
import dev.subblock.patches.base.Symbols;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** With which configuration kernels are built. */
public enum Flavour {

    /** What a guest needs, and nothing that slows it. */
    PLAIN(1, KernelConfig::guest),

    /** Watching its locks: each complaint is on the console, and fails. Under emulation three to five times slower. */
    DEBUG(5, KernelConfig::debug),

    /** Telling what it does, by its trace events. Nothing is traced until a guest asks for it, so it is hardly slower. */
    TRACE(1, KernelConfig::trace),

    /** Noticing locks that are not given back, with memory that can be made to fail, and quotas. */
    ERRORS(3, KernelConfig::errors),

    /** Without what watches it, and with disks of its own: its instructions are counted. */
    COST(1, KernelConfig::cost);

    private final int patience;
    private final Supplier<KernelConfig> asked;

    Flavour(int patience, Supplier<KernelConfig> asked) {
        this.patience = patience;
        this.asked = asked;
    }

    KernelConfig config(Build build) {
        KernelConfig plain = fitted(KernelConfig.guest(), build.symbols());
        return word().map(w -> plain.with(fitted(asked.get(), build.flavour(w)))).orElse(plain);
    }

    private static KernelConfig fitted(KernelConfig asked, Symbols base) {
        return asked.without(base.without()).with(base.config());
    }

    /** In {@code results.json}, and in a base's file; empty for the usual one. */
    public Optional<String> word() {
        return this == PLAIN ? Optional.empty() : Optional.of(name().toLowerCase(Locale.ROOT));
    }

    /** So many times longer than usual may a guest take for anything. */
    public int patience() {
        return patience;
    }
}
