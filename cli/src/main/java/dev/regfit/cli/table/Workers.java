package dev.regfit.cli.table;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Some threads, started when the first work comes. */
final class Workers implements AutoCloseable {
    /** What the threads are called. */
    static final String NAME = "table parser";

    /** How often who waits looks whether a thread has died, in milliseconds. */
    private static final int LOOK = 200;

    /** Whether a thread has died for want of memory, which leaves none to tell who waits for its work. */
    private static volatile boolean isOutOfMemory;

    private final int most;
    private ExecutorService threads;

    /** @param most of them; 0 if there is to be no work for them */
    Workers(int most) {
        this.most = most;
    }

    /** How many there are at most. */
    int threads() {
        return most;
    }

    void execute(Runnable work) {
        executor().execute(work);
    }

    /** Has work done when other work is. */
    CompletableFuture<Void> after(CompletableFuture<Void> other, Runnable work) {
        return other.thenRunAsync(work, executor());
    }

    private ExecutorService executor() {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(most, loop -> {
                Thread thread = new Thread(loop, NAME);
                thread.setDaemon(true);
                thread.setUncaughtExceptionHandler((any, cause) -> isOutOfMemory |= cause instanceof OutOfMemoryError);
                return thread;
            });
        }
        return threads;
    }

    /** Waits until work is done, and throws what it has thrown. */
    static void await(Future<?> done) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which get does not do for what is done already
            }
            get(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void get(Future<?> done) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                done.get(LOOK, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (isOutOfMemory) {
                    throw new OutOfMemoryError();
                }
            }
        }
    }

    /** Lets no work begin any more; what has begun soon ends. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
