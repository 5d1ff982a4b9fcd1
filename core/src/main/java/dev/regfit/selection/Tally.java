package dev.regfit.selection;

import dev.regfit.solver.Progress;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the fits that several threads finish, and says how many they are. */
final class Tally {
    private final Progress progress;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    Tally(Progress progress, int total) {
        this.progress = progress;
        this.total = total;
        progress.fitted(0, total);
    }

    /** Counts a fit whose result this is. */
    <T> T finished(T result) {
        progress.fitted(done.incrementAndGet(), total);
        return result;
    }
}
