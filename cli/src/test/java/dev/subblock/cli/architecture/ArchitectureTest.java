package dev.subblock.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "dev.subblock";
    private static final String BROKEN = ArchitectureTest.class.getPackageName() + ".broken";
    private static final JavaClasses PRODUCT = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(BROKEN);

    static Set<String> rules() {
        return new Rules(ROOT).all().keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(String rule) {
        EvaluationResult result = new Rules(ROOT).all().get(rule).allowEmptyShould(true).evaluate(PRODUCT);

        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    /** A rule about nothing holds: every module must have been found, and no test. */
    @ParameterizedTest
    @MethodSource("modules")
    void looksAtEveryModule(String module) {
        assertThat(PRODUCT.stream().filter(c -> c.getPackageName().startsWith(ROOT + "." + module))).hasSizeGreaterThan(10)
                .noneMatch(c -> c.getName().endsWith("Test"));
    }

    static Stream<String> modules() {
        return Stream.of(Rules.MODULES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lab                 | lab.Boots             | patches.Carried",
        "reproducer          | reproducer.Program    | lab.Boots",
        "patches             | patches.Carried       | reproducer.Program",
        "analyzers           | analyzers.Impure      | lab.Boots",
        "pure types          | analyzers.Impure      | java.net.Socket",
        "pure types          | analyzers.Impure      | java.nio.channels.FileChannel",
        "pure types          | analyzers.Impure      | java.lang.ProcessBuilder",
        "pure types          | analyzers.Impure      | java.lang.Thread",
        "pure types          | analyzers.Impure      | java.time.Clock",
        "pure calls          | analyzers.Impure      | java.lang.System.nanoTime",
        "pure calls          | analyzers.Impure      | java.lang.System.currentTimeMillis",
        "pure calls          | analyzers.Impure      | java.time.Instant.now",
        "names               | cli.SectorUtils       | SectorUtils",
        "names               | cli.SectorUtils       | InnerManager",
        "cycles of cli       | cli.outer.Outside     | cli.inner.Inside",
    })
    void canFail(String rule, String type, String uses) {
        EvaluationResult result = new Rules(BROKEN).all().get(rule).evaluate(VIOLATIONS);

        assertThat(result.getFailureReport().getDetails()).anySatisfy(detail -> assertThat(detail).contains(BROKEN + "." + type, uses));
    }

    /** What analyzers may use, it may use here as well. */
    @Test
    void modelsMayBeUsed() {
        EvaluationResult result = new Rules(BROKEN).all().get("analyzers").evaluate(VIOLATIONS);

        assertThat(result.getFailureReport().getDetails()).noneMatch(detail -> detail.contains("type <" + BROKEN + ".reproducer.evidence.Told>"))
                .noneMatch(detail -> detail.contains("type <" + BROKEN + ".lab.trace.Seen>"));
    }
}
