package dev.subblock.cli.submission;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.Outcome;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.tree.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a base's own {@code scripts/checkpatch.pl} says of the patches of a series.
 *
 * @param findings its lines, {@code FILE:LINE: SEVERITY: text}; without those about missing sign-offs, which are the author's
 *        to give when the series is sent, and about commits that it cannot look up without a repository
 * @param notRun why it was not run; empty if it was
 */
public record Checkpatch(List<String> findings, String notRun) {
    private static final String SCRIPT = "scripts/checkpatch.pl";
    /** What it reads beside itself; old kernels have none of these. */
    private static final List<String> BESIDE = List.of("scripts/spelling.txt", "scripts/const_structs.checkpatch");
    private static final Pattern FINDING = Pattern.compile(".+?:\\d*:? ?(ERROR|WARNING|CHECK): .*|ERROR: .*|WARNING: .*");
    private static final Pattern LEFT_OUT = Pattern.compile(".*WARNING: Unknown commit id .*|.*(Missing Signed-off-by|Missing commit author.*Signed-off-by).*|.*From:/Signed-off-by: email.*mismatch.*");

    /**
     * Runs it in a directory that is made for it and removed again.
     *
     * @throws InterruptedException if we were asked to stop
     */
    public static Checkpatch of(Series series, BaseTree base, Commands commands) throws PatchesException, IOException, InterruptedException {
        Optional<byte[]> script = TreeFile.read(base.repository(), base.commit(), SCRIPT);
        if (script.isEmpty()) {
            return new Checkpatch(List.of(), "the base has no " + SCRIPT);
        }
        Path directory = Files.createTempDirectory("subblock-checkpatch");
        List<Path> made = new ArrayList<>();
        try {
            made.add(Files.write(directory.resolve("checkpatch.pl"), script.get()));
            for (String beside : BESIDE) {
                Optional<byte[]> content = TreeFile.read(base.repository(), base.commit(), beside);
                if (content.isPresent()) {
                    made.add(Files.write(directory.resolve(Path.of(beside).getFileName()), content.get()));
                }
            }
            List<String> findings = new ArrayList<>();
            for (Patch patch : series.patches()) {
                Path file = series.directory().resolve(patch.fileName());
                Outcome outcome = commands.run(Command.of("perl", made.get(0).toString(), "-q", "--no-tree", "--terse", "--no-summary", file.toString()).in(directory));
                // Some say a name, some the whole path; and a complaint of perl's is none about the patch.
                List<String> lines = outcome.output().lines().map(l -> l.replace(file.toString(), patch.fileName())).filter(l -> FINDING.matcher(l).matches()).toList();
                if (!outcome.ok() && lines.isEmpty()) {
                    return new Checkpatch(List.of(), "the " + SCRIPT + " of the base does not run here" + outcome.lastLines(1).stream().map(l -> ": " + l).findFirst().orElse(""));
                }
                lines.stream().filter(l -> !LEFT_OUT.matcher(l).matches()).forEach(findings::add);
            }
            return new Checkpatch(findings, "");
        } catch (LabException e) {
            return new Checkpatch(List.of(), e.getMessage());
        } finally {
            for (Path file : made) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        }
    }

    /** Whether it calls anything an error. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(f -> f.contains("ERROR: "));
    }
}
