package dev.subblock.cli.command;

import dev.subblock.analyzers.code.CodeChange;
import dev.subblock.analyzers.code.Lines;
import dev.subblock.analyzers.code.MalformedObjectException;
import dev.subblock.analyzers.code.ObjectCode;
import dev.subblock.analyzers.code.Refactoring;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.scratch.Scratch;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.claim.ProtocolClaim;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.tree.TreeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the object code of a step with that of the one before. */
final class StepCode {

    private final Subject subject;
    private final Laboratory laboratory;
    private final List<ProtocolClaim> claims;

    StepCode(Subject subject, Laboratory laboratory) throws PatchesException {
        this.subject = subject;
        this.laboratory = laboratory;
        Path file = subject.series().directory().resolve("claims.toml");
        this.claims = Files.exists(file) ? ClaimReader.readProtocol(file) : List.of();
    }

    /**
     * What a step changes, a line or two. That more changes than is said is a hint and no error: a function that is split is another function.
     *
     * @param number at least 1; both steps build
     */
    List<String> told(int number) throws BuildFailedException, PatchesException, LabException, IOException, InterruptedException {
        List<String> files = subject.steps().get(number).files();
        Map<String, ObjectCode> before = objects(number - 1, files);
        Map<String, ObjectCode> after = objects(number, files);
        if (before.isEmpty() && after.isEmpty()) {
            return List.of("changes nothing that is compiled into this kernel");
        }
        CodeChange change = CodeChange.of(before, after, new Lines(sources(number - 1, files), sources(number, files)));
        Patch patch = subject.series().patches().get(number - 1);
        Optional<String> promised = change.isNone() ? Optional.empty() : Refactoring.promised(patch, claims);
        List<String> told = new ArrayList<>(List.of(change.toString()));
        promised.ifPresent(words -> told.add("of this patch it is said: " + words + " Its code alone does not show that; look at these functions"));
        return told;
    }

    private Map<String, ObjectCode> objects(int number, List<String> files) throws BuildFailedException, LabException, IOException, InterruptedException {
        Kernel kernel = subject.step(number);
        Path copies = Scratch.directory("objects");
        try {
            Map<String, ObjectCode> objects = new TreeMap<>();
            for (String object : laboratory.objectsOf(kernel, files, copies)) {
                objects.put(object, ObjectCode.read(Files.readAllBytes(copies.resolve(object))));
            }
            return objects;
        } catch (MalformedObjectException e) {
            throw new LabException(kernel.id() + ": what the compiler made can't be read: " + e.getMessage(), e);
        } finally {
            DirectoryTree.delete(copies);
        }
    }

    private List<String> sources(int number, List<String> files) throws PatchesException, IOException {
        Step step = subject.steps().get(number);
        List<String> sources = new ArrayList<>();
        for (String file : files) {
            TreeFile.read(subject.base().repository(), step.commit(), file).ifPresent(bytes -> sources.add(new String(bytes, StandardCharsets.UTF_8)));
        }
        return sources;
    }
}
