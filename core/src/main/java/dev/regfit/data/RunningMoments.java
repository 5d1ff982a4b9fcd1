package dev.regfit.data;

/**
 * Moments that rows are added to one after the other. A sum of n terms has an error that grows with n; here the latest
 * rows are added up on their own, so that there are never more than some hundred terms and as many sums as hundreds.
 */
final class RunningMoments {
    /** So many rows are added up before they are added to the others. */
    static final int LATEST = 256;

    private final Moments earlier;
    private Moments latest;

    RunningMoments(int columns) {
        earlier = new Moments(columns);
        latest = new Moments(columns);
    }

    /** Adds rows of a ring. */
    void add(RowRing rows, long from, long to, double[] origin) {
        long at = from;
        while (at < to) {
            long end = Math.min(to, at + LATEST - latest.rows());
            latest.merge(rows.moments(at, end, origin));
            if (latest.rows() == LATEST) {
                earlier.merge(latest);
                latest = new Moments(latest.columns());
            }
            at = end;
        }
    }

    /** Adds all rows to others. */
    void addTo(Moments sum) {
        sum.merge(earlier);
        sum.merge(latest);
    }

    /** Adds a number to each column of all rows. */
    void move(double[] by) {
        earlier.shift(by);
        latest.shift(by);
    }
}
