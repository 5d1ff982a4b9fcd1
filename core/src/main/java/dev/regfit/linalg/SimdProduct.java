package dev.regfit.linalg;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel C ← C + A·B of {@link SimdKernels}.
 *
 * <p><strong>Hot code: unrolled by hand, many arguments, no checks.</strong> B is packed into panels of two registers of
 * columns, {@value #DEPTH} rows at a time. Rows of A that are contiguous are read where they are: where B has few
 * columns, to pack them would take as long as to multiply. Columns of A that are contiguous are packed.
 */
final class SimdProduct {
    private static final VectorSpecies<Double> SPECIES = SimdKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private static final int DEPTH = 128;

    /** Rows of a tile of C. Registers of 512 bits come in 32, enough for sixteen sums, which do not wait for each other. */
    private static final int HEIGHT = LANES == 8 ? 8 : 4;

    private static final int WIDTH = 2 * LANES;

    /** Panels of A, panels of B and a tile of C; to allocate them for each product costs a tenth of the time. */
    private static final ThreadLocal<double[][]> BUFFERS =
            ThreadLocal.withInitial(() -> new double[][] {{}, {}, new double[HEIGHT * WIDTH]});

    private SimdProduct() {}

    /** {@link KernelProvider#multiply}. */
    static void apply(
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
        int most = Math.min(k, DEPTH);
        boolean inPlace = aColumn == 1;
        int packedRows = inPlace ? HEIGHT : (m + HEIGHT - 1) & -HEIGHT;
        double[][] buffers = BUFFERS.get();
        double[] left = buffer(buffers, 0, packedRows * most);
        double[] right = buffer(buffers, 1, (n + WIDTH - 1) / WIDTH * WIDTH * most);
        double[] edge = buffers[2];
        int whole = m & -HEIGHT;
        for (int r0 = 0; r0 < k; r0 += DEPTH) {
            int depth = Math.min(DEPTH, k - r0);
            int a0 = aOff + r0 * aColumn;
            packRight(b, bOff + r0 * ldb, ldb, depth, n, right);
            if (inPlace) {
                packLeft(a, a0 + whole * aRow, aRow, aColumn, m - whole, depth, left);
            } else {
                packLeft(a, a0, aRow, aColumn, m, depth, left);
            }
            for (int j = 0; j < n; j += WIDTH) {
                int width = Math.min(WIDTH, n - j);
                for (int i = 0; i < m; i += HEIGHT) {
                    int height = Math.min(HEIGHT, m - i);
                    int at = cOff + i * ldc + j;
                    boolean full = height == HEIGHT && width == WIDTH;
                    double[] tile = full ? c : edge;
                    int t = full ? at : 0;
                    int ldt = full ? ldc : WIDTH;
                    if (!full) {
                        copy(c, at, ldc, edge, 0, WIDTH, height, width);
                    }
                    if (inPlace && i < whole) {
                        multiply(a, a0 + i * aRow, aRow, 1, right, j * depth, depth, tile, t, ldt);
                    } else {
                        int x = inPlace ? 0 : i * depth;
                        multiply(left, x, 1, HEIGHT, right, j * depth, depth, tile, t, ldt);
                    }
                    if (!full) {
                        copy(edge, 0, WIDTH, c, at, ldc, height, width);
                    }
                }
            }
        }
    }

    private static void multiply(
            double[] a, int x, int row, int step, double[] right, int rOff, int depth, double[] c, int at, int ldc) {
        if (HEIGHT == 8) {
            multiplyEight(a, x, row, step, right, rOff, depth, c, at, ldc);
        } else {
            multiplyFour(a, x, row, step, right, rOff, depth, c, at, ldc);
        }
    }

    private static double[] buffer(double[][] buffers, int which, int length) {
        if (buffers[which].length < length) {
            buffers[which] = new double[length];
        }
        return buffers[which];
    }

    private static void copy(double[] from, int at, int ld, double[] to, int toAt, int toLd, int height, int width) {
        for (int i = 0; i < height; i++) {
            System.arraycopy(from, at + i * ld, to, toAt + i * toLd, width);
        }
    }

    /** Panel t holds rows {@code HEIGHT}·t and on of A, column after column, with zeros for rows beyond the last. */
    private static void packLeft(double[] a, int aOff, int row, int column, int rows, int depth, double[] packed) {
        for (int i = 0; i < rows; i += HEIGHT) {
            int used = Math.min(HEIGHT, rows - i);
            for (int r = 0; r < depth; r++) {
                int in = aOff + i * row + r * column;
                int out = i * depth + r * HEIGHT;
                if (used == HEIGHT && row == 1) {
                    System.arraycopy(a, in, packed, out, HEIGHT);
                } else {
                    for (int q = 0; q < HEIGHT; q++) {
                        packed[out + q] = q < used ? a[in + q * row] : 0;
                    }
                }
            }
        }
    }

    private static void packRight(double[] b, int bOff, int ldb, int depth, int n, double[] packed) {
        for (int j = 0; j < n; j += WIDTH) {
            int used = Math.min(WIDTH, n - j);
            for (int r = 0; r < depth; r++) {
                int in = bOff + r * ldb + j;
                int out = j * depth + r * WIDTH;
                if (used == WIDTH) {
                    DoubleVector.fromArray(SPECIES, b, in).intoArray(packed, out);
                    DoubleVector.fromArray(SPECIES, b, in + LANES).intoArray(packed, out + LANES);
                } else {
                    System.arraycopy(b, in, packed, out, used);
                    Arrays.fill(packed, out + used, out + WIDTH, 0);
                }
            }
        }
    }

    /** C ← C + A·B for four rows of A, entry (q, r) at a[x + q·row + r·step], and a panel of B. */
    private static void multiplyFour(
            double[] a, int x, int row, int step, double[] right, int rOff, int depth, double[] c, int at, int ldc) {
        int x1 = x + row;
        int x2 = x1 + row;
        int x3 = x2 + row;
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
        for (int r = 0; r < depth; r++) {
            int y = rOff + r * WIDTH;
            int in = r * step;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, right, y);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, right, y + LANES);
            DoubleVector v = DoubleVector.broadcast(SPECIES, a[x + in]);
            c00 = y0.fma(v, c00);
            c01 = y1.fma(v, c01);
            v = DoubleVector.broadcast(SPECIES, a[x1 + in]);
            c10 = y0.fma(v, c10);
            c11 = y1.fma(v, c11);
            v = DoubleVector.broadcast(SPECIES, a[x2 + in]);
            c20 = y0.fma(v, c20);
            c21 = y1.fma(v, c21);
            v = DoubleVector.broadcast(SPECIES, a[x3 + in]);
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

    /** As {@link #multiplyFour}, for eight rows. */
    private static void multiplyEight(
            double[] a, int x, int row, int step, double[] right, int rOff, int depth, double[] c, int at, int ldc) {
        int x1 = x + row;
        int x2 = x1 + row;
        int x3 = x2 + row;
        int x4 = x3 + row;
        int x5 = x4 + row;
        int x6 = x5 + row;
        int x7 = x6 + row;
        int at1 = at + ldc;
        int at2 = at1 + ldc;
        int at3 = at2 + ldc;
        int at4 = at3 + ldc;
        int at5 = at4 + ldc;
        int at6 = at5 + ldc;
        int at7 = at6 + ldc;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at1 + LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at2 + LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at3 + LANES);
        DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, at4);
        DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, at4 + LANES);
        DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, at5);
        DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, at5 + LANES);
        DoubleVector c60 = DoubleVector.fromArray(SPECIES, c, at6);
        DoubleVector c61 = DoubleVector.fromArray(SPECIES, c, at6 + LANES);
        DoubleVector c70 = DoubleVector.fromArray(SPECIES, c, at7);
        DoubleVector c71 = DoubleVector.fromArray(SPECIES, c, at7 + LANES);
        for (int r = 0; r < depth; r++) {
            int y = rOff + r * WIDTH;
            int in = r * step;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, right, y);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, right, y + LANES);
            DoubleVector v = DoubleVector.broadcast(SPECIES, a[x + in]);
            c00 = y0.fma(v, c00);
            c01 = y1.fma(v, c01);
            v = DoubleVector.broadcast(SPECIES, a[x1 + in]);
            c10 = y0.fma(v, c10);
            c11 = y1.fma(v, c11);
            v = DoubleVector.broadcast(SPECIES, a[x2 + in]);
            c20 = y0.fma(v, c20);
            c21 = y1.fma(v, c21);
            v = DoubleVector.broadcast(SPECIES, a[x3 + in]);
            c30 = y0.fma(v, c30);
            c31 = y1.fma(v, c31);
            v = DoubleVector.broadcast(SPECIES, a[x4 + in]);
            c40 = y0.fma(v, c40);
            c41 = y1.fma(v, c41);
            v = DoubleVector.broadcast(SPECIES, a[x5 + in]);
            c50 = y0.fma(v, c50);
            c51 = y1.fma(v, c51);
            v = DoubleVector.broadcast(SPECIES, a[x6 + in]);
            c60 = y0.fma(v, c60);
            c61 = y1.fma(v, c61);
            v = DoubleVector.broadcast(SPECIES, a[x7 + in]);
            c70 = y0.fma(v, c70);
            c71 = y1.fma(v, c71);
        }
        c00.intoArray(c, at);
        c01.intoArray(c, at + LANES);
        c10.intoArray(c, at1);
        c11.intoArray(c, at1 + LANES);
        c20.intoArray(c, at2);
        c21.intoArray(c, at2 + LANES);
        c30.intoArray(c, at3);
        c31.intoArray(c, at3 + LANES);
        c40.intoArray(c, at4);
        c41.intoArray(c, at4 + LANES);
        c50.intoArray(c, at5);
        c51.intoArray(c, at5 + LANES);
        c60.intoArray(c, at6);
        c61.intoArray(c, at6 + LANES);
        c70.intoArray(c, at7);
        c71.intoArray(c, at7 + LANES);
    }
}
