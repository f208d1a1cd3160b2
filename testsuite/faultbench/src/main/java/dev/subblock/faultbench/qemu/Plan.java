package dev.subblock.faultbench.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be done to which guest: four lines of a file.
 *
 * @param qemu the real one
 * @param kernel a guest whose command line has this is disturbed, others are not
 * @param deeds one after the other: {@code say TEXT}, {@code flood MIB}, {@code line TEXT}, {@code lines MIB},
 *     {@code half}, {@code twice}, {@code swap /OLD/NEW/}, {@code event JSON}, {@code unplug}, {@code freeze},
 *     {@code kill}, {@code exit STATUS}; {@code nothing}
 */
record Plan(Path qemu, String kernel, Phase phase, List<String> deeds, Path done) {

    static Plan read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new Plan(Path.of(lines.get(0)), lines.get(1), Phase.of(lines.get(2)), Arrays.stream(lines.get(3).split(" ; ")).map(String::strip).toList(),
                file.resolveSibling(file.getFileName() + ".done"));
    }
}
