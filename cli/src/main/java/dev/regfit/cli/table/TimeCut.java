package dev.regfit.cli.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Windows of a length of time, the first of which begins with the time of the first row. A window holds the rows from its
 * start to before its end; the last is the first that reaches beyond all rows. Windows without rows are left out, and so
 * are those that expand and gain no row.
 */
public final class TimeCut implements WindowCut {
    private final TimeColumn column;
    private final TimeSpan length;
    private final TimeSpan step;
    private final boolean expanding;

    /** Times of the rows from the start of the window at hand on; empty if they expand. */
    private final Deque<Double> times = new ArrayDeque<>();

    private double origin;
    private long rows;
    private long rowsOfLast;
    private long window;
    private long first;

    /**
     * @param column name of the column of times
     * @param length of a window, or of the first if they expand
     * @param step by which a window is later than the one before
     * @param expanding whether all begin with the first row
     */
    public TimeCut(String column, TimeSpan length, TimeSpan step, boolean expanding) {
        this.column = new TimeColumn(column);
        this.length = length;
        this.step = step;
        this.expanding = expanding;
    }

    @Override
    public void before(Row row, int time, Consumer<Window> complete) {
        double now = column.of(row, time);
        if (rows == 0) {
            requireKind(row);
            origin = now;
        }
        while (end(window) <= now) {
            if (!isEmpty()) {
                complete(complete);
                advance(window + 1);
            } else {
                advance(firstEndingAfter(now));
            }
        }
        if (!expanding) {
            keep(now);
        }
        rows++;
    }

    /** A row between two windows, where steps are longer than windows, is in none. */
    private void keep(double now) {
        if (now < start(window)) {
            first = rows + 1;
        } else {
            times.add(now);
        }
    }

    private void requireKind(Row row) {
        for (TimeSpan span : new TimeSpan[] {length, step}) {
            if (span.calendar() != column.isCalendar()) {
                throw new DataException(
                        row.place(),
                        column.name(),
                        column.isCalendar()
                                ? "holds dates, and %s is no length of time; give one, as in %s, or leave out --time for rows"
                                        .formatted(span.text(), TimeSpan.EXAMPLES)
                                : "holds numbers, and %s is a length of the calendar; give a number, or a column of dates as in 2024-01-31"
                                        .formatted(span.text()));
            }
        }
    }

    @Override
    public void end(Consumer<Window> complete) {
        if (!isEmpty()) {
            complete(complete);
        }
    }

    private void complete(Consumer<Window> complete) {
        complete.accept(new Window(column.text(start(window)), column.text(end(window)), first, rows));
        rowsOfLast = rows;
    }

    private boolean isEmpty() {
        return expanding ? rows == rowsOfLast : times.isEmpty();
    }

    private void advance(long to) {
        window = to;
        double start = start(window);
        while (!expanding && !times.isEmpty() && times.peek() < start) {
            times.remove();
            first++;
        }
    }

    /** By doubling and halving: months have no fixed length. */
    private long firstEndingAfter(double time) {
        long before = window;
        long stride = 1;
        while (end(before + stride) <= time) {
            before += stride;
            stride *= 2;
        }
        long after = before + stride;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (end(middle) <= time) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    private double start(long of) {
        return expanding ? origin : step.after(origin, of);
    }

    private double end(long of) {
        return length.after(origin, step, of);
    }

    @Override
    public long needed() {
        return first;
    }
}
