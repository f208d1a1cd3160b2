package dev.subblock.lab.nbd;

/** Numbers of the protocol, from doc/proto.md of the NetworkBlockDevice/nbd project. */
final class Nbd {

    static final long INIT_MAGIC = 0x4e42444d41474943L;
    static final long OPTION_MAGIC = 0x49484156454f5054L;
    static final long OPTION_REPLY_MAGIC = 0x0003e889045565a9L;
    static final int REQUEST_MAGIC = 0x25609513;
    static final int REPLY_MAGIC = 0x67446698;

    /** Handshake flags of server and client alike: fixed newstyle, no 124 zeros behind an export. */
    static final int FIXED_NEWSTYLE = 1;
    static final int NO_ZEROES = 2;

    static final int OPT_EXPORT_NAME = 1;
    static final int OPT_ABORT = 2;
    static final int OPT_LIST = 3;
    static final int OPT_INFO = 6;
    static final int OPT_GO = 7;

    static final int REP_ACK = 1;
    static final int REP_SERVER = 2;
    static final int REP_INFO = 3;
    static final int REP_ERR_UNSUP = 1 << 31 | 1;
    static final int REP_ERR_POLICY = 1 << 31 | 2;
    static final int REP_ERR_INVALID = 1 << 31 | 3;
    static final int REP_ERR_UNKNOWN = 1 << 31 | 6;

    static final short INFO_EXPORT = 0;
    static final short INFO_BLOCK_SIZE = 3;

    /** HAS_FLAGS, SEND_FLUSH, SEND_FUA, SEND_TRIM, SEND_WRITE_ZEROES. */
    static final short EXPORT_FLAGS = 1 | 4 | 8 | 32 | 64;

    static final int FLAG_FUA = 1;
    static final int FLAG_NO_HOLE = 2;

    static final int CMD_READ = 0;
    static final int CMD_WRITE = 1;
    static final int CMD_DISC = 2;
    static final int CMD_FLUSH = 3;
    static final int CMD_TRIM = 4;
    static final int CMD_WRITE_ZEROES = 6;

    /** Offsets and lengths are multiples of it. */
    static final int SECTOR = 512;
    /** The largest request: what the protocol tells clients to assume of a server. */
    static final int MOST = 32 << 20;

    private Nbd() {}
}
