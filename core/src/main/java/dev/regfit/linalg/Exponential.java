package dev.regfit.linalg;

/**
 * The exponential function and the logarithm of 1 + x, made of additions, multiplications and one division: the same bits
 * from a register of several numbers as from one, on every processor, which a library's functions do not promise. Both are
 * within two units of the last place.
 *
 * <p>e^x is 2ᵏeʳ with |r| ≤ ½log 2 and the Taylor polynomial of eʳ; log(1 + x) is 2·artanh(x/(2 + x)), from √2 on of half
 * of it. See Muller, "Elementary Functions", chapters 5 and 11.
 */
public final class Exponential {
    /** Numbers farther from zero are left to {@link Math#exp}, which knows of overflow. */
    static final double FARTHEST = 700;

    static final double LOG2_E = 1.4426950408889634;
    /** Added to a number and subtracted again it rounds to an integer, which stands in the last bits between. */
    static final double ROUNDER = 0x1.8p52;

    static final int EXPONENT_BITS = 52;
    static final double LN2 = 0.6931471805599453;
    /** What the number above lacks. */
    static final double LN2_REST = 2.3190468138462996e-17;

    /** √2 − 1. */
    static final double MIDDLE = 0.41421356237309503;

    private static final int DEGREE = 13;
    private static final int TERMS = 11;

    /** 1/13!, 1/12!, …, 1/2!, 1, 1. */
    static final double[] TAYLOR = taylor();

    /** 1/23, 1/21, …, 1/3. */
    static final double[] ARTANH = artanh();

    private Exponential() {}

    private static double[] taylor() {
        double[] coefficients = new double[DEGREE + 1];
        double factorial = 1;
        for (int k = 0; k <= DEGREE; k++) {
            factorial *= Math.max(1, k);
            coefficients[DEGREE - k] = 1 / factorial;
        }
        return coefficients;
    }

    private static double[] artanh() {
        double[] coefficients = new double[TERMS];
        for (int k = 1; k <= TERMS; k++) {
            coefficients[TERMS - k] = 1.0 / (2 * k + 1);
        }
        return coefficients;
    }

    /** e^x. */
    public static double exp(double x) {
        if (!(Math.abs(x) <= FARTHEST)) {
            return Math.exp(x);
        }
        double shifted = Math.fma(x, LOG2_E, ROUNDER);
        double k = shifted - ROUNDER;
        double r = Math.fma(-k, LN2_REST, Math.fma(-k, LN2, x));
        double p = TAYLOR[0];
        for (int at = 1; at < TAYLOR.length; at++) {
            p = Math.fma(p, r, TAYLOR[at]);
        }
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << EXPONENT_BITS));
    }

    /** log(1 + x) for x from 0 to 1. */
    public static double log1p(double x) {
        boolean large = x > MIDDLE;
        double z = large ? (x - 1) / (x + 3) : x / (x + 2);
        double square = z * z;
        double p = ARTANH[0];
        for (int at = 1; at < ARTANH.length; at++) {
            p = Math.fma(p, square, ARTANH[at]);
        }
        double twice = z + z;
        double result = Math.fma(twice, p * square, twice);
        return large ? result + LN2 : result;
    }
}
