package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Chunks of a stream on their way through several threads, taken in the order of the stream. Each is read and worked on by
 * the same thread, because bytes are far away from a processor that has not read them; threads take turns at reading. Who
 * takes chunks is one of these threads, rather than wait: more threads than processors get in each other's way.
 *
 * @param <W> works on one chunk after the other, in one thread at a time
 */
final class OrderedChunks<W extends Consumer<Chunk>> {
    /** So many chunks more than threads are in memory: one that is handed over and one that waits. */
    private static final int IN_RESERVE = 2;

    private final Chunker chunks;
    private final Workers workers;
    private final List<Slot> slots;
    private final Supplier<W> works;
    private final int most;
    private final Deque<Place> underWay = new ArrayDeque<>();
    private final Deque<Place> idle = new ArrayDeque<>();
    private Place taken;
    /** Turns at reading that were given. */
    private long turns;
    /** The one whose time it is. */
    private long turn;
    /** Whether nothing more is to be read, or not before all that was read has been handed over. */
    private volatile boolean stopped;

    /**
     * @param first chunk, which has been read
     * @param chunks gives those behind it
     * @param slots of the blocks of chunks
     * @param works makes what works on chunks
     */
    OrderedChunks(Chunk first, Chunker chunks, Workers workers, List<Slot> slots, Supplier<W> works) {
        this.chunks = chunks;
        this.workers = workers;
        this.slots = slots;
        this.works = works;
        most = workers.threads() == 0 ? 1 : workers.threads() + 1 + IN_RESERVE;
        stopped = isLastForNow(first);
        Place place = new Place(first);
        place.isRead = true;
        run(place, place::work, most == 1 || first.last);
    }

    private static boolean isLastForNow(Chunk chunk) {
        return chunk.last || chunk.paused || chunk.endless;
    }

    /**
     * The next chunk, worked on unless it is {@linkplain Chunk#endless endless}. That before it is used again. Where the
     * stream pauses, all that was taken has been handed over when the next is asked for.
     *
     * @return {@code null} behind the last one
     * @throws IOException that kept the stream from giving more
     */
    Place next() throws IOException {
        if (taken != null) {
            idle.add(taken);
            if (taken.chunk.paused) {
                drain();
                chunks.pause();
                stop(false);
            }
        }
        do {
            readOn();
            taken = underWay.poll();
        } while (taken != null && !finished(taken));
        if (taken == null) {
            chunks.checkFailure();
        }
        return taken;
    }

    private void readOn() {
        while (!stopped && underWay.size() < most) {
            Place place = idle.isEmpty() ? new Place(new Chunk(new Block(slots))) : idle.remove();
            long mine = turns++;
            run(place, () -> place.read(mine), most == 1);
        }
    }

    private void run(Place place, Runnable what, boolean here) {
        underWay.add(place);
        place.done = new FutureTask<>(what, null);
        if (here) {
            place.done.run();
        } else {
            workers.execute(place.done);
        }
    }

    /** Waits for it. Returns false, and has it idle, if there was nothing to read. */
    private boolean finished(Place place) {
        if (chunks.isSteady()) {
            help(place);
        }
        place.await();
        if (!place.isRead) {
            idle.add(place);
        }
        return place.isRead;
    }

    /** Does what no other thread has begun, until a chunk is done. Not where reading may have to wait. */
    private void help(Place wanted) {
        wanted.done.run(); // nothing if it has begun
        for (Place other : underWay) {
            if (wanted.done.isDone()) {
                return;
            }
            other.done.run();
        }
    }

    /** Everything from the chunk on that was taken last, to be read in another way. */
    InputStream rest() {
        stop(true);
        InputStream rest = taken.chunk.stream();
        for (Place place : underWay) {
            place.await();
            if (place.isRead) {
                rest = new SequenceInputStream(rest, place.chunk.stream());
            }
        }
        return new SequenceInputStream(rest, chunks.rest());
    }

    private synchronized void stop(boolean whether) {
        stopped = whether;
    }

    /** Waits for those under way, behind a pause, where they find nothing to read. */
    private void drain() {
        while (!underWay.isEmpty()) {
            finished(underWay.remove());
        }
    }

    /** Reads the next chunk, in its turn. Returns false if there is none, or none is to be read. */
    private synchronized boolean read(Chunk chunk, long mine) {
        boolean isRead = false;
        try {
            while (turn < mine) {
                wait();
            }
            isRead = !stopped && chunks.next(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody takes chunks any more
        } finally {
            stopped = stopped || !isRead || isLastForNow(chunk);
            turn++;
            notifyAll();
        }
        return isRead;
    }

    /** A chunk, what works on it, and how far that has come. */
    final class Place {
        final Chunk chunk;
        final W work;
        private boolean isRead;
        private FutureTask<?> done;

        Place(Chunk chunk) {
            this.chunk = chunk;
            work = works.get();
        }

        private void read(long mine) {
            isRead = OrderedChunks.this.read(chunk, mine);
            if (isRead) {
                work();
            }
        }

        private void work() {
            if (!chunk.endless) {
                work.accept(chunk);
            }
        }

        private void await() {
            Workers.await(done);
        }
    }
}
