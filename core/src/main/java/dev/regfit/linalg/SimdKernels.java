package dev.regfit.linalg;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the Vector API. Only {@link VectorModule} names this class, after it has loaded the incubator module.
 *
 * <p><strong>Hot code: unrolled by hand, many arguments, no checks.</strong> Until C2 has compiled it each vector is an
 * object and everything here is some hundred times slower than {@link ScalarKernels}: see {@link KernelChoice}.
 *
 * <p>The rank-k update packs A into panels of {@value #HEIGHT} columns (left, scaled by the factors) and panels of two
 * registers of columns (right), so that all loads are contiguous, and keeps a tile of G in eight registers while both
 * panels run through the caches (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS
 * 34, 2008). Larger tiles would be loaded less often, but C2 does not fit them into the sixteen registers of AVX2. A
 * lane is a column, so that each entry of G sees its rows in order, one fused multiply-add for each, as in scalar code.
 */
final class SimdKernels implements KernelProvider {
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

    /** Rows packed at a time: a right panel is at most 16 KiB then, and stays in the first-level cache. */
    private static final int ROWS = 128;

    private static final int HEIGHT = 4;
    private static final int WIDTH = 2 * LANES;

    SimdKernels() {
        if (LANES < 2) {
            throw new UnsupportedOperationException("this processor has no vectors of doubles");
        }
    }

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    /**
     * Sixteen partial sums in four registers of four, whatever the processor offers: with wider ones the sums would wait
     * for each other as long. Where there are two lanes only, nothing is gained on scalar code.
     */
    @Override
    public double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        int whole = n & -ScalarKernels.PARTIAL_SUMS;
        if (LANES < 4 || whole == 0) {
            return ScalarKernels.INSTANCE.dot(a, aOff, b, bOff, n);
        }
        DoubleVector s0 = DoubleVector.zero(FOUR);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int i = 0; i < whole; i += ScalarKernels.PARTIAL_SUMS) {
            s0 = DoubleVector.fromArray(FOUR, a, aOff + i).fma(DoubleVector.fromArray(FOUR, b, bOff + i), s0);
            s1 = DoubleVector.fromArray(FOUR, a, aOff + i + 4).fma(DoubleVector.fromArray(FOUR, b, bOff + i + 4), s1);
            s2 = DoubleVector.fromArray(FOUR, a, aOff + i + 8).fma(DoubleVector.fromArray(FOUR, b, bOff + i + 8), s2);
            s3 = DoubleVector.fromArray(FOUR, a, aOff + i + 12).fma(DoubleVector.fromArray(FOUR, b, bOff + i + 12), s3);
        }
        DoubleVector s = s0.add(s2).add(s1.add(s3));
        double sum = (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
        return sum + ScalarKernels.shortDot(a, aOff + whole, b, bOff + whole, n - whole);
    }

    @Override
    public void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n) {
        int whole = SPECIES.loopBound(n);
        DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector.fromArray(SPECIES, x, xOff + i)
                    .fma(factor, DoubleVector.fromArray(SPECIES, y, yOff + i))
                    .intoArray(y, yOff + i);
        }
        for (int i = whole; i < n; i++) {
            y[yOff + i] = Math.fma(alpha, x[xOff + i], y[yOff + i]);
        }
    }

    @Override
    public void symmetricUpdate(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        int rowsPacked = Math.min(m, ROWS);
        int leftPanels = (p + HEIGHT - 1) / HEIGHT;
        int rightPanels = (p + WIDTH - 1) / WIDTH;
        double[] left = new double[leftPanels * HEIGHT * rowsPacked];
        double[] right = new double[rightPanels * WIDTH * rowsPacked];
        double[] edge = new double[HEIGHT * WIDTH];
        for (int r0 = 0; r0 < m; r0 += ROWS) {
            int rows = Math.min(ROWS, m - r0);
            packLeft(a, aOff + r0 * lda, lda, rows, p, factors, fOff + r0, left);
            packRight(a, aOff + r0 * lda, lda, rows, p, right);
            for (int j = 0; j < p; j += WIDTH) {
                int diagonal = Math.min(p, j + WIDTH);
                for (int i = 0; i < diagonal; i += HEIGHT) {
                    boolean whole = i + HEIGHT <= j && j + WIDTH <= p;
                    if (whole) {
                        multiply(left, i * rows, right, j * rows, rows, g, gOff + i * ldg + j, ldg);
                    } else {
                        int height = Math.min(HEIGHT, p - i);
                        load(g, gOff, ldg, p, i, j, height, edge);
                        multiply(left, i * rows, right, j * rows, rows, edge, 0, WIDTH);
                        store(g, gOff, ldg, p, i, j, height, edge);
                    }
                }
            }
        }
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
        SimdProduct.apply(a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc, m, k, n);
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
        SimdBandForms.apply(packed, groups, width, t, columns, u, z, squares, products);
    }

    @Override
    public void columnProducts(double[] x, int m, int[] left, int[] right, double[] g) {
        int p = left.length;
        int q = right.length;
        double[] leftPacked = new double[(p + HEIGHT - 1) / HEIGHT * HEIGHT * ROWS];
        double[] rightPacked = new double[(q + WIDTH - 1) / WIDTH * WIDTH * ROWS];
        double[] edge = new double[HEIGHT * WIDTH];
        for (int r0 = 0; r0 < m; r0 += ROWS) {
            int rows = Math.min(ROWS, m - r0);
            packColumns(x, r0, rows, left, HEIGHT, leftPacked);
            packColumns(x, r0, rows, right, WIDTH, rightPacked);
            for (int j = 0; j < q; j += WIDTH) {
                int width = Math.min(WIDTH, q - j);
                for (int i = 0; i < p; i += HEIGHT) {
                    int height = Math.min(HEIGHT, p - i);
                    if (width == WIDTH && height == HEIGHT) {
                        multiply(leftPacked, i * rows, rightPacked, j * rows, rows, g, i * q + j, q);
                        continue;
                    }
                    for (int r = 0; r < height; r++) {
                        System.arraycopy(g, (i + r) * q + j, edge, r * WIDTH, width);
                    }
                    multiply(leftPacked, i * rows, rightPacked, j * rows, rows, edge, 0, WIDTH);
                    for (int r = 0; r < height; r++) {
                        System.arraycopy(edge, r * WIDTH, g, (i + r) * q + j, width);
                    }
                }
            }
        }
    }

    @Override
    public void laneProducts(double[] left, double[] right, int m, int order, double[] sums) {
        SimdLaneProducts.apply(left, right, m, order, sums);
    }

    @Override
    public void exp(double[] x, double[] out, int n) {
        SimdExponential.exp(x, out, n);
    }

    @Override
    public void log1p(double[] x, double[] out, int n) {
        SimdExponential.log1p(x, out, n);
    }

    /**
     * Packs some rows of columns into panels of so many, row after row; what is beyond the last column stays as it is.
     *
     * @param height columns of a panel, a multiple of four
     */
    private static void packColumns(double[] x, int r0, int rows, int[] columns, int height, double[] packed) {
        for (int c = 0; c < columns.length; c++) {
            int panel = c / height * height;
            int out = panel * rows + c - panel;
            if (c % HEIGHT == 0 && c + HEIGHT <= columns.length) {
                int in0 = columns[c] + r0;
                int in1 = columns[c + 1] + r0;
                int in2 = columns[c + 2] + r0;
                int in3 = columns[c + 3] + r0;
                for (int r = 0; r < rows; r++, out += height) {
                    packed[out] = x[in0 + r];
                    packed[out + 1] = x[in1 + r];
                    packed[out + 2] = x[in2 + r];
                    packed[out + 3] = x[in3 + r];
                }
                c += HEIGHT - 1;
            } else {
                for (int r = 0; r < rows; r++, out += height) {
                    packed[out] = x[columns[c] + r0 + r];
                }
            }
        }
    }

    /** Panel t holds columns 4t to 4t + 3 of FA row after row, with zeros for columns beyond the last. */
    private static void packLeft(
            double[] a, int aOff, int lda, int rows, int p, double[] factors, int fOff, double[] packed) {
        boolean plain = factors.length == 0;
        int whole = p & -HEIGHT;
        for (int column = 0; column < whole; column += HEIGHT) {
            for (int r = 0; r < rows; r++) {
                double f = plain ? 1 : factors[fOff + r];
                int in = aOff + r * lda + column;
                int out = column * rows + r * HEIGHT;
                packed[out] = f * a[in];
                packed[out + 1] = f * a[in + 1];
                packed[out + 2] = f * a[in + 2];
                packed[out + 3] = f * a[in + 3];
            }
        }
        for (int r = 0; whole < p && r < rows; r++) {
            double f = plain ? 1 : factors[fOff + r];
            int out = whole * rows + r * HEIGHT;
            for (int c = 0; c < HEIGHT; c++) {
                packed[out + c] = whole + c < p ? f * a[aOff + r * lda + whole + c] : 0;
            }
        }
    }

    /** As {@link #packLeft}, with panels of two registers and without factors. */
    private static void packRight(double[] a, int aOff, int lda, int rows, int p, double[] packed) {
        for (int column = 0; column < p; column += WIDTH) {
            int used = Math.min(WIDTH, p - column);
            for (int r = 0; r < rows; r++) {
                int in = aOff + r * lda + column;
                int out = column * rows + r * WIDTH;
                System.arraycopy(a, in, packed, out, used);
                if (used < WIDTH) {
                    Arrays.fill(packed, out + used, out + WIDTH, 0);
                }
            }
        }
    }

    /** Copies what is on or above the diagonal and within the matrix; the rest of the edge stays what it was. */
    private static void load(double[] g, int gOff, int ldg, int p, int i, int j, int height, double[] edge) {
        for (int r = 0; r < height; r++) {
            int from = Math.max(j, i + r);
            int count = Math.min(p, j + WIDTH) - from;
            if (count > 0) {
                System.arraycopy(g, gOff + (i + r) * ldg + from, edge, r * WIDTH + from - j, count);
            }
        }
    }

    private static void store(double[] g, int gOff, int ldg, int p, int i, int j, int height, double[] edge) {
        for (int r = 0; r < height; r++) {
            int from = Math.max(j, i + r);
            int count = Math.min(p, j + WIDTH) - from;
            if (count > 0) {
                System.arraycopy(edge, r * WIDTH + from - j, g, gOff + (i + r) * ldg + from, count);
            }
        }
    }

    /** C += XᵀY for a left and a right panel; row r of C at c[at + r·ldc]. */
    static void multiply(double[] left, int lOff, double[] right, int rOff, int rows, double[] c, int at, int ldc) {
        int at1 = at + ldc;
        int at2 = at1 + ldc;
        int at3 = at2 + ldc;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at1 + LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at2 + LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at3 + LANES);
        for (int r = 0; r < rows; r++) {
            int y = rOff + r * WIDTH;
            int x = lOff + r * HEIGHT;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, right, y);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, right, y + LANES);
            DoubleVector v = DoubleVector.broadcast(SPECIES, left[x]);
            c00 = y0.fma(v, c00);
            c01 = y1.fma(v, c01);
            v = DoubleVector.broadcast(SPECIES, left[x + 1]);
            c10 = y0.fma(v, c10);
            c11 = y1.fma(v, c11);
            v = DoubleVector.broadcast(SPECIES, left[x + 2]);
            c20 = y0.fma(v, c20);
            c21 = y1.fma(v, c21);
            v = DoubleVector.broadcast(SPECIES, left[x + 3]);
            c30 = y0.fma(v, c30);
            c31 = y1.fma(v, c31);
        }
        c00.intoArray(c, at);
        c01.intoArray(c, at + LANES);
        c10.intoArray(c, at1);
        c11.intoArray(c, at1 + LANES);
        c20.intoArray(c, at2);
        c21.intoArray(c, at2 + LANES);
        c30.intoArray(c, at3);
        c31.intoArray(c, at3 + LANES);
    }
}
