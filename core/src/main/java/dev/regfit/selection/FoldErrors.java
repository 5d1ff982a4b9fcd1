package dev.regfit.selection;

/** The errors of one strength on the folds of one repeat. */
final class FoldErrors {
    private final Sample means = new Sample();
    private double squares;
    private long rows;
    private int folds;

    /** Adds those of a fold of so many rows, and of such a weight. */
    void add(HeldOut.Losses losses, double weight, long rowsOfFold) {
        means.add(losses.mean(), weight);
        squares += weight * losses.meanSquare();
        rows += rowsOfFold;
        folds++;
    }

    /** The mean over rows. */
    double mean() {
        return means.mean();
    }

    /** The square of the standard error of {@link #mean}: of small folds that of the rows, where these are known. */
    double squaredStandardError() {
        if (FoldSizes.areSmall(rows, folds) && !Double.isNaN(squares)) {
            double variance = squares / means.weight() - means.mean() * means.mean();
            return Math.max(0.0, variance) / (rows - 1);
        }
        return means.variance() / (folds - 1);
    }
}
