package dev.subblock.faultbench.qemu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In QEMU's place on the path. Runs the real one with its channel, its monitor and its disks led through here, and
 * does what the {@link Plan} says when the guest has come to the phase of the plan.
 */
public final class FakeQemu {

    private static final Pattern MONITOR = Pattern.compile("socket,id=monitor,path=(.*)");
    private static final Pattern CHANNEL = Pattern.compile("socket,id=channel,path=(.*)");
    private static final Pattern DISK = Pattern.compile(".*server\\.path=([^,]*),.*");

    private final Plan plan;
    private final Deeds deeds;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Pipe channel;
    private boolean done;

    private FakeQemu(Plan plan, Deeds deeds) {
        this.plan = plan;
        this.deeds = deeds;
    }

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.read(Path.of(System.getenv("FAULTBENCH_PLAN")));
        List<String> given = Arrays.asList(arguments);
        boolean ours = given.stream().anyMatch(a -> CHANNEL.matcher(a).matches()) && given.stream().anyMatch(a -> a.contains(plan.kernel()));
        if (!ours) {
            System.exit(real(plan, given).inheritIO().start().waitFor());
        }
        new FakeQemu(plan, new Deeds()).run(given);
    }

    /** It dies with us, as we with the tool. */
    private static ProcessBuilder real(Plan plan, List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", plan.qemu().toString()));
        argv.addAll(arguments);
        return new ProcessBuilder(argv);
    }

    private void run(List<String> given) throws IOException, InterruptedException {
        if (plan.phase() == Phase.START) {
            act("");
        }
        Path sockets = Files.createTempDirectory(plan.done().getParent(), "q");
        List<String> led = new ArrayList<>();
        List<Pipe> disks = new ArrayList<>();
        for (String argument : given) {
            led.add(argument);
            Matcher m = MONITOR.matcher(argument);
            if (m.matches()) {
                deeds.monitor(new Pipe(lead(led, m.group(1), sockets.resolve("m")), Path.of(m.group(1)), null));
            }
            m = CHANNEL.matcher(argument);
            if (m.matches()) {
                channel = new Pipe(lead(led, m.group(1), sockets.resolve("c")), Path.of(m.group(1)), this::heard);
                deeds.channel(channel);
            }
            m = DISK.matcher(argument);
            if (m.matches()) {
                disks.add(new Pipe(lead(led, m.group(1), sockets.resolve("d" + disks.size())), Path.of(m.group(1)), null));
            }
        }
        deeds.disks(disks);
        Process process = real(plan, led).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        deeds.process(process);
        byte[] block = new byte[8192];
        for (int n = process.getInputStream().read(block); n >= 0; n = process.getInputStream().read(block)) {
            deeds.console(block, n);
        }
        int status = process.waitFor();
        channel.drain();
        System.exit(status);
    }

    private static Path lead(List<String> led, String from, Path to) {
        led.set(led.size() - 1, led.get(led.size() - 1).replace(from, to.toString()));
        return to;
    }

    private void heard(ByteBuffer block) throws IOException, InterruptedException {
        while (block.hasRemaining()) {
            byte next = block.get();
            line.write(next);
            if (next == '\n') {
                String said = line.toString(StandardCharsets.UTF_8);
                line.reset();
                handOn(said);
            }
        }
    }

    private void handOn(String said) throws IOException, InterruptedException {
        if (!done && plan.phase().isBefore(said)) {
            act(said);
            return;
        }
        channel.tell(said);
        if (!done && plan.phase().isAfter(said)) {
            act("");
        }
    }

    /** That it came to this is written down first: a case in which nothing was done proves nothing. */
    private void act(String held) throws IOException, InterruptedException {
        done = true;
        Files.writeString(plan.done(), plan.phase() + "\n");
        String left = held;
        for (String deed : plan.deeds()) {
            left = deeds.act(deed, left);
        }
        if (!left.isEmpty()) {
            channel.tell(left);
        }
    }
}
