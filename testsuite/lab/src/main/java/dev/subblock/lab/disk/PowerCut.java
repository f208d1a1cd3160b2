package dev.subblock.lab.disk;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Takes the copy of an image that a power cut leaves behind, and has it checked. */
final class PowerCut {

    /** An image occupies some 100 MiB at most. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path image;
    private final Path copy;
    private final CutCheck check;
    private final Commands commands;

    /** Makes the copy's file, empty but of the right size. */
    PowerCut(Path image, Path copy, CutCheck check, Commands commands) throws IOException {
        this.image = image;
        this.copy = copy;
        this.check = check;
        this.commands = commands;
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.setLength(0);
            file.setLength(Files.size(image));
        }
    }

    Path copy() {
        return copy;
    }

    /** Copies the image, in place: who has the copy open sees it change. */
    void take() throws LabException, InterruptedException {
        commands.succeed(Command.of("cp", "--sparse=auto", "--reflink=auto", "--", image.toString(), copy.toString()).within(LIMIT));
    }

    /** As {@link CutCheck#damage}. */
    List<String> damage() throws LabException, InterruptedException {
        return check.damage(copy);
    }
}
