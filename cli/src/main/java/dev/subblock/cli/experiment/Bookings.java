package dev.subblock.cli.experiment;

import dev.subblock.reproducer.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Which kernels a run needs, in the order in which they are built: what is compiled again from one to the next is little. */
public final class Bookings {

    private Bookings() {}

    /** The base as it came, the controls of the classes asked for, and every step of the series. */
    public static List<Booking> ofSeries(Subject subject, Judges judges, List<Scenario> scenarios) {
        List<Booking> bookings = new ArrayList<>();
        bookings.add(new Booking(subject.stock(), scenarios));
        bookings.addAll(judges.controlsFor(scenarios));
        for (int step = 0; step <= subject.lastStep(); step++) {
            if (!subject.step(step).equals(subject.stock())) {
                bookings.add(new Booking(subject.step(step), scenarios));
            }
        }
        return bookings;
    }

    /** One kernel beside those that show that the scenarios can fail. */
    public static List<Booking> ofOne(Kernel asked, Judges judges, List<Scenario> scenarios) {
        List<Booking> bookings = new ArrayList<>(judges.bookingsFor(scenarios));
        // Step 0 is its own control.
        if (bookings.stream().noneMatch(b -> b.kernel().equals(asked))) {
            bookings.add(new Booking(asked, scenarios));
        }
        return bookings;
    }

    /** Every control with all of the scenarios, also those that it need not make fail. */
    public static List<Booking> ofControls(Judges judges, List<Scenario> scenarios) {
        List<Booking> bookings = new ArrayList<>();
        judges.undone().ifPresent(kernel -> bookings.add(new Booking(kernel, scenarios)));
        judges.controls().forEach(c -> bookings.add(new Booking(c.kernel(), scenarios)));
        return bookings;
    }
}
