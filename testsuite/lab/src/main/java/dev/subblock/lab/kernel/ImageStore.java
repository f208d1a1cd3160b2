package dev.subblock.lab.kernel;

import dev.subblock.lab.Digest;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.lock.InUse;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Images by id, each a directory that appears whole or not at all. */
final class ImageStore {

    private static final String VMLINUX = "vmlinux";
    private static final String LOG = "build.log";
    private static final String WARNINGS = "warnings";
    private static final String SECONDS = "seconds";
    private static final String ABOUT = "about";
    /** Its time is when the image was last used. */
    private static final String USED = "used";

    private final Path root;

    ImageStore(Path root) {
        this.root = root;
    }

    /** The image of that id, or null. One that is not byte for byte what was kept counts as absent. */
    KernelImage find(String id) throws IOException {
        Path dir = root.resolve(id);
        if (!Files.exists(dir.resolve(SECONDS)) || !Files.exists(dir.resolve(VMLINUX))) {
            return null;
        }
        List<String> facts = Files.readAllLines(dir.resolve(SECONDS));
        if (facts.size() != 2 || !facts.get(1).equals(Digest.of(dir.resolve(VMLINUX)))) {
            return null;
        }
        return image(id, dir, Double.parseDouble(facts.get(0)), true);
    }

    KernelImage keep(String id, Path vmlinux, Path log, List<String> warnings, double seconds) throws IOException {
        Path dir = root.resolve(id);
        Path next = Files.createDirectories(root).resolve(id + ".new");
        DirectoryTree.delete(next);
        DirectoryTree.delete(dir);
        Files.createDirectories(next);
        Files.copy(vmlinux, next.resolve(VMLINUX));
        Files.copy(log, next.resolve(LOG));
        Files.write(next.resolve(WARNINGS), warnings);
        Files.write(next.resolve(SECONDS), List.of(Double.toString(seconds), Digest.of(next.resolve(VMLINUX))));
        try {
            Files.move(next, dir, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            DirectoryTree.delete(next);
        }
        return image(id, dir, seconds, false);
    }

    /** Notes that an image is used now. */
    void mark(String id) {
        InUse.mark(root.resolve(id).resolve(USED));
    }

    /** Notes for a person what an image is. */
    void describe(String id, String about) throws IOException {
        Path file = root.resolve(id).resolve(ABOUT);
        if (Files.isWritable(file.getParent()) && !(Files.exists(file) && Files.readString(file).equals(about + "\n"))) {
            Files.writeString(file, about + "\n");
        }
    }

    private static KernelImage image(String id, Path dir, double seconds, boolean reused) throws IOException {
        return new KernelImage(id, dir.resolve(VMLINUX), Files.readAllLines(dir.resolve(WARNINGS)), seconds, reused);
    }
}
