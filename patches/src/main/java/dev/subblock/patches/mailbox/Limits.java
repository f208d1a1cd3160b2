package dev.subblock.patches.mailbox;

/** How much of somebody else's mail is looked at. What is beyond is refused, never cut. */
public final class Limits {

    /** The longest threads of lkml have some 500 mails; four times that, and an archive of a whole list is refused at once. */
    public static final int MAILS = 2000;
    /** As a patch mail of ours has it: a generated patch has some MiB. */
    public static final int MAIL_BYTES = 16 << 20;
    /** A whole source. Four of the largest mails; a thread of 2,000 usual ones has 20 MiB. */
    public static final int SOURCE_BYTES = 64 << 20;
    /** Mails that went over many hops have some 100 header fields. */
    static final int HEADERS = 1000;
    /** A field with all the addresses of a tree-wide series has some 20 KiB. */
    static final int HEADER_BYTES = 256 << 10;
    /** Signed mail in a list's wrapping is 3 deep. */
    static final int DEPTH = 10;
    /** A mail with a text, a patch, a signature and a footer has 4. */
    static final int PARTS = 100;

    private Limits() {}
}
