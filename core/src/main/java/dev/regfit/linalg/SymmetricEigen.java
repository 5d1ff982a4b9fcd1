package dev.regfit.linalg;

/** Eigen. */
public final class SymmetricEigen {
    private SymmetricEigen() {}

    public static SymmetricEigen of(double[] a, int p) {
        return new SymmetricEigen();
    }

    public double[] pseudoSolve(double[] b, double relativeCutoff) {
        return b.clone();
    }
}
