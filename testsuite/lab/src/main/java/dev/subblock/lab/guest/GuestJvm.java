package dev.subblock.lab.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How the JVM of a guest is started. */
final class GuestJvm {

    /** Relative, and so the same where the class archive is made and in the guest, whose directory is {@code /}. */
    static final String CLASS_PATH = "app/app.jar";

    private GuestJvm() {}

    /** The whole command line in the guest. */
    static List<String> command(GuestProgram program) {
        List<String> words = new ArrayList<>(List.of("/jre/bin/java",
                "-Xshare:auto", "-XX:SharedArchiveFile=/" + ClassArchive.FILE,
                // C1 only: C2 needs longer to warm up than a guest lives. One CPU: no concurrent collector.
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "-Xss512k",
                "-XX:-UsePerfData"));
        words.addAll(arguments(program, Path.of("/app")));
        words.addAll(program.arguments());
        return words;
    }

    /** The part that is the same on the host and in the guest, up to the main class. */
    static List<String> arguments(GuestProgram program, Path app) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(program.systemProperties()).forEach((k, v) -> words.add("-D" + k + "=" + v.replace("{app}", app.toString())));
        words.addAll(List.of("-cp", CLASS_PATH, program.mainClass()));
        return words;
    }
}
