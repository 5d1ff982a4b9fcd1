package dev.regfit.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by divide and conquer (Cuppen, "A divide and conquer method
 * for the symmetric tridiagonal eigenproblem", Numerische Mathematik 36, 1981): nearly all work are products of matrices.
 */
final class TridiagonalEigen {
    /** Smaller matrices are decomposed as they are. */
    private static final int LEAF = 48;

    /** Vectors that are made together. */
    private static final int TILE = 128;

    private static final double EPSILON = 0x1p-52;

    private final int p;
    private final double[] values;
    /** Eigenvector i in row i. */
    private final double[] rows;

    /**
     * Decomposes.
     *
     * @param diagonal p numbers; overwritten by the eigenvalues, in no order
     * @param beside the p − 1 numbers beside the diagonal
     */
    TridiagonalEigen(double[] diagonal, double[] beside) {
        this.p = diagonal.length;
        this.values = diagonal;
        this.rows = new double[Math.multiplyExact(p, p)];
        divide(0, p, beside);
    }

    /** The eigenvalues, in no order. */
    double[] values() {
        return values;
    }

    /** The eigenvector of value i in row i; p×p, row-major. */
    double[] rows() {
        return rows;
    }

    private void divide(int from, int n, double[] beside) {
        if (n <= LEAF) {
            decompose(from, n, beside);
            return;
        }
        int half = n / 2;
        int cut = from + half;
        double coupling = beside[cut - 1];
        double size = Math.abs(coupling);
        values[cut - 1] -= size;
        values[cut] -= size;
        divide(from, half, beside);
        divide(cut, n - half, beside);
        if (size > 0) {
            new Merge(from, half, n).run(coupling);
        }
    }

    private void decompose(int from, int n, double[] beside) {
        double[] dense = new double[n * n];
        for (int i = 0; i < n; i++) {
            dense[i * n + i] = values[from + i];
            if (i + 1 < n) {
                dense[i * n + i + 1] = beside[from + i];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(dense, n);
        System.arraycopy(eigen.values(), 0, values, from, n);
        double[] vectors = eigen.vectors();
        for (int i = 0; i < n; i++) {
            System.arraycopy(vectors, i * n, rows, (from + i) * p + from, n);
        }
    }

    /** Joins two decomposed blocks: T is their direct sum and a matrix of rank one. */
    private final class Merge {
        private final int from;
        private final int half;
        private final int n;
        /** The vector of that matrix along the eigenvectors. */
        private final double[] z;
        /** Which vectors have entries in the first block, and which in the second. */
        private final boolean[] left;

        private final boolean[] right;

        Merge(int from, int half, int n) {
            this.from = from;
            this.half = half;
            this.n = n;
            this.z = new double[n];
            this.left = new boolean[n];
            this.right = new boolean[n];
        }

        void run(double coupling) {
            double sign = Math.signum(coupling);
            double norm = Math.sqrt(2);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                left[i] = i < half;
                right[i] = !left[i];
                double entry = left[i] ? row(i, half - 1) : sign * row(i, half);
                z[i] = entry / norm;
                largest = Math.max(largest, Math.abs(values[from + i]));
            }
            double rho = 2 * Math.abs(coupling);
            int[] kept = deflate(rho, 8 * EPSILON * Math.max(largest, rho));
            if (kept.length > 0) {
                double[] d =
                        Arrays.stream(kept).mapToDouble(i -> values[from + i]).toArray();
                double[] own = Arrays.stream(kept).mapToDouble(i -> z[i]).toArray();
                combine(kept, new SecularEquation(d, own, rho));
            }
        }

        private double row(int i, int column) {
            return rows[(from + i) * p + from + column];
        }

        /**
         * Which eigenvalues are not those of the sum but for rounding, ascending. Of two that are nearly equal, one becomes
         * such by a rotation of the vectors.
         */
        private int[] deflate(double rho, double tolerance) {
            int[] order = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[from + i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] kept = new int[n];
            int count = 0;
            for (int i : order) {
                if (rho * Math.abs(z[i]) <= tolerance) {
                    continue;
                }
                if (count > 0 && isSame(kept[count - 1], i, tolerance)) {
                    rotate(kept[count - 1], i);
                    count--;
                }
                kept[count++] = i;
            }
            return Arrays.copyOf(kept, count);
        }

        private boolean isSame(int i, int j, double tolerance) {
            double length = Math.hypot(z[i], z[j]);
            double product = z[i] / length * (z[j] / length);
            return Math.abs(product * (values[from + j] - values[from + i])) <= tolerance;
        }

        /** Turns the vectors of two eigenvalues that are nearly equal, until the first has no part in z. */
        private void rotate(int i, int j) {
            double length = Math.hypot(z[i], z[j]);
            double cosine = z[j] / length;
            double sine = z[i] / length;
            z[i] = 0;
            z[j] = length;
            double first = values[from + i];
            double second = values[from + j];
            values[from + i] = cosine * cosine * first + sine * sine * second;
            values[from + j] = sine * sine * first + cosine * cosine * second;
            int a = (from + i) * p + from;
            int b = (from + j) * p + from;
            for (int k = 0; k < n; k++) {
                double x = rows[a + k];
                double y = rows[b + k];
                rows[a + k] = cosine * x - sine * y;
                rows[b + k] = sine * x + cosine * y;
            }
            left[i] |= left[j];
            left[j] = left[i];
            right[i] |= right[j];
            right[j] = right[i];
        }

        /** Replaces vectors by combinations of them: in the columns of a block only of those that have entries there. */
        private void combine(int[] kept, SecularEquation roots) {
            int count = kept.length;
            int[] inLeft = IntStream.range(0, count).filter(k -> left[kept[k]]).toArray();
            int[] inRight =
                    IntStream.range(0, count).filter(k -> right[kept[k]]).toArray();
            double[] leftRows = gather(kept, inLeft, 0, half);
            double[] rightRows = gather(kept, inRight, half, n - half);
            int tiles = (count + TILE - 1) / TILE;
            Parallel.loop(tiles, (long) TILE * count * n / 2, (first, last) -> {
                double[] vector = new double[count];
                for (int begin = first * TILE; begin < Math.min(count, last * TILE); begin += TILE) {
                    int height = Math.min(TILE, count - begin);
                    double[] ofLeft = new double[height * inLeft.length];
                    double[] ofRight = new double[height * inRight.length];
                    for (int i = 0; i < height; i++) {
                        roots.vector(begin + i, vector);
                        pick(vector, inLeft, ofLeft, i);
                        pick(vector, inRight, ofRight, i);
                    }
                    scatter(kept, begin, height, multiply(ofLeft, leftRows, height, inLeft.length, half), 0, half);
                    int rest = n - half;
                    scatter(
                            kept,
                            begin,
                            height,
                            multiply(ofRight, rightRows, height, inRight.length, rest),
                            half,
                            rest);
                }
            });
            for (int k = 0; k < count; k++) {
                values[from + kept[k]] = roots.root(k);
            }
        }

        /** Part of the rows of some vectors. */
        private double[] gather(int[] kept, int[] some, int column, int width) {
            double[] gathered = new double[some.length * width];
            for (int k = 0; k < some.length; k++) {
                System.arraycopy(rows, (from + kept[some[k]]) * p + from + column, gathered, k * width, width);
            }
            return gathered;
        }

        private void scatter(int[] kept, int begin, int height, double[] tile, int column, int width) {
            for (int i = 0; i < height; i++) {
                System.arraycopy(tile, i * width, rows, (from + kept[begin + i]) * p + from + column, width);
            }
        }
    }

    private static void pick(double[] vector, int[] some, double[] tile, int row) {
        for (int k = 0; k < some.length; k++) {
            tile[row * some.length + k] = vector[some[k]];
        }
    }

    private static double[] multiply(double[] a, double[] b, int m, int k, int n) {
        double[] c = new double[m * n];
        Kernels.multiply(a, 0, k, 1, b, 0, n, c, 0, n, m, k, n);
        return c;
    }
}
