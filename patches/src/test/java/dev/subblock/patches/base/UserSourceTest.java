package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import dev.subblock.patches.tree.UnsafePathException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A kernel source that a user gives, in each form, and what is refused of it. */
class UserSourceTest {

    private static final Base BASE = new Base("linux-9.9", "an old kernel", new UserSource("9.9.0", List.of("fs/xfs/xfs_file.c"), Optional.empty()), List.of(),
            Optional.empty(), Optional.empty(), Optional.of("linux-9.9"), List.of(), Build.PLAIN, Machine.PLAIN, List.of(), List.of());
    private static final String MAKEFILE = "VERSION = 9\nPATCHLEVEL = 9\nSUBLEVEL = 0\nEXTRAVERSION =\n";
    private static final Map<String, String> KERNEL = Map.of("Makefile", MAKEFILE, "fs/xfs/xfs_file.c", "code\n", "scripts/run*", "r\n");

    @TempDir
    Path dir;
    private final List<String> said = new ArrayList<>();

    @Test
    void everyFormGivesTheSameTree() throws Exception {
        Git.assumeInstalled();
        Path plain = plain("plain", KERNEL);
        String commit = add(plain.toString()).commit();
        assertThat(add(tarball("k.tar", out -> out).toString()).commit()).isEqualTo(commit);
        assertThat(add(tarball("k.tar.gz", GzipCompressorOutputStream::new).toString()).commit()).isEqualTo(commit);
        assertThat(add(tarball("k.tar.bz2", BZip2CompressorOutputStream::new).toString()).commit()).isEqualTo(commit);
        assertThat(add(tarball("k.tar.xz", out -> new XZOutputStream(out, new LZMA2Options(1))).toString()).commit()).isEqualTo(commit);
        Path bare = dir.resolve("bare.git");
        String id = BareTrees.commit(bare, new TreeMap<>(KERNEL));
        assertThat(add(bare + "#" + id).commit()).isEqualTo(commit);
        Git.run(bare, "update-ref", "refs/heads/old", id);
        assertThat(add(bare + "#old").commit()).isEqualTo(commit);
        assertThat(add("file://" + bare + "#old").commit()).isEqualTo(commit);
        BaseTree tree = add(plain.toString());
        assertThat(BareTrees.files(tree.repository(), tree.commit())).isEqualTo(KERNEL);
        assertThat(tree.version()).isEqualTo("9.9.0-" + tree.tree().substring(0, 12));
        assertThat(tree.remarks()).containsExactly("its XFS could not be compared with upstream's");
    }

    /** A vendor may have changed what the series is for: it is told, not refused. */
    @Test
    void itsXfsIsComparedWithWhatOthersHave() throws Exception {
        Map<String, String> four = new TreeMap<>(KERNEL);
        List.of("a", "b", "c", "d").forEach(n -> four.put("fs/xfs/" + n + ".c", n + "\n"));
        Path file = dir.resolve("known.ids");
        StringBuilder ids = new StringBuilder("# known\n");
        for (String path : four.keySet().stream().filter(p -> p.startsWith("fs/xfs/")).toList()) {
            ids.append(new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, four.get(path).getBytes(StandardCharsets.UTF_8)).name()).append(' ').append(path).append('\n');
        }
        Base known = known(Files.writeString(file, ids));
        assertThat(store().add(known, plain("same", four).toString(), Map.of(), List.of(), said::add).remarks())
                .containsExactly("its XFS is that of other copies of Linux 9.9.0, file by file");
        four.keySet().removeIf(p -> p.endsWith("/d.c"));
        four.put("fs/xfs/new.c", "n\n");
        four.put("fs/xfs/new.o", "left by a build\n");
        List.of("a", "b", "c", "xfs_file").forEach(n -> four.put("fs/xfs/" + n + ".c", "changed\n"));
        assertThat(store().add(known, plain("vendor", four).toString(), Map.of(), List.of(), said::add).remarks())
                .contains("its XFS is not that of other copies of Linux 9.9.0: 4 differ: fs/xfs/a.c, fs/xfs/b.c, fs/xfs/c.c, …; 1 missing: fs/xfs/d.c; 1 more: fs/xfs/new.c");
    }

    @Test
    void aManifestThatIsNoneIsRefused() throws Exception {
        Path file = dir.resolve("bad.ids");
        String id = "a".repeat(40);
        assertThatThrownBy(() -> SourceManifest.read(file)).hasMessageContaining("can't be read");
        Files.writeString(file, "# a comment\n" + id + " fs/xfs/a.c\nabc fs/xfs/b.c\n");
        assertThatThrownBy(() -> SourceManifest.read(file)).hasMessage(file + ": line 3: not ID PATH as git ls-tree has them: abc fs/xfs/b.c");
        Files.writeString(file, id + " fs/a.c\n" + id + " mm/a.c\n");
        assertThatThrownBy(() -> SourceManifest.read(file)).hasMessageContaining("not in one directory");
    }

    private static Base known(Path ids) throws Exception {
        return new Base("linux-9.9", "an old kernel", new UserSource("9.9.0", List.of("fs/xfs/xfs_file.c"), Optional.of(SourceManifest.read(ids))), List.of(),
                Optional.empty(), Optional.empty(), Optional.of("linux-9.9"), List.of(), Build.PLAIN, Machine.PLAIN, List.of(), List.of());
    }

    @Test
    void theBaseIsThatSourceFromThenOn() throws Exception {
        assertThatThrownBy(() -> store().open(BASE, said::add)).isInstanceOf(BaseException.class)
                .hasMessage("base linux-9.9 has no source here: subblock base add linux-9.9 --from DIR|TARBALL|GIT[#REF]");
        BaseTree first = add(plain("one", KERNEL).toString());
        assertThat(store().open(BASE, said::add)).isEqualTo(first);
        BaseTree second = add(plain("two", with("fs/xfs/xfs_file.c", "other\n")).toString());
        assertThat(store().open(BASE, said::add)).isEqualTo(second).isNotEqualTo(first);
        assertThat(add(dir.resolve("one").toString())).isEqualTo(first);
        assertThat(store().open(BASE, said::add)).isEqualTo(first);
    }

    @Test
    void whatIsGivenAlongIsRememberedAndCopied() throws Exception {
        Path headers = plain("headers", Map.of("mach/cputype.h", "x\n"));
        BaseTree tree = store().add(BASE, plain("k", KERNEL).toString(), Map.of("KCFLAGS", "-w"), List.of(headers), said::add);
        Files.writeString(headers.resolve("mach/cputype.h"), "changed later\n");
        BaseTree again = store().open(BASE, said::add);
        assertThat(again).isEqualTo(tree);
        assertThat(again.given().make()).containsExactly(Map.entry("KCFLAGS", "-w"));
        assertThat(again.given().includes()).singleElement().extracting(i -> i.resolve("mach/cputype.h")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.PATH).hasContent("x");
        assertThat(add(dir.resolve("k").toString()).given()).as("given anew, with nothing").isEqualTo(Given.NOTHING);
        assertThatThrownBy(() -> store().add(BASE, dir.resolve("k").toString(), Map.of(), List.of(dir.resolve("no")), said::add))
                .isInstanceOf(BaseException.class).hasMessageContaining("no such directory");
    }

    @Test
    void leftOversOfAnotherBuildStayWhereTheyAre() throws Exception {
        Map<String, String> dirty = new TreeMap<>(KERNEL);
        for (String path : List.of(".config", "vmlinux", "vmlinux.o", "fs/built-in.o", "fs/.built-in.o.cmd", "include/generated/a.h", "include/config/x",
                "include/linux/version.h", "Module.symvers", "System.map", "modules.order", "arch/arm/boot/Image", "kernel/timeconst.h", "lib/crc32table.h",
                "kernel/bounds.s", "drivers/a.ko", "drivers/a.mod.c")) {
            dirty.put(path, "made\n");
        }
        dirty.put("scripts/basic/fixdep*", "\u007fELF\u0002 and so on");
        dirty.put("lib/lib.x", "!<arch>\n");
        dirty.put("scripts/lex.c", "made\n");
        dirty.put("arch/x86/vmlinux.lds", "made\n");
        Map<String, String> sources = new TreeMap<>(KERNEL);
        for (String path : List.of("scripts/lex.c_shipped", "arch/x86/vmlinux.lds.S", "include/linux/config.h", "arch/x86/lib/memcpy_64.S",
                "fs/xfs/vmlinux.c", "arch/arm/kernel/module.lds", ".gitignore")) {
            sources.put(path, "source\n");
        }
        dirty.putAll(sources);
        Path given = plain("dirty", dirty);
        BaseTree tree = add(given.toString());
        assertThat(BareTrees.files(tree.repository(), tree.commit())).isEqualTo(sources);
        assertThat(tree.remarks()).contains("21 files that another build had left were not taken");
        assertThat(given.resolve("vmlinux")).as("the user's own").exists();
    }

    @Test
    void refusesWhatIsNotThatKernel() throws Exception {
        refused(plain("other", with("Makefile", MAKEFILE.replace("SUBLEVEL = 0", "SUBLEVEL = 1\nEXTRAVERSION = -rc2"))), "linux-9.9 is Linux 9.9.0, and what was given is 9.9.1-rc2");
        Map<String, String> lacking = new TreeMap<>(KERNEL);
        lacking.remove("fs/xfs/xfs_file.c");
        refused(plain("lacking", lacking), "what was given has no fs/xfs/xfs_file.c, which linux-9.9 needs");
        refused(plain("none", Map.of("README", "x")), "what was given is no kernel source");
        refused(plain("makefile", with("Makefile", "all:\n")), "what was given is no kernel source");
        refused(dir.resolve("nowhere"), "no such directory, tarball or repository");
        assertThatThrownBy(() -> add(dir.resolve("other") + "#x")).hasMessageContaining("is no git repository");
        assertThatThrownBy(() -> add("https://example.org/x#--upload-pack=x")).hasMessageContaining("not a name of a branch, tag or commit");
        Path bare = dir.resolve("bare.git");
        BareTrees.commit(bare, new TreeMap<>(KERNEL));
        assertThatThrownBy(() -> add(bare + "#v9")).isInstanceOf(BaseException.class).hasMessageContaining("has no commit v9");
        assertThatThrownBy(() -> store().add(BaseStoreTest.BASE, "x", Map.of(), List.of(), said::add)).hasMessageContaining("is a Debian package");
        try (Stream<Path> left = Files.walk(dir.resolve("cache"))) {
            assertThat(left.filter(p -> p.toString().contains(".import-"))).as("nothing half made stays").isEmpty();
        }
    }

    @Test
    void aVendorsTreeIsTakenWithAWord() throws Exception {
        BaseTree tree = add(plain("vendor", with("Makefile", MAKEFILE.replace("EXTRAVERSION =", "EXTRAVERSION = -71.el6"))).toString());
        assertThat(tree.remarks()).first().isEqualTo("its EXTRAVERSION is -71.el6: it is a vendor's or a stable release");
    }

    @Test
    void refusesArchivesThatLeaveTheTreeOrFillTheDisk() throws Exception {
        hostile("up", new TarArchiveEntry("k/../../etc/passwd"), UnsafePathException.class, "leaves the tree");
        hostile("git", new TarArchiveEntry("k/.git/config"), UnsafePathException.class, "leaves the tree");
        TarArchiveEntry link = new TarArchiveEntry("k/link", TarConstants.LF_SYMLINK, true);
        link.setLinkName("../../etc");
        hostile("link", link, UnsafePathException.class, "out of the tree");
        TarArchiveEntry absolute = new TarArchiveEntry("k/link", TarConstants.LF_SYMLINK, true);
        absolute.setLinkName("/etc/passwd");
        hostile("absolute", absolute, UnsafePathException.class, "out of the tree");
        TarArchiveEntry huge = new TarArchiveEntry("k/big");
        huge.setSize(TreeImport.LARGEST_FILE + 1);
        hostile("huge", huge, BaseException.class, "larger than 64 MiB: big");
        TarArchiveEntry cut = new TarArchiveEntry("k/cut");
        cut.setSize(5000);
        hostile("cut", cut, Exception.class, "");
        hostile("clash", new TarArchiveEntry("k/Makefile/x"), BaseException.class, "Makefile as a file and as a directory");
    }

    @Test
    void aLinkInADirectoryIsNotFollowed() throws Exception {
        Path given = plain("linked", KERNEL);
        Files.createSymbolicLink(given.resolve("fs/out"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> add(given.toString())).isInstanceOf(UnsafePathException.class).hasMessageContaining("out of the tree");
    }

    private void hostile(String name, TarArchiveEntry entry, Class<? extends Exception> type, String message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
        write(tar, "k/Makefile", MAKEFILE);
        write(tar, "k/fs/xfs/xfs_file.c", "x");
        tar.putArchiveEntry(entry);
        tar.flush();
        Path file = Files.write(dir.resolve(name + ".tar"), java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() + 1024));
        assertThatThrownBy(() -> add(file.toString())).as(name).isInstanceOf(type).hasMessageContaining(message);
    }

    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private Path tarball(String name, Packing packing) throws IOException {
        Path file = dir.resolve(name);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packing.over(Files.newOutputStream(file)))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(KERNEL).entrySet()) {
                write(tar, "linux-9.9/" + entry.getKey(), entry.getValue());
            }
        }
        return file;
    }

    private static void write(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name.replace("*", ""));
        entry.setMode(name.endsWith("*") ? 0100755 : 0100644);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private Path plain(String name, Map<String, String> files) throws IOException {
        Path root = dir.resolve(name);
        for (Map.Entry<String, String> entry : files.entrySet()) {
            Path file = root.resolve(entry.getKey().replace("*", ""));
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue(), StandardCharsets.ISO_8859_1);
            assertThat(file.toFile().setExecutable(entry.getKey().endsWith("*"))).isTrue();
        }
        return root;
    }

    private static Map<String, String> with(String path, String content) {
        Map<String, String> files = new TreeMap<>(KERNEL);
        files.put(path, content);
        return files;
    }

    private void refused(Path from, String message) {
        assertThatThrownBy(() -> add(from.toString())).isInstanceOf(BaseException.class).hasMessageContaining(message).message().doesNotContain("\n");
    }

    private BaseStore store() {
        return new BaseStore(dir.resolve("cache"), new SystemCommands());
    }

    private BaseTree add(String from) throws Exception {
        return store().add(BASE, from, Map.of(), List.of(), said::add);
    }
}
