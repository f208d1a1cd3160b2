package dev.subblock.lab.disk;

import dev.subblock.lab.LabException;
import java.nio.file.Path;
import java.util.List;

/** Looks for damage in a file system that had to recover from a power cut. */
@FunctionalInterface
public interface CutCheck {

    /**
     * What is wrong with it, a finding a line; nothing, if it is clean. The guest has unmounted it.
     *
     * @param copy the image as it was when the power was cut, and what the guest did to it since
     * @throws LabException if it can't be judged
     */
    List<String> damage(Path copy) throws LabException, InterruptedException;
}
