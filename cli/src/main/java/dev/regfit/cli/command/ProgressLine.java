package dev.regfit.cli.command;

import dev.regfit.cli.table.ReadingListener;
import dev.regfit.data.Counts;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A line on a terminal that says how far reading has come; shown when it takes long, and wiped when it is done. */
final class ProgressLine implements ReadingListener {
    private static final long SECOND = 1_000_000_000;
    private static final long INTERVAL = SECOND / 5;
    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final LongSupplier clock;
    private final long start;
    private long next;
    private boolean shown;

    /** @param clock tells nanoseconds */
    ProgressLine(PrintWriter terminal, LongSupplier clock) {
        this.terminal = terminal;
        this.clock = clock;
        start = clock.getAsLong();
        next = start + SECOND;
    }

    @Override
    public void read(long bytes, long ofBytes, long records) {
        long now = clock.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + INTERVAL;
        shown = true;
        double seconds = (double) (now - start) / SECOND;
        StringBuilder line = new StringBuilder(WIPE);
        line.append(Counts.grouped(records)).append(" rows, ");
        line.append(Math.round(bytes / MEGABYTE / seconds)).append(" MB/s");
        if (ofBytes >= bytes) {
            line.append(", ").append((long) (PERCENT * bytes / ofBytes)).append(" %, ");
            line.append((long) Math.ceil(seconds * (ofBytes - bytes) / bytes)).append(" s left");
        }
        terminal.print(line);
        terminal.flush();
    }

    @Override
    public void done() {
        if (shown) {
            terminal.print(WIPE);
            terminal.flush();
            shown = false;
        }
    }
}
