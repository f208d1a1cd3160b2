package dev.subblock.analyzers.protocol;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.patches.claim.ProtocolClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Holds what was seen against what a series says of its patches: each changes the kinds that it names, all of them, and
 * no other. Nothing is believed of a run in which no control was seen.
 */
public final class ProtocolJudge {

    /** So many kinds are named in a reason: the list of changes has all. */
    private static final int NAMED = 3;

    private final List<KernelSeen> steps;
    private final List<ControlSeen> controls;

    /**
     * @param steps those of the series that were looked at, in their order
     * @param controls those that were looked at in the same run
     */
    public ProtocolJudge(List<KernelSeen> steps, List<ControlSeen> controls) {
        this.steps = List.copyOf(steps);
        this.controls = List.copyOf(controls);
    }

    public List<ProtocolVerdict> judge(List<ProtocolClaim> claims) {
        return claims.stream().map(this::judge).toList();
    }

    private ProtocolVerdict judge(ProtocolClaim claim) {
        List<String> wrong = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int changed = 0;
        for (int step = claim.from(); step <= claim.to(); step++) {
            Optional<KernelSeen> before = step(step - 1);
            Optional<KernelSeen> after = step(step);
            if (before.isEmpty() || after.isEmpty()) {
                unknown.add("step " + step + " was not looked at beside the one before it");
                continue;
            }
            List<String> changes = Change.between(before.get(), after.get()).stream().map(Change::kind).toList();
            List<String> open = Change.unknown(before.get(), after.get());
            changed += changes.size();
            compare(claim, step, after.get(), changes, open, wrong);
            if (!open.isEmpty()) {
                unknown.add("step " + step + ": of " + named(open) + " it can't be said");
            }
        }
        if (!wrong.isEmpty()) {
            return verdict(claim, Verdict.FAIL, String.join("; ", wrong));
        }
        if (!unknown.isEmpty()) {
            return verdict(claim, Verdict.INCONCLUSIVE, String.join("; ", unknown));
        }
        if (controls.isEmpty() || !controls.stream().allMatch(ControlSeen::caught)) {
            return verdict(claim, Verdict.INCONCLUSIVE, "no control showed that a lock that is moved would be seen");
        }
        if (changed == 0 && !claim.changes().isEmpty()) {
            return verdict(claim, Verdict.INCONCLUSIVE, "none of the kinds that it names was looked at");
        }
        return verdict(claim, Verdict.PASS, changed == 0 ? "no kind changed" : changed + " kinds changed, which are those that it names");
    }

    private static void compare(ProtocolClaim claim, int step, KernelSeen after, List<String> changes, List<String> open, List<String> wrong) {
        Glob named = new Glob(claim.changes());
        Glob except = new Glob(claim.except());
        Glob may = new Glob(claim.may());
        Predicate<String> must = kind -> named.matches(kind) && !except.matches(kind);
        List<String> more = changes.stream().filter(kind -> !must.test(kind) && !may.matches(kind)).toList();
        List<String> missing = after.kinds().stream().map(KindSeen::kind)
                .filter(kind -> must.test(kind) && !may.matches(kind) && !changes.contains(kind) && !open.contains(kind)).toList();
        if (!more.isEmpty()) {
            wrong.add("step " + step + " changes " + named(more) + ", which it does not name");
        }
        if (!missing.isEmpty()) {
            wrong.add("step " + step + " does not change " + named(missing));
        }
    }

    private static String named(List<String> kinds) {
        return String.join(", ", kinds.subList(0, Math.min(NAMED, kinds.size()))) + (kinds.size() > NAMED ? " and " + (kinds.size() - NAMED) + " more" : "");
    }

    private static ProtocolVerdict verdict(ProtocolClaim claim, Verdict verdict, String reason) {
        return new ProtocolVerdict(claim.id(), claim.quote(), verdict, reason);
    }

    private Optional<KernelSeen> step(int number) {
        return steps.stream().filter(s -> s.step().equals(OptionalInt.of(number))).findFirst();
    }
}
