package dev.regfit.linalg;

/**
 * The kernels in plain Java: right from the first call, on every JVM.
 *
 * <p><strong>Hot code: unrolled by hand, no checks.</strong> {@link Math#fma} is one instruction where the processor has
 * it. An x86-64 without FMA (before 2013) computes it exactly in software and is slow throughout.
 */
final class ScalarKernels implements KernelProvider {
    static final KernelProvider INSTANCE = new ScalarKernels();

    /** Partial sums of a dot product: four registers of four lanes. */
    static final int PARTIAL_SUMS = 16;

    private ScalarKernels() {}

    @Override
    public String description() {
        return "scalar";
    }

    @Override
    public double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        int whole = n & -PARTIAL_SUMS;
        if (whole == 0) {
            return shortDot(a, aOff, b, bOff, n);
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        double s8 = 0;
        double s9 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        double s14 = 0;
        double s15 = 0;
        for (int i = 0; i < whole; i += PARTIAL_SUMS) {
            s0 = Math.fma(a[aOff + i], b[bOff + i], s0);
            s1 = Math.fma(a[aOff + i + 1], b[bOff + i + 1], s1);
            s2 = Math.fma(a[aOff + i + 2], b[bOff + i + 2], s2);
            s3 = Math.fma(a[aOff + i + 3], b[bOff + i + 3], s3);
            s4 = Math.fma(a[aOff + i + 4], b[bOff + i + 4], s4);
            s5 = Math.fma(a[aOff + i + 5], b[bOff + i + 5], s5);
            s6 = Math.fma(a[aOff + i + 6], b[bOff + i + 6], s6);
            s7 = Math.fma(a[aOff + i + 7], b[bOff + i + 7], s7);
            s8 = Math.fma(a[aOff + i + 8], b[bOff + i + 8], s8);
            s9 = Math.fma(a[aOff + i + 9], b[bOff + i + 9], s9);
            s10 = Math.fma(a[aOff + i + 10], b[bOff + i + 10], s10);
            s11 = Math.fma(a[aOff + i + 11], b[bOff + i + 11], s11);
            s12 = Math.fma(a[aOff + i + 12], b[bOff + i + 12], s12);
            s13 = Math.fma(a[aOff + i + 13], b[bOff + i + 13], s13);
            s14 = Math.fma(a[aOff + i + 14], b[bOff + i + 14], s14);
            s15 = Math.fma(a[aOff + i + 15], b[bOff + i + 15], s15);
        }
        double t0 = (s0 + s8) + (s4 + s12);
        double t1 = (s1 + s9) + (s5 + s13);
        double t2 = (s2 + s10) + (s6 + s14);
        double t3 = (s3 + s11) + (s7 + s15);
        return ((t0 + t2) + (t1 + t3)) + shortDot(a, aOff + whole, b, bOff + whole, n - whole);
    }

    /** Four partial sums over i mod 4, added as (s0 + s1) + (s2 + s3); the at most three numbers left go to s0. */
    static double shortDot(double[] a, int aOff, double[] b, int bOff, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 = Math.fma(a[aOff + i], b[bOff + i], s0);
            s1 = Math.fma(a[aOff + i + 1], b[bOff + i + 1], s1);
            s2 = Math.fma(a[aOff + i + 2], b[bOff + i + 2], s2);
            s3 = Math.fma(a[aOff + i + 3], b[bOff + i + 3], s3);
        }
        for (; i < n; i++) {
            s0 = Math.fma(a[aOff + i], b[bOff + i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n) {
        for (int i = 0; i < n; i++) {
            y[yOff + i] = Math.fma(alpha, x[xOff + i], y[yOff + i]);
        }
    }

    @Override
    public void symmetricUpdate(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        SymmetricUpdate.apply(a, aOff, lda, m, p, factors, fOff, g, gOff, ldg);
    }

    @Override
    public void multiply(
            double[] a,
            int aOff,
            int aRow,
            int aColumn,
            double[] b,
            int bOff,
            int ldb,
            double[] c,
            int cOff,
            int ldc,
            int m,
            int k,
            int n) {
        MatrixProduct.apply(a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc, m, k, n);
    }

    @Override
    public void bandForms(
            double[] packed,
            int groups,
            int width,
            double[] t,
            int columns,
            double[] u,
            double[] z,
            double[] squares,
            double[] products) {
        BandForms.apply(packed, groups, width, t, columns, u, z, squares, products);
    }

    @Override
    public void columnProducts(double[] x, int m, int[] left, int[] right, double[] g) {
        SymmetricUpdate.columnProducts(x, m, left, right, g);
    }

    @Override
    public void laneProducts(double[] left, double[] right, int m, int order, double[] sums) {
        for (int i = 0; i < order; i++) {
            for (int j = i; j < order; j++) {
                int at = LaneSums.LANES * (i * LaneSums.width(order) + j);
                double s0 = sums[at];
                double s1 = sums[at + 1];
                double s2 = sums[at + 2];
                double s3 = sums[at + 3];
                double s4 = sums[at + 4];
                double s5 = sums[at + 5];
                double s6 = sums[at + 6];
                double s7 = sums[at + 7];
                int x = i * m;
                int y = j * m;
                for (int r = 0; r < m; r += LaneSums.LANES, x += LaneSums.LANES, y += LaneSums.LANES) {
                    s0 = Math.fma(left[x], right[y], s0);
                    s1 = Math.fma(left[x + 1], right[y + 1], s1);
                    s2 = Math.fma(left[x + 2], right[y + 2], s2);
                    s3 = Math.fma(left[x + 3], right[y + 3], s3);
                    s4 = Math.fma(left[x + 4], right[y + 4], s4);
                    s5 = Math.fma(left[x + 5], right[y + 5], s5);
                    s6 = Math.fma(left[x + 6], right[y + 6], s6);
                    s7 = Math.fma(left[x + 7], right[y + 7], s7);
                }
                sums[at] = s0;
                sums[at + 1] = s1;
                sums[at + 2] = s2;
                sums[at + 3] = s3;
                sums[at + 4] = s4;
                sums[at + 5] = s5;
                sums[at + 6] = s6;
                sums[at + 7] = s7;
            }
        }
    }

    @Override
    public void exp(double[] x, double[] out, int n) {
        exp(x, out, 0, n);
    }

    static void exp(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Exponential.exp(x[i]);
        }
    }

    @Override
    public void log1p(double[] x, double[] out, int n) {
        log1p(x, out, 0, n);
    }

    static void log1p(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Exponential.log1p(x[i]);
        }
    }
}
