package dev.subblock.cli.experiment;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The main job: each kernel built, booted and put through all scenarios. While one kernel is booted
 * the next is built: a guest keeps one processor busy, and a third of an incremental build is linking.
 */
public final class Verification {

    /**
     * So few kernels are booted side by side: a control and the kernel that somebody waits for. More
     * would compete with the builds behind them, and a slow guest shows fewer of its races.
     */
    private static final int FEW = 2;

    /** Longer than a killed QEMU and its streams take. */
    private static final Duration ENDING = Duration.ofSeconds(15);

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final Subject subject;
    private final List<Kernel> kernels;
    private final List<Scenario> scenarios;
    private final RunDirectory run;
    private final Ledger ledger;

    public Verification(Workplace workplace, Laboratory laboratory, Subject subject, List<Kernel> kernels,
            List<Scenario> scenarios, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.subject = subject;
        this.kernels = List.copyOf(kernels);
        this.scenarios = List.copyOf(scenarios);
        this.run = run;
        this.ledger = new Ledger(subject, kernels, host(null));
    }

    /** Runs it to its end; what is learnt is in the run directory before the next thing begins. */
    public Ledger run() throws LabException, IOException, InterruptedException {
        long start = System.nanoTime();
        // These threads outlive the guests: each QEMU is tied to the thread that started it.
        ExecutorService boots = Executors.newFixedThreadPool(kernels.size() <= FEW ? FEW : 1, r -> daemon(r));
        List<Future<Boot>> booting = new ArrayList<>();
        try {
            record();
            for (Kernel kernel : kernels) {
                build(kernel, boots, booting);
                for (Future<Boot> boot : booting) {
                    if (boot.isDone()) {
                        await(boot);
                    }
                }
            }
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

    private void build(Kernel kernel, ExecutorService boots, List<Future<Boot>> booting) throws LabException, IOException, InterruptedException {
        try {
            KernelImage image = laboratory.build(subject.base(), kernel);
            ledger.built(kernel, image);
            ledger.timing("build " + kernel.id(), image.seconds());
            record();
            Accelerator accelerator = laboratory.accelerator(image);
            ledger.host(host(accelerator));
            booting.add(boots.submit((Callable<Boot>) () -> boot(kernel, image, accelerator)));
        } catch (BuildFailedException e) {
            workplace.progress().say(kernel.id() + " does not build: " + e.getMessage());
            run.write("build-" + kernel.id() + ".errors", String.join("\n", e.errors()) + "\n");
            ledger.notBuilt(kernel, e);
            record();
        }
    }

    private Boot boot(Kernel kernel, KernelImage image, Accelerator accelerator) throws LabException, IOException, InterruptedException {
        try (Progress.Phase phase = workplace.progress().begin("boot", "booting " + kernel.id() + ", " + scenarios.size() + " scenarios")) {
            String token = String.format("%08x", workplace.random().nextInt());
            Boot boot = laboratory.bench(accelerator).run(kernel, image.vmlinux(), scenarios, token, run.subdirectory("boot-" + kernel.id()));
            ledger.booted(boot);
            ledger.timing("boot " + kernel.id(), boot.seconds());
            if (boot.firstIoSeconds() >= 0) {
                ledger.timing("first AIO " + kernel.id(), boot.firstIoSeconds());
            }
            record();
            phase.done();
            return boot;
        }
    }

    /** Of two threads that have learnt something, the later one writes what both have. */
    private synchronized void record() throws IOException {
        run.writeJson(ResultsReader.FILE, ledger.soFar());
    }

    private Results.Host host(Accelerator accelerator) {
        return new Results.Host(Workplace.VERSION, accelerator == null ? "unknown" : accelerator.toString(),
                laboratory.guest().id());
    }

    private static Boot await(Future<Boot> boot) throws LabException, IOException, InterruptedException {
        try {
            return boot.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
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

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "boots");
        thread.setDaemon(true);
        return thread;
    }
}
