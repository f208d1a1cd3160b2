package dev.subblock.analyzers.explain;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.finding.Blame;
import dev.subblock.analyzers.finding.Letters;
import dev.subblock.analyzers.trace.DiskRequest;
import dev.subblock.analyzers.trace.Moment;
import dev.subblock.analyzers.trace.Touch;
import dev.subblock.analyzers.trace.TrialTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requests of one trial with their times. */
final class Requests {

    private Requests() {}

    static List<RequestView> of(TrialTrace disk, List<Touch> touches, Function<Touch, String> holds, Optional<Blame> blame) {
        Map<Integer, Integer> arrived = new HashMap<>();
        Map<Integer, Integer> landed = new HashMap<>();
        for (int i = 0; i < disk.moments().size(); i++) {
            Moment moment = disk.moments().get(i);
            (moment.landing() ? landed : arrived).put(moment.arrival(), i);
        }
        List<RequestView> views = new ArrayList<>();
        for (DiskRequest request : disk.requests()) {
            List<Touch> own = touches.stream().filter(t -> t.request().equals(request)).toList();
            int came = arrived.getOrDefault(request.arrival(), -1);
            int went = landed.getOrDefault(request.arrival(), -1);
            views.add(new RequestView(request.arrival(), request.op(), came + 1, us(disk, came).orElse(0), went + 1, us(disk, went),
                    own.stream().map(holds).distinct().collect(Collectors.joining(", ")), writer(own), request.error(),
                    blame.map(b -> b.culprit().equals(request)).orElse(false)));
        }
        return views;
    }

    private static OptionalLong us(TrialTrace disk, int moment) {
        return moment < 0 ? OptionalLong.empty() : OptionalLong.of(disk.moments().get(moment).us());
    }

    private static String writer(List<Touch> own) {
        return own.stream().map(t -> Words.seenWrite(t.what())).filter(w -> w > 0).map(Letters::of).distinct().limit(2).collect(Collectors.joining("+"));
    }
}
