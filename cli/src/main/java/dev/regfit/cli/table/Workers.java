package dev.regfit.cli.table;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads, started when the first work comes. */
final class Workers implements AutoCloseable {
    /** What the threads are called. */
    static final String NAME = "table parser";

    private final int jobs;
    private ExecutorService threads;

    Workers(int jobs) {
        this.jobs = jobs;
    }

    /** How many there are. */
    int jobs() {
        return jobs;
    }

    Future<?> submit(Runnable work) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(jobs, loop -> {
                Thread thread = new Thread(loop, NAME);
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads.submit(work);
    }

    /** Lets no work begin any more; what has begun soon ends. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
