package dev.subblock.analyzers.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of one control.
 *
 * @param id of the control
 * @param classes the classes whose scenarios it must make fail
 * @param catches what caught it, in the order of boots and scenarios, also outside its classes
 * @param verdict {@code PASS} if each of its classes caught it, {@code FAIL} if one did not, {@code ERROR} if a boot says
 *     nothing; {@code SKIP} for one without classes
 * @param reason one sentence
 */
public record ControlOutcome(String id, List<String> classes, List<Catch> catches, Verdict verdict, String reason) {
    public ControlOutcome {
        classes = List.copyOf(classes);
        catches = List.copyOf(catches);
    }

    /** The catch in its own classes that took the fewest trials. */
    public Optional<Catch> first() {
        return catches.stream().filter(c -> c.own() && (classes.isEmpty() || classes.contains(c.raceClass())))
                .min(Comparator.comparingInt(Catch::after).thenComparingLong(Catch::withinMillis));
    }
}
