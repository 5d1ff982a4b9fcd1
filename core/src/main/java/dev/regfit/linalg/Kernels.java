package dev.regfit.linalg;

/** Vector kernels. */
public final class Kernels {
    private Kernels() {}

    public static double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[aOff + i] * b[bOff + i];
        }
        return sum;
    }

    public static void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n) {
        for (int i = 0; i < n; i++) {
            y[yOff + i] += alpha * x[xOff + i];
        }
    }

    public static void rankUpdate(double[] a, int m, int p, double[] gram) {
        for (int r = 0; r < m; r++) {
            for (int i = 0; i < p; i++) {
                axpy(a[r * p + i], a, r * p + i, gram, i * p + i, p - i);
            }
        }
    }
}
