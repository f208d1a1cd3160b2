package dev.subblock.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The git command, where this machine has it; without the configuration of whoever runs the tests. */
public final class Git {
    private Git() {}

    public static void assumeInstalled() {
        boolean there;
        try {
            there = start(Path.of("."), List.of("git", "--version")).waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there, "needs the git command");
    }

    /** Runs git and gives its output; an exit status other than 0 fails the test. */
    public static String run(Path dir, String... arguments) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.org"));
        argv.addAll(List.of(arguments));
        Process git = start(dir, argv);
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(String.join(" ", argv) + "\n" + output).isZero();
        return output;
    }

    private static Process start(Path dir, List<String> argv) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(dir.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }
}
