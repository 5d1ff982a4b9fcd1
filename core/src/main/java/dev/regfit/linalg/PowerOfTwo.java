package dev.regfit.linalg;

/** Scale factors that are powers of two, so that applying them rounds nothing. */
final class PowerOfTwo {
    /** Keeps factors and their squares well inside the range of a double. */
    private static final int LARGEST_EXPONENT = 500;

    private PowerOfTwo() {}

    /** The power of two nearest below 1/x, so that x times it lies in [1, 2); 1 for zero. */
    static double reciprocal(double x) {
        return x == 0 ? 1 : power(-Math.getExponent(x));
    }

    /** A power of two s with s²·x in [1, 4), for positive x; 1 for anything else. */
    static double reciprocalSquareRoot(double x) {
        return x > 0 ? power(-Math.floorDiv(Math.getExponent(x), 2)) : 1;
    }

    private static double power(int exponent) {
        return Math.scalb(1.0, Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent)));
    }
}
