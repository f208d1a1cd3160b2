package dev.subblock.faultbench.table;

import java.util.Set;

/**
 * What is done to a guest and what must come out.
 *
 * @param quick whether it is part of the reduced bench
 * @param phase how far the guest has come
 * @param deeds what is done then, as the plan of the program in QEMU's place takes it
 * @param exits the tool's exit codes of which one must come out
 * @param guests how its boot may be judged; empty for in any way
 * @param cells verdicts its scenario may get
 * @param words what the world does, for people
 */
public record GuestCase(String name, boolean quick, String phase, String deeds, Set<Integer> exits, Set<String> guests, Set<String> cells, String words) {
    public GuestCase {
        exits = Set.copyOf(exits);
        guests = Set.copyOf(guests);
        cells = Set.copyOf(cells);
    }

    /** Whether a pass is what an undisturbed run would give, and may be given. */
    public boolean mayPass() {
        return cells.contains("pass");
    }
}
