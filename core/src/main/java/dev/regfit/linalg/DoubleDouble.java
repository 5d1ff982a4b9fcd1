package dev.regfit.linalg;

/**
 * Sums of two doubles, the second holding what the first rounds away: about 32 digits.
 *
 * <p>Error-free transformations of Knuth (sum) and of the fused multiply-add (product), as in Ogita, Rump and Oishi,
 * "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005). A vector of such numbers is two arrays, high and low
 * parts, with |low| at most half a unit in the last place of high.
 */
final class DoubleDouble {
    private DoubleDouble() {}

    /** What rounding takes from a + b: a + b = fl(a + b) + sumError(a, b) exactly. */
    static double sumError(double a, double b, double sum) {
        double bPart = sum - a;
        return (a - (sum - bPart)) + (b - bPart);
    }

    /** What rounding takes from a·b: a·b = fl(a·b) + productError(a, b) exactly, barring underflow. */
    static double productError(double a, double b, double product) {
        return Math.fma(a, b, -product);
    }

    /** (high, low) ← (high, low) + delta, entry by entry; all of the same length, the first two modified. */
    static void add(double[] high, double[] low, double[] delta) {
        for (int i = 0; i < high.length; i++) {
            double sum = high[i] + delta[i];
            double rest = sumError(high[i], delta[i], sum) + low[i];
            high[i] = sum + rest;
            low[i] = rest - (high[i] - sum);
        }
    }

    /**
     * (high, low) ← (high, low) − (x, xLow)·a, entry by entry over a column of a. The low parts are left to grow: the
     * caller adds both parts when the sum is complete.
     *
     * @param a the column is a[aOff] to a[aOff + high.length − 1]
     */
    static void subtractMultiple(double[] high, double[] low, double x, double xLow, double[] a, int aOff) {
        for (int i = 0; i < high.length; i++) {
            double entry = a[aOff + i];
            double product = entry * x;
            double sum = high[i] - product;
            double error = sumError(high[i], -product, sum) - productError(entry, x, product);
            low[i] += Math.fma(-entry, xLow, error);
            high[i] = sum;
        }
    }

    /**
     * Returns start − Σ a[aOff + i]·(v[i] + vLow[i]) over the length of v, rounded once from about twice the working
     * precision.
     *
     * @param start high and low part of the number to begin with; not modified
     */
    static double minusDot(double[] start, double[] v, double[] vLow, double[] a, int aOff) {
        double high = start[0];
        double low = start[1];
        for (int i = 0; i < v.length; i++) {
            double entry = a[aOff + i];
            double product = entry * v[i];
            double sum = high - product;
            double error = sumError(high, -product, sum) - productError(entry, v[i], product);
            low += Math.fma(-entry, vLow[i], error);
            high = sum;
        }
        return high + low;
    }
}
