package dev.subblock.faultbench.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What can be done to a guest, or said in its name. */
final class Deeds {

    private static final int MIB = 1 << 20;
    /** QEMU ends within a second of SIGTERM; a busy host gets ten times that. */
    private static final int LEAVE_SECONDS = 10;

    private Pipe monitor;
    private Pipe channel;
    private List<Pipe> disks = List.of();
    private Process process;

    void monitor(Pipe to) {
        monitor = to;
    }

    void channel(Pipe to) {
        channel = to;
    }

    void disks(List<Pipe> all) {
        disks = all;
    }

    void process(Process real) {
        process = real;
    }

    /**
     * Does one.
     *
     * @param held the line that nobody has heard yet, or nothing
     * @return what of it is still to be handed on
     */
    String act(String deed, String held) throws IOException, InterruptedException {
        String[] words = deed.split(" ", 2);
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "nothing" -> { }
            case "say" -> say(argument + "\n");
            case "flood" -> flood(Integer.parseInt(argument));
            case "line" -> channel.tell(argument + "\n");
            case "lines" -> lines(Integer.parseInt(argument));
            case "half" -> {
                channel.tell(held.substring(0, held.length() / 2));
                return "";
            }
            case "twice" -> channel.tell(held);
            case "swap" -> {
                String[] parts = argument.split("/");
                String swapped = held.replaceAll(parts[1], parts[2]);
                if (swapped.equals(held)) {
                    throw new IOException("nothing to swap in " + held);
                }
                return swapped;
            }
            case "event" -> monitor.tell(argument + "\n");
            case "unplug" -> disks.forEach(Pipe::cut);
            case "freeze" -> signal("STOP", process.pid());
            case "kill" -> {
                end();
                signal("KILL", ProcessHandle.current().pid());
            }
            case "exit" -> {
                end();
                Runtime.getRuntime().halt(Integer.parseInt(argument));
            }
            default -> throw new IOException("no such deed: " + deed);
        }
        return held;
    }

    synchronized void console(byte[] block, int length) {
        System.out.write(block, 0, length);
        System.out.flush();
    }

    private void say(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        console(bytes, bytes.length);
    }

    private void flood(int mib) {
        byte[] block = "XFS (vda): something that is said again and again, and again\n".repeat(MIB / 62).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < mib; i++) {
            console(block, block.length);
        }
    }

    private void lines(int mib) throws IOException {
        String block = "{\"kind\":\"note\",\"text\":\"and so on\"}\n".repeat(MIB / 36);
        for (int i = 0; i < mib; i++) {
            channel.tell(block);
        }
    }

    /** As QEMU ends when its guest goes down: it takes leave of its disks. */
    private void end() throws InterruptedException {
        System.out.flush();
        if (process != null) {
            process.destroy();
            if (!process.waitFor(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
    }
}
