package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.sys.Machine;
import java.io.IOException;

/** Which thread runs when several could, while a trial goes on. */
public enum Priorities {

    /** As the kernel likes: for a machine that is not ours alone. */
    ORDINARY {
        @Override
        void dispatcher() {}

        @Override
        void dispatched() {}

        @Override
        void lane() {}
    },

    /**
     * Lanes before the dispatcher, and both before all else. On one processor a lane then runs as soon as it is given
     * an op, until it blocks, and only then is the next op given: the same ops arrive in the same order every time. And
     * the kernel's own workers wait meanwhile: a completed write stays unconverted while the next one is submitted,
     * which is the window of class R1.
     */
    STRICT {
        @Override
        void dispatcher() throws IOException {
            Machine.runFirst(1);
        }

        @Override
        void dispatched() throws IOException {
            Machine.runOrdinarily();
        }

        @Override
        void lane() throws IOException {
            Machine.runFirst(2);
        }
    };

    /** The calling thread is about to dispatch a trial's ops. */
    abstract void dispatcher() throws IOException;

    /** It has done so. */
    abstract void dispatched() throws IOException;

    /** The calling thread is a lane. */
    abstract void lane() throws IOException;
}
