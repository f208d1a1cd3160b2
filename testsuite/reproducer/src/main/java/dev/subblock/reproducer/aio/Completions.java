package dev.subblock.reproducer.aio;

/** Takes completions as they are reaped. */
public interface Completions {

    /**
     * @param tag as given with the request
     * @param result the bytes written, or a negative errno
     */
    void completed(long tag, long result);
}
