package dev.subblock.cli.experiment;

import com.kenai.jffi.Library;
import dev.subblock.cli.exit.CliException;
import dev.subblock.lab.guest.GuestProgram;
import dev.subblock.reproducer.guest.Agent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The reproducer as the program of a guest. */
final class GuestPrograms {

    /** The first port of the first virtio-serial device. */
    private static final String CHANNEL = "/dev/vport0p1";
    private static final String NATIVE = "libjffi-1.2.so";

    private GuestPrograms() {}

    static GuestProgram reproducer() throws CliException, IOException {
        return new GuestProgram(Agent.class.getName(), List.of(CHANNEL),
                List.of(origin(Agent.class), origin(Library.class)),
                Map.of(NATIVE, jffi()),
                // Unpacked beforehand, and without generating code: seconds under emulation.
                Map.of("jffi.boot.library.path", "{app}", "jnr.ffi.asm.enabled", "false"),
                List.of("-"), "quit\n");
    }

    private static Path origin(Class<?> type) throws CliException {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw CliException.trouble("can't find the jar of " + type.getName() + ": start subblock from a path without odd characters");
        }
    }

    private static byte[] jffi() throws CliException, IOException {
        try (InputStream in = Library.class.getResourceAsStream("/jni/x86_64-Linux/" + NATIVE)) {
            if (in == null) {
                throw CliException.trouble("jffi has no library for x86_64: guests run on x86_64 only");
            }
            return in.readAllBytes();
        }
    }
}
