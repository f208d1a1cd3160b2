package dev.subblock.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether programs that a test started are gone. */
public final class Processes {

    private Processes() {}

    /** Waits, a killed program takes a moment. One that nobody reaps counts as gone. */
    public static boolean gone(long pid) throws Exception {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return true;
        }
        try {
            handle.get().onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return isZombie(pid);
        }
    }

    private static boolean isZombie(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    }

    /** Where this class and its neighbours lie, for a Java program of the test's own. */
    public static String testClasses() throws Exception {
        return Path.of(Processes.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /** The Java of this test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
