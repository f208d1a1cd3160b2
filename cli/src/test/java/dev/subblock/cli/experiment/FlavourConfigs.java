package dev.subblock.cli.experiment;

import dev.subblock.patches.base.Base;

/** Configurations as a laboratory asks for them. */
public final class FlavourConfigs {

    private FlavourConfigs() {}

    /** The fragment for a kernel of a base. */
    public static String of(Flavour flavour, Base base) {
        return flavour.config(base.build()).text();
    }
}
