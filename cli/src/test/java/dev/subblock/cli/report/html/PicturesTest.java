package dev.subblock.cli.report.html;

import dev.subblock.analyzers.explain.Explanation;
import dev.subblock.analyzers.explain.RequestView;
import dev.subblock.analyzers.explain.SectorView;
import dev.subblock.analyzers.explain.Subject;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Kind;
import dev.subblock.analyzers.statistics.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

class PicturesTest {

    /** A writes sector 0, B the whole block; A's tail pad lands last. */
    private static Explanation r2(int requests, int sectors) {
        List<SectorView> block = new ArrayList<>();
        for (int i = 0; i < sectors; i++) {
            block.add(i == 0 ? new SectorView(0, List.of("A", "B"), "", Map.of(), OptionalInt.of(3))
                    : new SectorView(i, List.of("B"), "B", Map.of("direct", "0"), OptionalInt.of(2)));
        }
        List<RequestView> all = new ArrayList<>(List.of(
                new RequestView(1, "write", 1, 10, 4, OptionalLong.of(40), "data of write A", "A", 0, false),
                new RequestView(2, "write", 2, 20, 6, OptionalLong.of(60), "zeros: the tail pad of write A", "", 0, true),
                new RequestView(3, "write", 3, 30, 5, OptionalLong.of(50), "data of write B", "B", 0, false)));
        for (int i = 4; i <= requests; i++) {
            all.add(new RequestView(i, "flush", 3 + i, 100, 0, OptionalLong.empty(), "", "", 0, false));
        }
        return new Explanation(new Subject("step-8", "explore", "", "hole", ""), "r2", 1, 6, 3, 0, sectors * 512, block, true, List.of(), all, 0,
                new Finding("R2", "r2", 1, 0, "read as <zeros>; class R2", Kind.values()[0], Optional.empty()), List.of());
    }

    private static String blockMap(Explanation what) {
        Markup to = new Markup();
        BlockMap.draw(to, what);
        return to.toString();
    }

    private static String timeline(Explanation what) {
        Markup to = new Markup();
        Timeline.draw(to, what);
        return to.toString();
    }

    @Test
    void theBlockMapSaysWhatEachSectorIs() {
        String svg = blockMap(r2(3, 8));

        assertThat(svg.split("class=\"sec f-zero bad\"", -1)).as("seven sectors read as zeros").hasSize(8);
        assertThat(svg.split(">✗<", -1)).as("and each marked by more than a colour").hasSize(8);
        assertThat(svg).contains(">AB</text>", ">written by</text>", ">should be</text>", ">read, direct</text>", ">landed last</text>", "#3", "aria-label=\"Block 0 of the file, sector by sector: read as &lt;zeros&gt;; class R2\"");
    }

    @Test
    void theTwoLanesMarkWhatDidTheDamage() {
        String svg = timeline(r2(3, 8));

        assertThat(svg).contains("aria-label=\"When each request arrived and when it landed. In order of landing: 1, 3, 2 (did the damage).\"", ">did the damage</text>");
        assertThat(svg.split("class=\"q bad\"", -1)).hasSize(2);
        // In time: 1, 2, 3 arrive at the first three places, then 1, 3, 2 land; the culprit is drawn last, above the others.
        assertThat(svg).containsSubsequence("M136 59C136 101 328 101 328 143\" class=\"q\"", "M264 59C264 101 392 101 392 143\" class=\"q\"", "M200 59C200 101 456 101 456 143\" class=\"q bad\"");
    }

    @Test
    void aLargeTrialAndALargeBlockStaySmall() {
        Explanation large = r2(4096, 128 * 8);

        assertThat(Timeline.shown(large)).hasSize(Timeline.MOST).anyMatch(RequestView::culprit);
        assertThat(timeline(large)).hasSizeLessThan(12_000);
        assertThat(blockMap(large)).hasSizeLessThan(120_000);
    }

    @Test
    void aRateIsDrawnBetweenItsBounds() {
        LinkedHashMap<String, Rate> rates = new LinkedHashMap<>();
        rates.put("step-0", Rate.of(10, 20));
        rates.put("step-1", Rate.of(0, 20));
        Markup to = new Markup();
        RateBars.draw(to, "R1", rates);

        assertThat(to.toString()).contains("cx=\"214.0\"", "x1=\"84.0\" x2=\"127.8\"", ">10 of 20</text>");
    }
}
