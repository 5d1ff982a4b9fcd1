package dev.regfit.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that several threads do while more is given, and whose results are taken in the order in which it was given: so
 * that they do not depend on the number of threads.
 */
final class OrderedWork<T> {
    private final int most;
    private final Consumer<T> sink;
    private final Deque<Future<T>> underWay = new ArrayDeque<>();

    /**
     * @param most pieces of work that others have at the same time; with 1 all is done in the thread that gives it
     * @param sink takes the results, in the thread that gives the work
     */
    OrderedWork(int most, Consumer<T> sink) {
        this.most = most;
        this.sink = sink;
    }

    /**
     * Gives a piece of work, which the thread that gives it does itself while the others have enough to do, rather than
     * wait for them.
     */
    void give(Supplier<T> work) {
        while (!underWay.isEmpty() && (underWay.peek().isDone() || underWay.size() == 2 * most)) {
            takeFirst();
        }
        boolean own = most == 1 || underWay.size() >= most;
        underWay.add(
                own
                        ? CompletableFuture.completedFuture(work.get())
                        : ForkJoinPool.commonPool().submit(work::get));
    }

    /** Waits for all that is under way. */
    void finish() {
        while (!underWay.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        try {
            sink.accept(underWay.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
