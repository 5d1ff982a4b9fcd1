package dev.regfit.solver;

/** Where the derivative of a convex function is zero between 0 and 1, by the Illinois form of false position (Dowell 1971). */
final class LineSearch {
    private double low;
    private double lowSlope;
    private double high = 1;
    private double highSlope = Double.NaN;

    /** @param slope the derivative at 0, below zero */
    LineSearch(double slope) {
        this.lowSlope = slope;
    }

    /**
     * The next place to look at.
     *
     * @param at the place looked at before
     * @param slope the derivative there
     */
    double next(double at, double slope) {
        if (slope < 0) {
            highSlope /= low > 0 ? 2 : 1;
            low = at;
            lowSlope = slope;
        } else {
            lowSlope /= high < 1 ? 2 : 1;
            high = at;
            highSlope = slope;
        }
        double share = lowSlope / (lowSlope - highSlope);
        return share > 0 && share < 1 ? low + share * (high - low) : 0.5 * (low + high);
    }
}
