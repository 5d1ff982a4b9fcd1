package dev.regfit.cli.command;

import dev.regfit.TraceListener;
import dev.regfit.TraceRecord;
import dev.regfit.cli.report.TraceText;
import dev.regfit.cli.table.ReadingListener;
import dev.regfit.data.Counts;
import dev.regfit.solver.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A line on a terminal that says how far reading or fitting has come; shown when it takes long, and wiped when it is done. */
final class ProgressLine implements ReadingListener, Progress, TraceListener {
    private static final long SECOND = 1_000_000_000;
    private static final long INTERVAL = SECOND / 5;
    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final LongSupplier clock;
    private long start;
    private long next;
    private boolean shown;

    /** @param clock tells nanoseconds */
    ProgressLine(PrintWriter terminal, LongSupplier clock) {
        this.terminal = terminal;
        this.clock = clock;
        begin();
    }

    private void begin() {
        start = clock.getAsLong();
        next = start + SECOND;
    }

    @Override
    public void read(long bytes, long ofBytes, long records) {
        if (!isDue()) {
            return;
        }
        double seconds = seconds();
        StringBuilder line = new StringBuilder();
        line.append(Counts.grouped(records)).append(" rows, ");
        line.append(Math.round(bytes / MEGABYTE / seconds)).append(" MB/s");
        if (ofBytes >= bytes) {
            line.append(share(bytes, ofBytes, seconds));
        }
        show(line);
    }

    @Override
    public synchronized void fitted(int done, int total) {
        if (done == 0) {
            begin();
        } else if (isDue()) {
            show(new StringBuilder()
                    .append(done)
                    .append(" of ")
                    .append(total)
                    .append(" fits")
                    .append(share(done, total, seconds())));
        }
    }

    @Override
    public void epoch(TraceRecord at) {
        if (isDue()) {
            show(new StringBuilder(TraceText.of(at)));
        }
    }

    private boolean isDue() {
        long now = clock.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + INTERVAL;
        return true;
    }

    private double seconds() {
        return (double) (clock.getAsLong() - start) / SECOND;
    }

    private static String share(long done, long total, double seconds) {
        long left = (long) Math.ceil(seconds * (total - done) / done);
        return ", " + (long) (PERCENT * done / total) + " %, " + left + " s left";
    }

    private void show(StringBuilder line) {
        shown = true;
        terminal.print(line.insert(0, WIPE));
        terminal.flush();
    }

    @Override
    public synchronized void done() {
        if (shown) {
            terminal.print(WIPE);
            terminal.flush();
            shown = false;
        }
    }
}
