package dev.regfit.linalg;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel C ← C + A·B of {@link SimdKernels}.
 *
 * <p><strong>Hot code: unrolled by hand, many arguments, no checks.</strong> B is packed into panels of two registers of
 * columns, {@value #DEPTH} rows at a time. Rows of A that are contiguous are read where they are, four at a time: where
 * B has few columns, to pack them would take as long as to multiply. Columns of A that are contiguous are packed.
 */
final class SimdProduct {
    private static final VectorSpecies<Double> SPECIES = SimdKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private static final int DEPTH = 128;
    private static final int HEIGHT = 4;
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
                        int x = a0 + i * aRow;
                        multiplyRows(a, x, aRow, right, j * depth, depth, tile, t, ldt);
                    } else {
                        int x = inPlace ? 0 : i * depth;
                        SimdKernels.multiply(left, x, right, j * depth, depth, tile, t, ldt);
                    }
                    if (!full) {
                        copy(edge, 0, WIDTH, c, at, ldc, height, width);
                    }
                }
            }
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

    /** Panel t holds rows 4t to 4t + 3 of A, column after column, with zeros for rows beyond the last. */
    private static void packLeft(double[] a, int aOff, int row, int column, int rows, int depth, double[] packed) {
        for (int i = 0; i < rows; i += HEIGHT) {
            int used = Math.min(HEIGHT, rows - i);
            for (int r = 0; r < depth; r++) {
                int in = aOff + i * row + r * column;
                int out = i * depth + r * HEIGHT;
                if (used == HEIGHT) {
                    packed[out] = a[in];
                    packed[out + 1] = a[in + row];
                    packed[out + 2] = a[in + 2 * row];
                    packed[out + 3] = a[in + 3 * row];
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

    /** As {@link SimdKernels#multiply}, with the four rows of A where they are. */
    private static void multiplyRows(
            double[] a, int x, int row, double[] right, int rOff, int depth, double[] c, int at, int ldc) {
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
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, right, y);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, right, y + LANES);
            DoubleVector v = DoubleVector.broadcast(SPECIES, a[x + r]);
            c00 = y0.fma(v, c00);
            c01 = y1.fma(v, c01);
            v = DoubleVector.broadcast(SPECIES, a[x1 + r]);
            c10 = y0.fma(v, c10);
            c11 = y1.fma(v, c11);
            v = DoubleVector.broadcast(SPECIES, a[x2 + r]);
            c20 = y0.fma(v, c20);
            c21 = y1.fma(v, c21);
            v = DoubleVector.broadcast(SPECIES, a[x3 + r]);
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
