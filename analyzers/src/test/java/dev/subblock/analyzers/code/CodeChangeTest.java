package dev.subblock.analyzers.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files, compiled by this machine's gcc as a kernel is. */
class CodeChangeTest {

    private static final List<String> FLAGS = List.of("-O2", "-fno-PIE", "-mcmodel=kernel", "-fcf-protection=none", "-fno-asynchronous-unwind-tables",
            "-fno-stack-protector", "-fno-optimize-sibling-calls", "-c");

    private static final String HEAD = """
            extern void failed(const char *what, int line);
            extern int lock(void *), unlock(void *);
            #define APART __attribute__((noinline, noclone))
            #define ASSERT(x) ((x) ? (void)0 : failed(#x, __LINE__))
            """;
    private static final String HELD = """
            static APART int held(int *a, int n)
            {
            	ASSERT(n > 3);
            	lock(a);
            	a[n] += 2;
            	unlock(a);
            	return a[n + 1];
            }
            """;
    private static final String CALLERS = """
            int APART first(int *a)
            {
            	ASSERT(a != 0);
            	return held(a, 4) + held(a, 700);
            }
            int second(int *a, int what)
            {
            	switch (what) {
            	case 0: return lock(a);
            	case 1: return unlock(a) * 3;
            	case 2: return held(a, 2);
            	case 3: return held(a, 9) + lock(a);
            	case 4: return lock(a) + unlock(a);
            	case 5: return first(a);
            	}
            	return 0;
            }
            int (*const both[])(int *, int) = { second, held };
            """;
    private static final String BEFORE = HEAD + HELD + CALLERS;

    @TempDir
    Path scratch;

    @BeforeAll
    static void compiler() {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, "gcc"))), "this machine has no gcc");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "this machine is no x86-64");
    }

    @Test
    void codeThatOnlyMovesIsTheSame() throws Exception {
        String after = HEAD + "/* Some\n * lines\n * more\n */\nextern int unused;\nint first(int *a);\n" + CALLERS.replace("first(int *a)\n{", "first(int *a)\n{\n\n\t/* why */\n")
                .replace("int APART first", "static int held(int *a, int n);\nint APART first") + HELD;

        assertThat(change(BEFORE, after)).hasToString("changes no function");
    }

    /** The same text, and one line lower; but another constant, by as much as the line number differs. */
    @Test
    void aConstantIsNoLineNumber() throws Exception {
        assertThat(change(BEFORE, BEFORE.replace("held(a, 700)", "held(a, 701)").replace("int APART first(", "\nint APART first(")))
                .hasToString("changes: first (same size)");
    }

    @Test
    void whatIsSlippedInIsSeen() throws Exception {
        CodeChange change = change(BEFORE, "\n" + BEFORE.replace("\tunlock(a);\n", "\tunlock(a);\n\tlock(a);\n"));

        assertThat(change.toString()).matches("changes: held \\(\\+\\d+ bytes\\)");
        assertThat(change.isNone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[n] += 2/a[n] += 3", "\tlock(a);\n/\tunlock(a);\n", "n > 3/n > 2", "return a[n + 1]/return a[n + 2]", "n > 3/3 < n"})
    void inOneFunction(String edit) throws Exception {
        String[] both = edit.split("/", 2);

        assertThat(change(BEFORE, BEFORE.replace(both[0], both[1])).toString()).startsWith("changes: held (").doesNotContain("new", "gone", "second");
    }

    @Test
    void anotherTargetOfACall() throws Exception {
        String after = BEFORE.replace("held(a, 4)", "hold(a, 4)").replace("int APART first", HELD.replace("held", "hold").replace("2", "1") + "int APART first");

        assertThat(change(BEFORE, after).toString()).matches("changes: first \\([^)]*\\); new: hold");
    }

    @Test
    void dataCount() throws Exception {
        assertThat(change(BEFORE, BEFORE.replace("second, held }", "second, second }"))).hasToString("changes: both (same size)");
    }

    @Test
    void whereASwitchJumpsCounts() throws Exception {
        String after = BEFORE.replace("case 0:", "case N:").replace("case 4:", "case 0:").replace("case N:", "case 4:");

        assertThat(change(BEFORE, after).toString()).startsWith("changes: second (");
    }

    @Test
    void aNewNameOfTheSameCodeIsToldAsThat() throws Exception {
        assertThat(change(BEFORE, BEFORE.replace("held", "kept"))).hasToString("changes no function; moved: held as kept");
    }

    @Test
    void whatMovesToAnotherObjectIsToldAsThat() throws Exception {
        String other = HEAD + HELD.replace("static ", "");
        String user = HEAD + "extern int held(int *a, int n);\n" + CALLERS;
        Map<String, ObjectCode> before = Map.of("a.o", compiled(HEAD + HELD.replace("static ", "") + CALLERS), "b.o", compiled(HEAD));
        Map<String, ObjectCode> after = Map.of("a.o", compiled(user), "b.o", compiled(other));
        CodeChange change = CodeChange.of(before, after, new Lines(List.of(BEFORE, HEAD), List.of(user, other)));

        assertThat(change).hasToString("changes no function; moved: held");
    }

    /** Its calls take a relocation then. */
    @Test
    void whatIsNotStaticAnyMoreIsTheSame() throws Exception {
        assertThat(change(BEFORE, BEFORE.replace("static APART", "APART"))).hasToString("changes no function");
    }

    @Test
    void whatIsNewAndGone() throws Exception {
        assertThat(change(BEFORE, BEFORE + "int more(int *a) { return held(a, 1); }\n")).hasToString("new: more");
        assertThat(change(BEFORE + "int more(int *a) { return held(a, 1); }\n", BEFORE)).hasToString("gone: more");
    }

    /** Every cut ends in an answer or in the one exception. */
    @Test
    void aDamagedFileIsRefused() throws Exception {
        byte[] whole = object(BEFORE);
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ObjectCode.read(cut)).isInstanceOf(MalformedObjectException.class);
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x85;
            try {
                ObjectCode.read(damaged);
            } catch (MalformedObjectException e) {
                assertThat(e).hasMessageContaining("object");
            }
        }
    }

    private CodeChange change(String before, String after) throws Exception {
        return CodeChange.of(Map.of("a.o", compiled(before)), Map.of("a.o", compiled(after)), new Lines(List.of(before), List.of(after)));
    }

    private ObjectCode compiled(String source) throws Exception {
        return ObjectCode.read(object(source));
    }

    private byte[] object(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(scratch.resolve("a.c"), source);
        Path object = scratch.resolve("a.o");
        List<String> argv = new ArrayList<>(List.of("gcc"));
        argv.addAll(FLAGS);
        argv.addAll(List.of("-o", object.toString(), file.toString()));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readAllBytes(object);
    }
}
