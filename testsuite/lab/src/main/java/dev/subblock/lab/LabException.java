package dev.subblock.lab;

/**
 * Trouble of the laboratory itself (a tool is missing, a build directory is unusable, QEMU would not
 * start): never a statement about a kernel. The message is one line: what is wrong, what to do.
 */
public class LabException extends Exception {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
