package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseStoreTest {
    static final Base BASE = new Base("linux-9.9", "a kernel", Tarballs.SOURCE, List.of(), Optional.of("demo"),
            Optional.empty(), Optional.empty(), List.of(), Build.PLAIN, Machine.PLAIN, List.of(), List.of());

    @TempDir
    Path cache;
    private FakeApt apt;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void fillArchive() throws Exception {
        apt = new FakeApt(Tarballs.kernel().fsys());
    }

    @Test
    void importsOnceAndDoesNotAskAptAgain() throws Exception {
        BaseTree first = open();
        assertThat(first.version()).isEqualTo("9.9.1-1");
        assertThat(first.sha256()).isEqualTo(SourcePackage.sha256(Files.writeString(cache.resolve("x"), "deb 9.9.1-1")));
        assertThat(BareTrees.files(first.repository(), first.commit())).containsEntry("Makefile", "m\n");
        assertThat(apt.log).containsExactly("download", "dpkg-deb", "stream");
        apt.log.clear();
        assertThat(open()).isEqualTo(first);
        assertThat(new BaseStore(cache, apt).open(BASE, said::add)).isEqualTo(first);
        assertThat(apt.log).isEmpty();
        assertThat(entries()).as("neither download nor half import stays").containsExactly("9.9.1-1");
    }

    @Test
    void fetchesItsOwnListsWhereTheSystemHasNone() throws Exception {
        apt.systemLists = false;
        open();
        assertThat(apt.log).startsWith("download", "update with own lists", "download with own lists");
    }

    @Test
    void saysInOneLineWhyThereIsNoPackage() {
        apt.online = false;
        assertThatThrownBy(this::open).isInstanceOf(BaseException.class)
                .hasMessage("apt cannot download linux-source-9.9: Unable to locate package linux-source-9.9; check the network and the apt sources");
        assertThat(entries()).isEmpty();
    }

    @Test
    void saysThatAptIsMissing() {
        Commands none = new FakeApt(new byte[0]) {
            @Override
            public synchronized Outcome run(Path directory, List<String> argv, Duration limit) throws IOException {
                throw new IOException("Cannot run program \"apt-get\"");
            }
        };
        assertThatThrownBy(() -> new BaseStore(cache, none).open(BASE, said::add)).isInstanceOf(BaseException.class)
                .hasMessageContaining("needs Debian's apt");
    }

    @Test
    void refreshesToANewVersionAndThenGivesThat() throws Exception {
        BaseTree old = open();
        apt.version = "9.9.10-1";
        apt.fsys = Tarballs.kernel().file("linux-source-9.9/new.c", 0644, "n\n").fsys();
        assertThat(open()).as("not unless asked to").isEqualTo(old);
        BaseTree fresh = refresh();
        assertThat(fresh.version()).isEqualTo("9.9.10-1");
        assertThat(BareTrees.files(fresh.repository(), fresh.commit())).containsKey("new.c");
        assertThat(open()).isEqualTo(fresh);
    }

    @Test
    void doesNotDownloadAVersionThatItHas() throws Exception {
        BaseTree present = open();
        apt.log.clear();
        assertThat(refresh()).isEqualTo(present);
        assertThat(apt.log).containsExactly("update with own lists", "print-uris with own lists");
    }

    @Test
    void keepsTheNewestImportWhereTheArchiveIsOutOfReach() throws Exception {
        BaseTree present = open();
        apt.online = false;
        assertThat(refresh()).isEqualTo(present);
        assertThat(said).last().asString().contains("cannot be reached; linux-9.9 stays at 9.9.1-1");
    }

    @Test
    void leavesNothingBehindWhenAnImportFails() throws Exception {
        apt.fsys = new Tarballs().file("k/../../x", 0644, "x").fsys();
        assertThatThrownBy(this::open).hasMessageContaining("leaves the tree");
        assertThat(entries()).isEmpty();
        apt.fsys = Tarballs.kernel().fsys();
        assertThat(open().version()).isEqualTo("9.9.1-1");
    }

    @Test
    void saysInOneLineThatThePackageIsDamaged() {
        // Two headers of 512 bytes, and the first 100 of the tarball.
        apt.fsys = Arrays.copyOf(apt.fsys, 1024 + 100);
        assertThatThrownBy(this::open).isInstanceOf(BaseException.class).hasMessageStartingWith("cannot import linux-source-9.9: ")
                .message().doesNotContain("\n");
        assertThat(entries()).isEmpty();
    }

    @Test
    void refusesADamagedImport() throws Exception {
        BaseTree present = open();
        Files.writeString(present.repository().resolveSibling(ImportedBases.RECORD), "version=9.9.1-1\n");
        assertThatThrownBy(this::open).isInstanceOf(BaseException.class).hasMessageContaining("is damaged; remove it");
    }

    @Test
    void importsOnceWhenTwoThreadsWantIt() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch both = new CountDownLatch(2);
            List<Future<BaseTree>> results = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                results.add(two.submit(() -> {
                    both.countDown();
                    both.await();
                    return new BaseStore(cache, apt).open(BASE, line -> { });
                }));
            }
            assertThat(results.get(0).get(1, TimeUnit.MINUTES)).isEqualTo(results.get(1).get(1, TimeUnit.MINUTES));
        } finally {
            two.shutdownNow();
        }
        assertThat(apt.log).filteredOn("stream"::equals).hasSize(1);
    }

    @Test
    void waitsForAnotherProcessAndOutlivesItsDeath() throws Exception {
        // The other process stops in the middle of its import, with the lock held.
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), HangingImport.class.getName(), cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (InputStream out = other.getInputStream()) {
            assertThat(out.read()).as("it is in the middle of its import").isEqualTo('!');
            assertThat(entries()).hasSize(1).first().asString().startsWith(".import-");
            CountDownLatch waiting = new CountDownLatch(1);
            Future<BaseTree> ours = one.submit(() -> new BaseStore(cache, apt).open(BASE, line -> {
                if (line.contains("waiting for it")) {
                    waiting.countDown();
                }
            }));
            assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(apt.log).isEmpty();
            other.destroyForcibly();
            assertThat(ours.get(1, TimeUnit.MINUTES).version()).isEqualTo("9.9.1-1");
            assertThat(entries()).as("what the killed one left is gone").containsExactly("9.9.1-1");
        } finally {
            other.destroyForcibly();
            one.shutdownNow();
        }
    }

    private BaseTree open() throws Exception {
        return new BaseStore(cache, apt).open(BASE, said::add);
    }

    private BaseTree refresh() throws Exception {
        return new BaseStore(cache, apt).refresh(BASE, said::add);
    }

    private List<String> entries() {
        try (Stream<Path> entries = Files.list(cache.resolve("bases/linux-9.9"))) {
            return entries.map(p -> p.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
