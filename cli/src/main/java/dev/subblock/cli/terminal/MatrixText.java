package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrix: a row for each kernel (but the controls of classes), a column for each class. Where there are more
 * classes than columns fit, they go on in a second matrix below, and what each patch changed is said again in words.
 */
final class MatrixText {

    /** Room for the title of a kernel's newest patch, or it says nothing. */
    private static final int TITLE = 24;
    private static final String NOT_RUN = "·";
    /** What is said of a kernel that does not build takes the room of its cells. */
    private static final int UNBUILT = 16;
    /** The widest word of a cell, but for {@link #KNOWN}, for which there is room only where it is needed. */
    private static final int WORD = 4;
    private static final String KNOWN = Matrix.KNOWN;

    private final Matrix matrix;
    private final List<Results.StepInfo> kernels;
    private final List<String> classes;

    MatrixText(Results results) {
        this.matrix = Matrix.of(results);
        this.kernels = matrix.kernels();
        this.classes = matrix.classes();
    }

    void print(Page page) {
        int first = Math.max(6, kernels.stream().mapToInt(s -> s.kernel().length()).max().orElse(0)) + 2;
        boolean known = kernels.stream().anyMatch(k -> classes.stream().anyMatch(c -> word(k, c).equals(KNOWN)));
        int column = Math.max(known ? KNOWN.length() : WORD, classes.stream().mapToInt(String::length).max().orElse(0)) + 1;
        int most = Math.max(1, (Page.WIDTH - first) / column);
        int banks = Math.max(1, (classes.size() + most - 1) / most);
        // Evenly, rather than one class alone in the last.
        int perBank = Math.max(1, (classes.size() + banks - 1) / banks);
        boolean titled = first + perBank * column + TITLE <= Page.WIDTH;
        for (int from = 0; from == 0 || from < classes.size(); from += perBank) {
            if (from > 0) {
                page.blank();
            }
            bank(classes.subList(from, Math.min(classes.size(), from + perBank)), first, column, titled && from == 0, page);
        }
        if (!titled || banks > 1) {
            changes(page);
        }
        legend(page);
    }

    private void bank(List<String> shown, int first, int column, boolean titled, Page page) {
        StringBuilder head = new StringBuilder(padded("kernel", first));
        shown.forEach(c -> head.append(padded(c, column)));
        page.line((head + (titled ? "newest patch" : "")).stripTrailing());
        for (Results.StepInfo kernel : kernels) {
            StringBuilder line = new StringBuilder(padded(kernel.kernel(), first));
            if (!kernel.build().equals("ok")) {
                line.append(kernel.build().equals("failed") ? "does not build  " : "not built yet  ");
            } else {
                shown.forEach(c -> line.append(page.ink().paint(word(kernel, c), column)));
            }
            page.inked(line.toString(), first + Math.max(UNBUILT, shown.size() * column), titled ? kernel.title() : "");
        }
    }

    /** Which patch changed what: all that the titles are for. */
    private void changes(Page page) {
        Results.StepInfo before = null;
        boolean any = false;
        for (Results.StepInfo kernel : kernels) {
            List<String> changed = new ArrayList<>();
            if (before != null && before.step() != null && kernel.step() != null) {
                for (String raceClass : classes) {
                    String was = word(before, raceClass);
                    String is = word(kernel, raceClass);
                    if (!was.equals(is)) {
                        changed.add(raceClass + " " + was + " → " + is);
                    }
                }
            }
            if (!changed.isEmpty()) {
                if (!any) {
                    page.blank();
                }
                any = true;
                page.paragraph(kernel.kernel() + " (" + kernel.title() + "): " + String.join(", ", changed), "  ");
            }
            before = kernel;
        }
    }

    private void legend(Page page) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("?", "inconclusive");
        words.put("ERR", "our own trouble");
        words.put(KNOWN, "fails as it is known to");
        words.put("skip", "not promised, or not to be asked for");
        words.put(NOT_RUN, "not run");
        List<String> used = new ArrayList<>();
        words.forEach((word, meaning) -> {
            if (kernels.stream().filter(k -> k.build().equals("ok")).anyMatch(k -> classes.stream().anyMatch(c -> word(k, c).equals(word)))) {
                used.add(word + " " + meaning);
            }
        });
        if (!used.isEmpty()) {
            page.line("(" + String.join(", ", used) + ")");
        }
    }

    private String word(Results.StepInfo kernel, String raceClass) {
        String verdict = matrix.verdict(kernel.kernel(), raceClass);
        return switch (verdict) {
            case "fail" -> "FAIL";
            case "error" -> "ERR";
            case "inconclusive" -> "?";
            case Matrix.NOT_RUN -> NOT_RUN;
            default -> verdict;
        };
    }

    private static String padded(String text, int width) {
        return String.format("%-" + width + "s", text);
    }
}
