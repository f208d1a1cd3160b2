package dev.subblock.reproducer.load;

import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Who brings the operations of a load to the kernel. */
interface Worker extends AutoCloseable {

    /**
     * Carries them out.
     *
     * @param writes so many, to the first blocks of the file
     * @param reads so many, of the blocks behind these: none or as many
     * @return nanoseconds of the guest's clock
     * @throws IOException if one of them did not do all that it was asked for
     */
    long run(OpenFile file, int writes, int reads) throws IOException;

    /** Does all that {@link #run} does for so many operations, but asks for none. @return nanoseconds of the guest's clock */
    long nothing(int operations) throws IOException;

    @Override
    void close() throws IOException;
}
