package dev.subblock.patches.mailbox;

import dev.subblock.patches.PatchesException;

/** A mailbox, or a mail in it, cannot be read; the message names it. */
public final class MailboxException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public MailboxException(String message) {
        super(message);
    }

    public MailboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
