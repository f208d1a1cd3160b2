package dev.subblock.cli.experiment;

import dev.subblock.reproducer.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernels on which scenarios must be seen to fail, so that not failing elsewhere says something.
 *
 * @param undone the base taken back to before the fixes, if there is such a control: all scenarios run there
 * @param controls a kernel for each historical bug, on which the scenarios of its class run
 */
public record Judges(Optional<Kernel> undone, List<ControlKernel> controls) {

    public Judges {
        controls = List.copyOf(controls);
    }

    /** The controls of classes with what each is to run of the scenarios; those that have nothing to run are left out. */
    public List<Booking> controlsFor(List<Scenario> scenarios) {
        List<Booking> bookings = new ArrayList<>();
        for (ControlKernel control : controls) {
            List<Scenario> own = control.own(scenarios);
            if (!own.isEmpty()) {
                bookings.add(new Booking(control.kernel(), own));
            }
        }
        return bookings;
    }

    /** All of them. */
    public List<Booking> bookingsFor(List<Scenario> scenarios) {
        List<Booking> bookings = new ArrayList<>();
        undone.ifPresent(kernel -> bookings.add(new Booking(kernel, scenarios)));
        bookings.addAll(controlsFor(scenarios));
        return bookings;
    }
}
