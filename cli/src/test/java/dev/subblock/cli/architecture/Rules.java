package dev.subblock.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may use what, as the design has it: {@code cli} everything; {@code analyzers} the models of evidence, trace,
 * claims and series only; {@code lab}, {@code reproducer} and {@code patches} nothing of the rest.
 *
 * @param root the package that has the modules as its children
 */
record Rules(String root) {

    static final String[] MODULES = {"patches", "reproducer", "lab", "analyzers", "cli"};

    /** All rules by their names. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("lab", uses("lab"));
        rules.put("reproducer", uses("reproducer"));
        rules.put("patches", uses("patches"));
        rules.put("analyzers", uses("analyzers", "reproducer.evidence", "lab.trace", "patches.claim", "patches.series"));
        rules.put("pure types", pureTypes());
        rules.put("pure calls", pureCalls());
        rules.put("names", names());
        for (String module : MODULES) {
            rules.put("cycles of " + module, cycles(module));
        }
        return rules;
    }

    /** A module uses itself, libraries, and these packages of ours. */
    private ArchRule uses(String module, String... others) {
        String[] allowed = Stream.concat(Stream.of(root + "." + module + ".."), Arrays.stream(others).map(o -> root + "." + o)).toArray(String[]::new);
        DescribedPredicate<JavaClass> foreign = resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed)));
        return noClasses().that().resideInAPackage(root + "." + module + "..").should().dependOnClassesThat(foreign)
                .because(module + " is below what would use it, or beside it");
    }

    /** Evidence in, verdict out. */
    private ArchRule pureTypes() {
        DescribedPredicate<JavaClass> world = resideInAnyPackage("java.net..", "java.nio.channels..", "java.util.concurrent..")
                .or(nameMatching("java\\.lang\\.(Process.*|Thread.*|Runtime)").forSubtype())
                .or(name("java.time.Clock").forSubtype()).or(name("java.util.Random").forSubtype());
        return noClasses().that().resideInAPackage(root + ".analyzers..").should().dependOnClassesThat(world)
                .because("a verdict must come out the same tomorrow and elsewhere");
    }

    private ArchRule pureCalls() {
        DescribedPredicate<JavaAccess<?>> clock = DescribedPredicate.<JavaAccess<?>>describe("reads the clock or the environment", access -> {
            String owner = access.getTargetOwner().getName();
            String method = access.getTarget().getName();
            return owner.equals("java.lang.System") && method.matches("currentTimeMillis|nanoTime|getenv|getProperty")
                    || owner.startsWith("java.time.") && method.equals("now") || owner.equals("java.lang.Math") && method.equals("random");
        });
        return noClasses().that().resideInAPackage(root + ".analyzers..").should().accessTargetWhere(clock)
                .because("a verdict must come out the same tomorrow and elsewhere");
    }

    /** A class has one reason to exist, and its name says which. */
    private ArchRule names() {
        return noClasses().that().resideInAPackage(root + "..").should().haveNameMatching(".*\\.[^.]*(Util|Manager|Helper)[^.]*");
    }

    /** Packages of a module, its root among them, use each other one way. */
    private ArchRule cycles(String module) {
        return slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return (name + ".").startsWith(root + "." + module + ".") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module;
            }
        }).should().beFreeOfCycles();
    }
}
