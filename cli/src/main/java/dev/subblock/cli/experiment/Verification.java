package dev.subblock.cli.experiment;

import dev.subblock.analyzers.regression.WarningsSeen;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The main job: each kernel built, booted and put through its scenarios. While one kernel is booted
 * the next is built: a guest keeps one processor busy, and a third of an incremental build is linking.
 * When the last is built, as many guests run as there are processors.
 */
public final class Verification {

    /** A guest and its disk keep one processor busy; more guests than this share the memory of a small machine. */
    private static final int MOST_GUESTS = 4;
    /** So few kernels are booted side by side from the beginning: a control and the one that somebody waits for. */
    private static final int FEW = 2;

    /** Longer than a killed QEMU and its streams take. */
    private static final Duration ENDING = Duration.ofSeconds(15);

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final List<Booking> bookings;
    private final Regime regime;
    private final RunDirectory run;
    private final RunTokens tokens;
    private final Subject subject;
    private final Ledger ledger;
    private final WarningsSeen warnings = new WarningsSeen();

    /**
     * @param bookings in the order in which their kernels are built and booted
     * @param controls what is known of those of the kernels that have one historical bug
     */
    public Verification(Workplace workplace, Laboratory laboratory, Subject subject, List<Booking> bookings, List<ControlKernel> controls,
            Regime regime, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.regime = regime;
        this.run = run;
        this.subject = subject;
        this.tokens = new RunTokens(workplace.random());
        this.ledger = new Ledger(subject, bookings.stream().map(Booking::kernel).toList(), controls, host(null));
        this.bookings = bookings.stream().flatMap(b -> runnable(b).stream()).toList();
    }

    /** What a kernel can't be asked for is noted; where nothing is left, it is not built either. */
    private Optional<Booking> runnable(Booking booking) {
        Kernel kernel = booking.kernel();
        booking.scenarios().forEach(s -> kernel.lacks(s.name()).ifPresent(reason -> ledger.lacks(kernel, s, regime.order(), reason)));
        List<Scenario> left = booking.scenarios().stream().filter(s -> kernel.lacks(s.name()).isEmpty()).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Booking(kernel, left));
    }

    /** Runs it to its end; what is learnt is in the run directory before the next thing begins. */
    public Ledger run() throws CliException, LabException, IOException, InterruptedException {
        long start = System.nanoTime();
        // These threads outlive the guests: each QEMU is tied to the thread that started it.
        int most = Math.min(MOST_GUESTS, laboratory.processors());
        ThreadPoolExecutor boots = guests(bookings.size() <= FEW ? Math.min(FEW, most) : 1);
        List<Future<Boot>> booting = new ArrayList<>();
        try {
            SeriesCopies.write(run, subject);
            record();
            for (Booking booking : bookings) {
                build(booking, boots, booting);
                for (Future<Boot> boot : booting) {
                    if (boot.isDone()) {
                        await(boot);
                    }
                }
            }
            // From here on nothing is built beside them.
            boots.setMaximumPoolSize(most);
            boots.setCorePoolSize(most);
            for (Future<Boot> boot : booting) {
                await(boot);
            }
        } finally {
            boots.shutdownNow();
            // A guest that was interrupted is ended by its own thread, which needs a moment for it.
            boots.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        }
        ledger.timing("builds and boots", (System.nanoTime() - start) / 1e9);
        record();
        return ledger;
    }

    private void build(Booking booking, ThreadPoolExecutor boots, List<Future<Boot>> booting) throws CliException, LabException, IOException, InterruptedException {
        Kernel kernel = booking.kernel();
        try {
            KernelImage image = laboratory.build(kernel);
            ledger.built(kernel, image);
            compare(kernel, image);
            ledger.timing("build " + kernel.id(), image.seconds());
            record();
            Optional<Boot> kept = KeptBoot.read(run.path(), kernel, image.id());
            if (kept.isPresent()) {
                booted(kernel, kept.get());
                return;
            }
            Accelerator accelerator = laboratory.accelerator(image, laboratory.needs(kernel));
            ledger.host(host(accelerator));
            booting.add(boots.submit((Callable<Boot>) () -> boot(booking, image, accelerator)));
        } catch (BuildFailedException e) {
            workplace.progress().say(kernel.id() + " does not build: " + e.getMessage());
            run.write("build-" + kernel.id() + ".errors", String.join("\n", e.errors()) + "\n");
            ledger.notBuilt(kernel, e);
            record();
        }
    }

    /** A warning that seems to be new is looked for in step 0 once more: an earlier build may have compiled its file there. */
    private void compare(Kernel kernel, KernelImage image) throws BuildFailedException, LabException, IOException, InterruptedException {
        if (!subject.claims().isEmpty() || kernel.step().isEmpty()) {
            return;
        }
        Set<String> files = WarningsSeen.files(warnings.unseen(image.warnings()));
        if (kernel.step().getAsInt() > 0 && !files.isEmpty() && ledger.isBuilt(subject.step(0))) {
            workplace.progress().say("looking whether step 0 has the warnings of " + kernel.id() + " too");
            ledger.compiledAnew(laboratory.warningsOf(subject.step(0), files));
        }
    }

    private Boot boot(Booking booking, KernelImage image, Accelerator accelerator) throws CliException, LabException, IOException, InterruptedException {
        Kernel kernel = booking.kernel();
        String words = "booting " + kernel.id() + " (" + (bookings.indexOf(booking) + 1) + " of " + bookings.size() + "), " + booking.scenarios().size() + (booking.scenarios().size() == 1 ? " scenario" : " scenarios");
        try (Progress.Phase phase = workplace.progress().begin("boot " + booking.scenarios().size() + " " + regime.order().text(), words)) {
            KeptBoot.remove(run, kernel);
            Boot boot = laboratory.bench(accelerator).run(kernel, image.vmlinux(), errands(kernel, booking.scenarios()), regime.order(),
                    guest -> run.subdirectory(KeptBoot.directory(kernel, guest)));
            KeptBoot.write(run.path(), kernel, image.id(), boot);
            booted(kernel, boot);
            phase.done();
            return boot;
        }
    }

    private void booted(Kernel kernel, Boot boot) throws IOException {
        ledger.booted(boot);
        ledger.timing("boot " + kernel.id(), boot.seconds());
        if (boot.firstIoSeconds() >= 0) {
            ledger.timing("first AIO " + kernel.id(), boot.firstIoSeconds());
        }
        record();
    }

    /** Two boots may be under way. */
    private synchronized List<Errand> errands(Kernel kernel, List<Scenario> scenarios) {
        return scenarios.stream().map(s -> Errand.of(s, tokens.next(), regime.trials(), kernel.known(s.name()))).toList();
    }

    /** Of two threads that have learnt something, the later one writes what both have. */
    private synchronized void record() throws IOException {
        run.writeJson(ResultsReader.FILE, ledger.soFar());
    }

    private Results.Host host(Accelerator accelerator) {
        return new Results.Host(Workplace.VERSION, accelerator == null ? "unknown" : accelerator.toString(),
                laboratory.guest().id(), laboratory.flavour().word().orElse(null));
    }

    private static Boot await(Future<Boot> boot) throws CliException, LabException, IOException, InterruptedException {
        try {
            return boot.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof CliException ours) {
                throw ours;
            }
            if (cause instanceof LabException lab) {
                throw lab;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(cause);
        }
    }

    private static ThreadPoolExecutor guests(int number) {
        return new ThreadPoolExecutor(number, number, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Verification::daemon);
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "boots");
        thread.setDaemon(true);
        return thread;
    }
}
