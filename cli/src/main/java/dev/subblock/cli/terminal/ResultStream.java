package dev.subblock.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, which remembers that nobody reads it any more: a {@link java.io.PrintWriter} only knows that it failed. */
public final class ResultStream extends FilterOutputStream {

    private boolean brokenPipe;

    public ResultStream(OutputStream to) {
        super(new BufferedOutputStream(to));
    }

    /** Whether a write failed with EPIPE. */
    public boolean brokenPipe() {
        return brokenPipe;
    }

    @Override
    public void write(int one) throws IOException {
        attempt(() -> out.write(one));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void attempt(Writing writing) throws IOException {
        try {
            writing.write();
        } catch (IOException e) {
            // strerror(EPIPE): the JDK has no type of its own for it.
            brokenPipe |= String.valueOf(e.getMessage()).contains("Broken pipe");
            throw e;
        }
    }
}
