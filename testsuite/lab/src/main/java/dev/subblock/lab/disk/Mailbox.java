package dev.subblock.lab.disk;

import dev.subblock.lab.LabException;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.order.Recorded;
import dev.subblock.lab.order.Schedule;
import dev.subblock.lab.trace.TraceEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Takes what the guest tells its disk: scenarios and trials begin and end here. Used under its owner's lock. */
final class Mailbox {

    private static final int MOST_CHARS = 500;

    private final Window.Disk disk;
    private final DiskLog log;
    private final Optional<PowerCut> cut;
    private DiskOrder order = new DiskOrder.Fifo();
    private Recorded recorded;
    private Message.Scenario scenario;
    private Schedule schedule;
    private Window window;
    private int lastTrial = -1;
    /** The most writes that a trial of the open scenario had. */
    private int mostWritten;
    /** Whether the power was cut while the open or last trial was under way, and what went wrong with that. */
    private boolean cutEarlier;
    private String cutFailed = "";
    private long trials;
    private long orders;

    Mailbox(Window.Disk disk, Optional<PowerCut> cut) {
        this.disk = disk;
        this.log = disk.log();
        this.cut = cut;
    }

    /** From the next scenario on. {@code replayed}: for a replay, otherwise of no meaning. */
    void order(DiskOrder next, Recorded replayed) {
        this.order = next;
        this.recorded = replayed;
    }

    /** The open trial; null if there is none. */
    Window window() {
        return window;
    }

    long trials() {
        return trials;
    }

    /** Different orders, of the scenarios that are over and the open one. */
    long orders() {
        return orders + (schedule == null ? 0 : schedule.summary().orders());
    }

    /** Takes a message; the answer, one line. */
    String take(ByteBuffer bytes) throws InterruptedException {
        String answer;
        try {
            answer = answer(Message.parse(bytes));
        } catch (IllegalArgumentException e) {
            answer = "no " + e.getMessage();
            log.note("a message was not taken: " + e.getMessage());
        }
        String line = answer.replaceAll("[^ -~]", "?");
        return line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) : line;
    }

    private String answer(Message message) throws InterruptedException {
        if (message instanceof Message.Scenario next) {
            return begin(next);
        }
        if (scenario == null) {
            throw new IllegalArgumentException("no scenario is open");
        }
        if (message instanceof Message.Begin begin) {
            return begin(begin);
        }
        if (message instanceof Message.End end) {
            return end(end);
        }
        if (message instanceof Message.Extents extents) {
            extents.extents().forEach(log::add);
            return "ok";
        }
        if (message instanceof Message.Cut) {
            return cut();
        }
        if (message instanceof Message.Checked) {
            return checked();
        }
        over();
        return "ok";
    }

    private String begin(Message.Scenario next) {
        if (scenario != null) {
            log.note("scenario " + scenario.name() + " was not ended");
            over();
        }
        scenario = next;
        schedule = Schedule.of(order, recorded, Long.parseLong(next.run(), 16));
        lastTrial = -1;
        mostWritten = 0;
        log.add(new TraceEvent.Scenario(log.us(), next.run(), next.name(), order.text()));
        return "ok";
    }

    private String begin(Message.Begin begin) {
        if (window != null) {
            throw new IllegalArgumentException("trial " + window.trial() + " is open");
        }
        Schedule.Answer answer = schedule.begin(begin.trial());
        if (answer == Schedule.Answer.ENOUGH) {
            return "enough";
        }
        boolean sample = answer == Schedule.Answer.SAMPLE;
        log.add(new TraceEvent.Begin(log.us(), begin.trial(), sample));
        cutEarlier = false;
        window = new Window(begin, scenario.run(), schedule, disk, cut.isEmpty() ? 0 : begin.cut().in(begin.trial(), mostWritten), this::cutMidway);
        lastTrial = begin.trial();
        trials++;
        return sample ? "sample" : "go";
    }

    private String end(Message.End end) {
        if (window == null || window.trial() != end.trial()) {
            throw new IllegalArgumentException("trial " + end.trial() + " is not open");
        }
        window.end();
        mostWritten = Math.max(mostWritten, window.written());
        window = null;
        return "ok";
    }

    private String cut() throws InterruptedException {
        if (cut.isEmpty() || lastTrial < 0) {
            throw new IllegalArgumentException(cut.isEmpty() ? "there is no device for it" : "no trial was begun");
        }
        if (cutEarlier) {
            return cutFailed.isEmpty() ? "earlier" : "no " + cutFailed;
        }
        try {
            cut.get().take();
        } catch (LabException e) {
            log.fail("power cut: " + e.getMessage());
            return "no " + e.getMessage();
        }
        log.add(new TraceEvent.Cut(log.us(), lastTrial));
        return "cut";
    }

    /** The medium as it is after another write. The guest is told when it asks: it does not know when the power goes. */
    private void cutMidway() {
        cutEarlier = true;
        cutFailed = "";
        try {
            cut.orElseThrow().take();
            log.add(new TraceEvent.Cut(log.us(), window.trial()));
        } catch (LabException e) {
            log.fail("power cut: " + e.getMessage());
            cutFailed = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cutFailed = "interrupted";
        }
    }

    private String checked() throws InterruptedException {
        if (cut.isEmpty() || lastTrial < 0) {
            throw new IllegalArgumentException("the power was not cut");
        }
        List<String> damage;
        try {
            damage = cut.get().damage();
        } catch (LabException e) {
            log.note("the copy can't be judged: " + e.getMessage());
            return "no " + e.getMessage();
        }
        log.add(new TraceEvent.Checked(log.us(), lastTrial, damage));
        return damage.isEmpty() ? "clean" : "damaged " + damage.get(0);
    }

    /** Ends the open scenario, if there is one, and an open trial with it. */
    void over() {
        if (scenario == null) {
            return;
        }
        if (window != null) {
            log.note("trial " + window.trial() + " was not ended");
            schedule.hinder();
            window.end();
            window = null;
        }
        Schedule.Summary sum = schedule.summary();
        log.add(new TraceEvent.Explored(log.us(), scenario.run(), scenario.name(), sum.orders(), sum.exhausted(),
                sum.outstanding(), sum.bound(), sum.sampled(), sum.diverged()));
        orders += sum.orders();
        scenario = null;
        schedule = null;
    }

    /** The guest has gone: an open trial will not be ended by it. */
    void abandon() {
        if (window != null) {
            log.note("the guest left in trial " + window.trial());
            window.abandon();
            window = null;
        }
    }
}
