package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.guest.GuestImageBuilder;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelBuilder;
import dev.subblock.lab.kernel.KernelConfig;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.kernel.KernelSource;
import dev.subblock.lab.scratch.Scratch;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.AcceleratorChoice;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.lab.vm.MachineSpec;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** This machine as a laboratory: its builder, its guest image, the accelerator that works on it. */
public final class Laboratory {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Workplace workplace;
    private final KernelBuilder builder;
    private final GuestImage guest;
    private final Flavour flavour;

    private Laboratory(Workplace workplace, KernelBuilder builder, GuestImage guest, Flavour flavour) {
        this.flavour = flavour;
        this.workplace = workplace;
        this.builder = builder;
        this.guest = guest;
    }

    /** @throws CliException naming what is missing here and the command that installs it */
    public static void require() throws CliException {
        Requirements.carried().check(Requirements.searchPath(System.getenv("PATH")));
    }

    /**
     * Checks that all that is needed is there, and makes the guest image if it is not.
     *
     * @param cache where objects and images are kept
     * @param flavour of all kernels that are built in it
     * @throws CliException naming what is missing and the command that installs it
     */
    public static Laboratory open(Workplace workplace, Path cache, Flavour flavour) throws CliException, LabException, IOException, InterruptedException {
        require();
        KernelBuilder builder = new KernelBuilder(cache, workplace.commands(), workplace.progress()::say,
                PROCESSORS);
        GuestImage guest = new GuestImageBuilder(workplace.cache(), workplace.commands(), workplace.progress()::say)
                .java(GuestPrograms.reproducer());
        return new Laboratory(workplace, builder, guest, flavour);
    }

    /** Of this machine; at least 1. */
    int processors() {
        return PROCESSORS;
    }

    public GuestImage guest() {
        return guest;
    }

    /** @throws BuildFailedException if the kernel does not compile */
    public KernelImage build(Kernel kernel) throws BuildFailedException, LabException, IOException, InterruptedException {
        if (kernel.image().isPresent()) {
            return new KernelImage("given", kernel.image().get(), List.of(), 0, true);
        }
        // A first build takes many times as long as one after it, and is no measure of any.
        Optional<String> alike = builder.alike(source(kernel), config(kernel));
        try (Progress.Phase phase = workplace.progress().begin("build " + alike.orElse("first"), "building " + kernel.id() + ": " + kernel.title())) {
            KernelImage image = builder.build(source(kernel), config(kernel));
            if (!image.reused() && alike.isPresent()) {
                phase.done();
            }
            builder.describe(image, kernel.origin().tree().base() + " " + kernel.origin().tree().version() + " " + kernel.id() + ": " + kernel.title());
            return image;
        }
    }

    /** See {@link KernelBuilder#warningsOf}. */
    List<String> warningsOf(Kernel kernel, Collection<String> files) throws BuildFailedException, LabException, IOException, InterruptedException {
        return builder.warningsOf(source(kernel), config(kernel), files);
    }

    /** See {@link KernelBuilder#objectsOf}. */
    public List<String> objectsOf(Kernel kernel, Collection<String> files, Path to) throws BuildFailedException, LabException, IOException, InterruptedException {
        try (Progress.Phase phase = workplace.progress().begin("objects", "compiling what " + kernel.id() + " has of the files that a patch changes")) {
            List<String> objects = builder.objectsOf(source(kernel), config(kernel), files, to);
            phase.done();
            return objects;
        }
    }

    /** Whether a kernel need not be built. */
    public boolean has(Kernel kernel) throws LabException, IOException, InterruptedException {
        return kernel.image().isPresent() || builder.kept(source(kernel), config(kernel)).isPresent();
    }

    private KernelSource source(Kernel kernel) {
        return KernelSources.of(kernel, workplace.patches());
    }

    /** With which configuration it builds. */
    public Flavour flavour() {
        return flavour;
    }

    private KernelConfig config(Kernel kernel) {
        return flavour.config(kernel.origin().base().build());
    }

    /** The image that a run named, if it is still there. @param step of that run */
    public Optional<KernelImage> kept(Results.StepInfo step) throws IOException {
        if (step.kernel().equals("given")) {
            Path given = Path.of(step.title());
            return Files.isRegularFile(given) ? Optional.of(new KernelImage("given", given, List.of(), 0, true)) : Optional.empty();
        }
        return step.image() == null ? Optional.empty() : builder.kept(step.image());
    }

    /** What a kernel that is built here wants of its machine. */
    public GuestNeeds needs(Kernel kernel) {
        return GuestNeeds.of(kernel, flavour);
    }

    /** The accelerator that boots a guest here; found out once, with the given kernel. */
    public Accelerator accelerator(KernelImage kernel, GuestNeeds needs) throws LabException, IOException, InterruptedException {
        return choice(workplace, hostIdentity(workplace)).choose(accelerator -> boots(kernel, needs, accelerator));
    }

    /** What the choice of an accelerator depends on. */
    public static String hostIdentity(Workplace workplace) throws LabException, InterruptedException {
        String qemu = workplace.commands().succeed(Command.of("qemu-system-x86_64", "--version")).output().lines().findFirst().orElse("");
        return qemu + "\nLinux " + System.getProperty("os.version");
    }

    /** What is known of accelerators here without booting anything. */
    public static AcceleratorChoice choice(Workplace workplace, String host) {
        return new AcceleratorChoice(workplace.cache().resolve("accelerator"), host);
    }

    private boolean boots(KernelImage kernel, GuestNeeds needs, Accelerator accelerator) throws IOException, InterruptedException {
        workplace.progress().say("finding out whether " + accelerator + " boots a guest here");
        Path scratch = Scratch.directory("probe");
        MachineSpec machine = needs.spec(kernel.vmlinux(), guest, List.of(), List.of());
        try (Guest booted = Guest.start(machine, accelerator, scratch)) {
            booted.awaitBoot();
            return true;
        } catch (LabException | GuestGoneException e) {
            workplace.progress().say(accelerator + " does not: " + e.getMessage());
            return false;
        } finally {
            DirectoryTree.delete(scratch);
        }
    }

    /** What guests of a kernel are started from. @param likes scenarios whose disks they are to have */
    GuestSource guests(KernelImage kernel, GuestNeeds needs, List<Scenario> likes) throws LabException, IOException, InterruptedException {
        return new GuestSource(kernel.vmlinux(), needs, guest, accelerator(kernel, needs), likes, workplace.commands());
    }

    /** Where a kernel is watched while it writes. */
    public WatchBench watching(KernelImage image, GuestNeeds needs) throws LabException, IOException, InterruptedException {
        return new WatchBench(guest, needs, accelerator(image, needs), workplace.commands());
    }

    /** Where a kernel's writes are made to fail. */
    public FailureBench failing(KernelImage image, GuestNeeds needs) throws LabException, IOException, InterruptedException {
        return new FailureBench(guest, needs, accelerator(image, needs), workplace.commands());
    }

    /** Where a kernel's instructions are counted. */
    public CostBench counting(GuestNeeds needs) {
        return new CostBench(guest, needs, workplace.commands());
    }

    public TrialBench bench(Accelerator accelerator) {
        return new TrialBench(guest, flavour, accelerator, workplace.commands(), workplace.clock());
    }
}
