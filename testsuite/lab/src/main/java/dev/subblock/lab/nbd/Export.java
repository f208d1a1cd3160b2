package dev.subblock.lab.nbd;

/** What a server serves under a name. Called by the threads of its clients. */
public interface Export {

    /** In bytes, a multiple of 512. */
    long size();

    /** A client has come for it. @return false to turn it away */
    boolean attach(Replies client);

    /** A request of that client: it is to be replied to, now or later. */
    void handle(Request request, Replies client) throws InterruptedException;

    /** That client has gone; what it asked for need not be done any more. */
    void detach(Replies client);

    /** It has gone without taking leave, before {@link #detach}: it was killed, or the connection broke. */
    default void vanished() {}
}
