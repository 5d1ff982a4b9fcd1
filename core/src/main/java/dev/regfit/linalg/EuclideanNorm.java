package dev.regfit.linalg;

/** The Euclidean norm of a vector beside a radius, in about twice the working precision. */
public final class EuclideanNorm {
    private EuclideanNorm() {}

    /**
     * Returns {@code 1 − ‖v‖²/r²}, with full relative precision also where the norm is nearly r; negative where it is larger.
     *
     * @param radius r, finite and greater than zero
     */
    public static double room(double radius, double[] v) {
        double unit = PowerOfTwo.reciprocal(radius);
        double[] scaled = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            scaled[j] = v[j] * unit;
        }
        double r = radius * unit;
        double[] square = {r * r, DoubleDouble.productError(r, r, r * r)};
        return DoubleDouble.minusDot(square, scaled, new double[v.length], scaled, 0) / square[0];
    }
}
