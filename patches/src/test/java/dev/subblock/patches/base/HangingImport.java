package dev.subblock.patches.base;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that begins an import, says so with one character, and never ends it. */
final class HangingImport {
    private HangingImport() {}

    public static void main(String[] args) throws Exception {
        byte[] whole = Tarballs.kernel().fsys();
        FakeApt apt = new FakeApt(whole) {
            @Override
            public InputStream stream(Path directory, List<String> argv) {
                InputStream half = new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2));
                return new SequenceInputStream(half, new InputStream() {
                    @Override
                    public int read() throws IOException {
                        System.out.print('!');
                        System.out.flush();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        return -1;
                    }
                });
            }
        };
        new BaseStore(Path.of(args[0]), apt).open(BaseStoreTest.BASE, line -> { });
    }
}
