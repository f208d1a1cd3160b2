package dev.subblock.reproducer.load;

import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Who brings the operations of a load to the kernel. */
interface Worker extends AutoCloseable {

    /**
     * Carries them out, each on a block of its own behind the first: writes, then what is read.
     *
     * @param operations so many: a multiple of the load's depth
     * @return nanoseconds of the guest's clock
     * @throws IOException if one of them did not do all that it was asked for
     */
    long run(OpenFile file, int operations) throws IOException;

    /** Does all that {@link #run} does for so many operations, but asks for none. @return nanoseconds of the guest's clock */
    long nothing(int operations) throws IOException;

    @Override
    void close() throws IOException;
}
