package dev.subblock.cli.architecture.broken.cli;

/** A name that says nothing. */
public record SectorUtils(int sector) {

    /** Another such name, inside. */
    public record InnerManager(int sector) {}
}
