package dev.regfit.linalg;

import java.util.stream.IntStream;

/** Loops whose turns do not depend on each other, on the threads of the common pool. */
public final class Parallel {
    /** Fewer multiply-adds than this are done sooner than threads are woken. */
    private static final long WORTH_WHILE = 1_000_000;

    /** Pieces of the loop: several a thread, in case one is held up. */
    private static final int PIECES = 16;

    private Parallel() {}

    /** A piece of a loop. */
    @FunctionalInterface
    public interface Piece {
        /** Does the turns from {@code from} to {@code to} − 1. */
        void run(int from, int to);
    }

    /**
     * Runs a loop from 0 to {@code count} − 1.
     *
     * @param workEach multiply-adds of one turn, which decide whether several threads are worth while
     */
    public static void loop(int count, long workEach, Piece body) {
        if (count * workEach < WORTH_WHILE) {
            body.run(0, count);
            return;
        }
        IntStream.range(0, PIECES)
                .parallel()
                .forEach(k -> body.run((int) ((long) count * k / PIECES), (int) ((long) count * (k + 1) / PIECES)));
    }
}
