package dev.regfit.data;

/**
 * Moments of windows of rows: of runs of rows whose starts and ends only go forward. Rows are never taken away, which would
 * leave the rounding errors of all that have ever been in a window; the moments of a window are put together from parts that
 * hold its rows alone. Not safe for several threads.
 */
public sealed interface WindowMoments permits SlidingMoments, ExpandingMoments {
    /**
     * A mean of so many deviations loses three of sixteen digits at each merge; columns are then moved to where they are
     * near zero.
     */
    double FAR = 1000;

    /** Of windows that let go of rows at their start. */
    static WindowMoments sliding(int columns) {
        return new SlidingMoments(columns);
    }

    /** Of windows that all start with the first row. */
    static WindowMoments expanding(int columns) {
        return new ExpandingMoments(columns);
    }

    /**
     * Adds a row.
     *
     * @param row finite; not modified
     * @param weight ω &gt; 0
     */
    void add(double[] row, double weight);

    /** Number of rows that were added. */
    long rows();

    /**
     * The moments of a window.
     *
     * @param start its first row, from 0; not before that of the window asked for last
     * @param end behind its last row; not before that of the window asked for last, after {@code start}
     * @return made for this call
     */
    Moments window(long start, long end);

    /** Whether some column is far from zero, for its deviation. */
    static boolean isFar(Moments moments) {
        for (int j = 0; j < moments.columns(); j++) {
            if (Math.abs(moments.mean(j)) > FAR * Math.sqrt(moments.covariance(j, j))) {
                return true;
            }
        }
        return false;
    }
}
