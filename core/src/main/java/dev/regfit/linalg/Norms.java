package dev.regfit.linalg;

/**
 * Norms of a vector. Only one that is itself too large for a double is infinite, and none is lost to underflow.
 *
 * @param l1 Σ|w|
 * @param l2 √Σw²
 * @param linf max|w|
 */
public record Norms(double l1, double l2, double linf) {

    public static Norms of(double[] w) {
        return new Norms(of(w, 1), of(w, 2), of(w, Double.POSITIVE_INFINITY));
    }

    /**
     * (Σ|w|^p)^(1/p), or max|w| where p is infinite.
     *
     * @param p at least 1: with a smaller one there is no triangle inequality
     * @throws IllegalArgumentException if it is not
     */
    public static double of(double[] w, double p) {
        if (!(p >= 1)) {
            throw new IllegalArgumentException("a norm has p ≥ 1, not " + p);
        }
        if (p == 1) {
            return sum(w);
        }
        double largest = 0;
        for (double weight : w) {
            largest = Math.max(largest, Math.abs(weight));
        }
        if (largest == 0 || Double.isInfinite(p)) {
            return largest;
        }
        // Shares of the largest: none of their powers is above one, and those that underflow do not count beside it.
        double sum = 0;
        for (double weight : w) {
            double share = Math.abs(weight) / largest;
            sum += p == 2 ? share * share : StrictMath.pow(share, p);
        }
        return largest * (p == 2 ? Math.sqrt(sum) : StrictMath.pow(sum, 1 / p));
    }

    private static double sum(double[] w) {
        double sum = 0;
        for (double weight : w) {
            sum += Math.abs(weight);
        }
        return sum;
    }
}
