package dev.subblock.lab.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Which accelerator works here. A {@code /dev/kvm} that opens and makes a machine may still not run a
 * kernel (seen: QEMU aborts on an MSR; or the guest spins for ever in early boot), so it counts only
 * after a real guest has booted with it. The answer is remembered with what it depends on.
 */
public final class AcceleratorChoice {

    /** Boots a guest to its first line. */
    @FunctionalInterface
    public interface Probe {
        boolean boots(Accelerator accelerator) throws IOException, InterruptedException;
    }

    private static final Path KVM_DEVICE = Path.of("/dev/kvm");

    private final Path device;
    private final Path memory;
    private final String host;

    /**
     * @param memory file that keeps the answer
     * @param host what the answer depends on: QEMU's version, the host's kernel
     */
    public AcceleratorChoice(Path memory, String host) {
        this(KVM_DEVICE, memory, host);
    }

    /** @param device stands for {@code /dev/kvm} */
    AcceleratorChoice(Path device, Path memory, String host) {
        this.device = device;
        this.memory = memory;
        this.host = host;
    }

    /** What an earlier probe on this host found. */
    public Optional<Accelerator> remembered() throws IOException {
        if (!Files.exists(device) || !Files.isWritable(device)) {
            return Optional.of(Accelerator.TCG);
        }
        if (Files.exists(memory)) {
            String[] words = new String(Files.readAllBytes(memory), StandardCharsets.UTF_8).split("\n", 2);
            if (words.length == 2 && words[1].equals(host)) {
                for (Accelerator accelerator : Accelerator.values()) {
                    if (accelerator.toString().equals(words[0])) {
                        return Optional.of(accelerator);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The remembered answer, or KVM if a guest boots with it, or else emulation. */
    public Accelerator choose(Probe probe) throws IOException, InterruptedException {
        Optional<Accelerator> known = remembered();
        if (known.isPresent()) {
            return known.get();
        }
        Accelerator found = probe.boots(Accelerator.KVM) ? Accelerator.KVM : Accelerator.TCG;
        Path next = memory.resolveSibling(memory.getFileName() + ".new");
        Files.createDirectories(memory.getParent());
        Files.writeString(next, found + "\n" + host);
        Files.move(next, memory, StandardCopyOption.ATOMIC_MOVE);
        return found;
    }
}
