package dev.subblock.lab.vm;

import java.nio.file.Path;

/** A disk of a guest: where its bytes are. */
public sealed interface GuestDisk {

    /** A raw image that QEMU serves itself. */
    record Raw(Path image) implements GuestDisk {}

    /**
     * An NBD server's export.
     *
     * @param socket on which the server listens
     * @param export its name
     */
    record Nbd(Path socket, String export) implements GuestDisk {}
}
