package dev.regfit.data;

/**
 * Powers of doubles as the sum of two doubles, about 31 digits: by repeated multiplication, what rounding takes from
 * each product told by the fused multiply-add. The same on every machine.
 */
public final class Powers {
    private Powers() {}

    /**
     * Raises x to a degree of 1 or more.
     *
     * @param result gets the power rounded to a double, not finite where it is too large, and the rest
     */
    public static void raise(double x, int degree, double[] result) {
        double high = x;
        double low = 0;
        for (int k = 1; k < degree; k++) {
            double product = high * x;
            double rest = Math.fma(low, x, Math.fma(high, x, -product));
            high = product + rest;
            low = rest - (high - product);
        }
        result[0] = high;
        result[1] = low;
    }
}
