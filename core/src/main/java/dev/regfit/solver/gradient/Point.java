package dev.regfit.solver.gradient;

/**
 * Where a descent stands.
 *
 * @param b the intercept of the working columns; zero where it follows from the weights
 * @param w weights on the working columns, length p; not modified
 */
record Point(double b, double[] w) {

    /** x + share·(x − other): beyond x for a positive share, and towards the other point for a negative one. */
    Point beyond(Point other, double share) {
        double[] v = new double[w.length];
        for (int j = 0; j < v.length; j++) {
            v[j] = w[j] + share * (w[j] - other.w[j]);
        }
        return new Point(b + share * (b - other.b), v);
    }
}
