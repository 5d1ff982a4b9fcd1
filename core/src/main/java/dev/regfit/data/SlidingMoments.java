package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Moments of windows that let go of rows at their start, by two stacks: the rows before a pivot are added up from the pivot
 * backwards, so that the sum of those from any start on is at hand, and the rows behind it forwards. Once the start has
 * passed the pivot, that becomes the end of the window. A row is added a fixed number of times, whatever the length of the
 * windows. Backward sums are kept for every ⌈√n⌉-th row, and for each row of the block at hand only.
 */
final class SlidingMoments implements WindowMoments {
    private static final int FEWEST_BLOCK_ROWS = 16;

    /** From a step of so many rows on, the rows before a block's end are multiplied anew and not added one by one. */
    private static final int LONG_STEP = 8;

    private final int columns;
    private final RowRing rows;
    /** What is taken from each column. */
    private double[] origin;

    private long pivot;
    private int blockRows;
    /** The k-th is of the last k blocks before the pivot. */
    private List<Moments> blocks = List.of();

    /** Rows before the end of a block, the k-th of the last k; null where the block was entered at a long step. */
    private List<Moments> tails;

    private long tailsEnd = -1;

    private RunningMoments behind;
    private long end;
    private long lastStart;
    /** Not before this start is the pivot set anew for the sake of the origin. */
    private long settledUntil;

    SlidingMoments(int columns) {
        this.columns = columns;
        this.rows = new RowRing(columns);
    }

    @Override
    public void add(double[] row, double weight) {
        rows.add(row, weight);
    }

    @Override
    public long rows() {
        return rows.next();
    }

    @Override
    public Moments window(long start, long newEnd) {
        rows.forgetBefore(start);
        if (start >= pivot) {
            turn(start, newEnd);
        }
        behind.add(rows, end, newEnd, origin);
        end = newEnd;
        Moments window = sum(start);
        if (start >= settledUntil && WindowMoments.isFar(window)) {
            turn(start, newEnd);
            settledUntil = start + blockRows;
            window = sum(start);
        }
        lastStart = start;
        window.shift(origin);
        return window;
    }

    /** Makes the end of a window the pivot. A median is within a deviation of the mean, so that it is a good origin. */
    private void turn(long start, long newEnd) {
        origin = rows.medians(start, newEnd);
        pivot = newEnd;
        end = newEnd;
        behind = new RunningMoments(columns);
        blockRows = Math.max(FEWEST_BLOCK_ROWS, (int) Math.ceil(Math.sqrt((double) (newEnd - start))));
        tailsEnd = -1;
        blocks = new ArrayList<>();
        Moments sum = new Moments(columns);
        blocks.add(sum);
        for (long from = pivot - blockRows; from >= start; from -= blockRows) {
            sum = sum.copy();
            sum.merge(rows.moments(from, from + blockRows, origin));
            blocks.add(sum);
        }
    }

    private Moments sum(long start) {
        int whole = (int) ((pivot - start) / blockRows);
        long boundary = pivot - (long) whole * blockRows;
        Moments sum = blocks.get(whole).copy();
        if (start < boundary) {
            sum.merge(tail(start, boundary));
        }
        behind.addTo(sum);
        return sum;
    }

    /** Rows of a block from one on. */
    private Moments tail(long start, long boundary) {
        if (tailsEnd != boundary) {
            tailsEnd = boundary;
            tails = start - lastStart < LONG_STEP ? tails(start, boundary) : null;
        }
        return tails == null ? rows.moments(start, boundary, origin) : tails.get((int) (boundary - start));
    }

    private List<Moments> tails(long start, long boundary) {
        List<Moments> sums = new ArrayList<>();
        Moments sum = new Moments(columns);
        sums.add(sum);
        for (long row = boundary - 1; row >= start; row--) {
            sum = sum.copy();
            sum.merge(rows.moments(row, row + 1, origin));
            sums.add(sum);
        }
        return sums;
    }
}
