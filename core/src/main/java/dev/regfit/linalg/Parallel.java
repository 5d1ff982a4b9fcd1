package dev.regfit.linalg;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Loops whose turns do not depend on each other, on the threads of the common pool. */
public final class Parallel {
    /** Fewer multiply-adds than this are done sooner than threads are woken. */
    private static final long WORTH_WHILE = 1_000_000;

    /** Pieces of a loop, at most: several a thread, which takes the next when it has done one, as they may differ in work. */
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
        if (count < 2 || count * workEach < WORTH_WHILE) {
            body.run(0, count);
            return;
        }
        int pieces = Math.min(count, PIECES);
        AtomicInteger next = new AtomicInteger();
        // A parallel stream of the pieces themselves would hand them out in a few large shares.
        IntStream.range(0, Math.min(pieces, ForkJoinPool.getCommonPoolParallelism() + 1))
                .parallel()
                .forEach(thread -> takePieces(count, pieces, next, body));
    }

    private static void takePieces(int count, int pieces, AtomicInteger next, Piece body) {
        for (int k = next.getAndIncrement(); k < pieces; k = next.getAndIncrement()) {
            body.run((int) ((long) count * k / pieces), (int) ((long) count * (k + 1) / pieces));
        }
    }
}
