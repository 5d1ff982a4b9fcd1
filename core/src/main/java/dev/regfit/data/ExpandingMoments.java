package dev.regfit.data;

/** Moments of windows that all start with the first row: rows are only added. */
final class ExpandingMoments implements WindowMoments {
    private final RowRing rows;
    private final RunningMoments sum;
    /** What is taken from each column; null before the first window. */
    private double[] origin;

    ExpandingMoments(int columns) {
        rows = new RowRing(columns);
        sum = new RunningMoments(columns);
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
    public Moments window(long start, long end) {
        if (origin == null) {
            origin = rows.medians(start, end);
        }
        sum.add(rows, rows.first(), end, origin);
        rows.forgetBefore(end);
        Moments window = window();
        if (WindowMoments.isFar(window)) {
            moveOrigin(window);
            window = window();
        }
        window.shift(origin);
        return window;
    }

    private Moments window() {
        Moments window = new Moments(origin.length);
        sum.addTo(window);
        return window;
    }

    /** The products are about the means and stay as they are: the rows that are to come gain by it. */
    private void moveOrigin(Moments window) {
        double[] by = new double[origin.length];
        for (int j = 0; j < by.length; j++) {
            double moved = origin[j] + window.mean(j);
            by[j] = origin[j] - moved;
            origin[j] = moved;
        }
        sum.move(by);
    }
}
