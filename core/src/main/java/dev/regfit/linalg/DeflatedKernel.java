package dev.regfit.linalg;

import java.util.List;

/**
 * A symmetric positive semi-definite matrix K from which what it does along some orthonormal vectors N is taken away, in
 * favour of one eigenvalue μ of the size of its larger ones:
 *
 * <pre>(I − NNᵀ)K(I − NNᵀ) + μNNᵀ</pre>
 *
 * <p>Where N is what a model fits without a penalty, K is of use beside N only. An eigenvalue of zero along N, which is
 * what centring leaves, would swamp the inverse of K + sI for a small s.
 */
public final class DeflatedKernel {
    private final ShiftedSystems systems;
    private final double eigenvalue;

    private DeflatedKernel(ShiftedSystems systems, double eigenvalue) {
        this.systems = systems;
        this.eigenvalue = eigenvalue;
    }

    /**
     * Deflates and decomposes.
     *
     * @param kernel n×n, symmetric to the bit; overwritten and kept
     * @param basis orthonormal vectors of length n; perhaps none
     * @throws IllegalArgumentException if the length of the kernel is not n², or a number in it is not finite
     */
    public static DeflatedKernel of(double[] kernel, int n, List<double[]> basis) {
        Shapes.requireMatrix("kernel", kernel, n, n);
        double eigenvalue = basis.isEmpty() ? 0 : meanEigenvalue(kernel, n);
        if (!basis.isEmpty()) {
            replace(kernel, n, basis, eigenvalue);
        }
        return new DeflatedKernel(ShiftedSystems.of(kernel, n), eigenvalue);
    }

    /** The matrix with shifts. */
    public ShiftedSystems systems() {
        return systems;
    }

    /** μ; 0 where there is no N. */
    public double eigenvalue() {
        return eigenvalue;
    }

    /** The mean of the eigenvalues, each weighted by itself. */
    private static double meanEigenvalue(double[] kernel, int n) {
        double trace = 0;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            trace += kernel[i * n + i];
            largest = Math.max(largest, kernel[i * n + i]);
        }
        if (!(trace > 0)) {
            return 1;
        }
        double scale = PowerOfTwo.reciprocal(largest);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int at = i * n; at < (i + 1) * n; at++) {
                double scaled = scale * kernel[at];
                sum += scaled * scaled;
            }
            squares += sum;
        }
        return squares / (scale * trace) / scale;
    }

    /** K − NDᵀ − DNᵀ with D = KN − ½N(NᵀKN + μI). */
    private static void replace(double[] kernel, int n, List<double[]> basis, double eigenvalue) {
        int q = basis.size();
        double[][] images = new double[q][n];
        for (int k = 0; k < q; k++) {
            for (int i = 0; i < n; i++) {
                images[k][i] = Kernels.dot(kernel, i * n, basis.get(k), 0, n);
            }
        }
        double[][] d = new double[q][];
        for (int k = 0; k < q; k++) {
            d[k] = images[k].clone();
            for (int l = 0; l < q; l++) {
                double inner = Kernels.dot(basis.get(l), 0, images[k], 0, n) + (k == l ? eigenvalue : 0);
                Kernels.axpy(-0.5 * inner, basis.get(l), 0, d[k], 0, n);
            }
        }
        Parallel.loop(n, 2L * q * n, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < q; k++) {
                    Kernels.axpy(-basis.get(k)[i], d[k], 0, kernel, i * n, n);
                    Kernels.axpy(-d[k][i], basis.get(k), 0, kernel, i * n, n);
                }
            }
        });
    }
}
