package dev.subblock.lab.vm;

import dev.subblock.lab.Processes;
import dev.subblock.lab.command.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands for QEMU, as a process: connects to both sockets and then does what its arguments say, one after the other. */
final class FakeQemu {

    /** What stands for the state of devices. */
    static final String STATE = "state of the devices";

    private static SocketChannel channel;
    private static volatile boolean refusing;
    private static SocketChannel monitor;
    private static BufferedReader commands;
    private static BufferedReader requests;

    private FakeQemu() {}

    /** The machine that plays these steps: {@code step} or {@code step:argument}. */
    static Qemu.Machine playing(String... steps) {
        return (monitor, channel) -> {
            List<String> argv = new ArrayList<>();
            try {
                argv.addAll(List.of(Processes.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp",
                        Processes.testClasses(), FakeQemu.class.getName(), monitor.toString(), channel.toString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            argv.addAll(Arrays.asList(steps));
            return Command.of(argv);
        };
    }

    public static void main(String[] args) throws Exception {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(args[1])));
        monitor = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(args[0])));
        commands = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        for (String step : List.of(args).subList(2, args.length)) {
            String[] words = step.split(":", 2);
            play(words[0], words.length > 1 ? words[1] : "");
        }
    }

    private static void play(String step, String argument) throws Exception {
        switch (step) {
            case "up" -> {
                write(monitor, "{\"QMP\": {\"version\": {}, \"capabilities\": []}}\n");
                requests = new BufferedReader(Channels.newReader(monitor, StandardCharsets.UTF_8));
                requests.readLine();
                write(monitor, "{\"return\": {}}\n");
                Thread answering = new Thread(FakeQemu::answer, "qmp");
                answering.setDaemon(true);
                answering.start();
            }
            case "say" -> write(channel, argument + "\n");
            case "say-lines" -> write(channel, "ab\n".repeat(Integer.parseInt(argument)));
            case "say-long" -> write(channel, "x".repeat(Integer.parseInt(argument)) + "\n");
            case "hear" -> {
                String line = commands.readLine();
                if (!argument.equals(line)) {
                    System.err.println("heard " + line);
                    System.exit(99);
                }
            }
            case "refuse" -> refusing = true;
            case "event" -> write(monitor, argument + "\n");
            case "console" -> System.out.println(argument);
            case "flood" -> {
                byte[] block = "y".repeat((1 << 20) - 1).concat("\n").getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < Integer.parseInt(argument); i++) {
                    System.out.write(block);
                }
                System.out.flush();
            }
            case "error" -> System.err.println(argument);
            case "hang" -> new CountDownLatch(1).await();
            case "exit" -> System.exit(Integer.parseInt(argument));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private static void answer() {
        try {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                if (line.contains("migrate-incoming")) {
                    take(socket(line));
                    continue;
                } else if (line.contains("\"migrate\"")) {
                    write(monitor, "{\"return\": {}}\n");
                    give(socket(line));
                    continue;
                } else if (line.contains("\"stop\"") && refusing) {
                    write(monitor, "{\"error\": {\"class\": \"GenericError\", \"desc\": \"not now\"}}\n");
                    continue;
                }
                write(monitor, line.contains("info registers") ? "{\"return\": \"RIP=0010:ffffffff8100dead\\r\\n\"}\n" : "{\"return\": {}}\n");
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static UnixDomainSocketAddress socket(String line) {
        return UnixDomainSocketAddress.of(line.replaceAll(".*unix:([^\"]*)\".*", "$1"));
    }

    private static void give(UnixDomainSocketAddress to) throws IOException {
        try (SocketChannel socket = SocketChannel.open(to)) {
            write(socket, STATE);
        }
        migrated("completed");
    }

    private static void take(UnixDomainSocketAddress from) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(from);
            write(monitor, "{\"return\": {}}\n");
            try (SocketChannel socket = server.accept()) {
                String state = new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.UTF_8);
                migrated(state.equals(STATE) ? "completed" : "failed");
            }
        }
    }

    private static void migrated(String status) throws IOException {
        write(monitor, "{\"event\": \"MIGRATION\", \"data\": {\"status\": \"active\"}}\n");
        write(monitor, "{\"event\": \"MIGRATION\", \"data\": {\"status\": \"" + status + "\"}}\n");
    }

    private static void write(SocketChannel socket, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }
}
