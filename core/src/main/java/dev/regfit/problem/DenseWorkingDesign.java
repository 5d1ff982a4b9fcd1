package dev.regfit.problem;

import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.DenseProducts;
import dev.regfit.linalg.GramDual;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.LaneSums;
import dev.regfit.linalg.Parallel;
import java.util.Arrays;

/**
 * The columns of a dense matrix as they are, centred and scaled in thought, which spares a copy of them all. Where rows
 * have weights, or means are large against deviations, so that digits would go, the columns are those of a copy that is
 * centred and scaled already.
 */
final class DenseWorkingDesign implements WorkingDesign {
    /** Means up to this many times the deviation cost no more digits than long sums do. */
    private static final double LARGEST_MEAN = 10;

    /** Rows of weighted products at a time, a multiple of eight. */
    private static final int BLOCK_ROWS = 256;

    /** Sums of parts of the rows, made by several threads, and the numbers that they may hold in all. */
    private static final int MOST_PIECES = 8;

    private static final long PIECE_NUMBERS = 4_000_000;

    private final DenseMatrix x;
    private final double[] centers;
    private final double[] scales;
    private final double[] squares;

    private DenseWorkingDesign(DenseMatrix x, double[] centers, double[] scales, double[] squares) {
        this.x = x;
        this.centers = centers;
        this.scales = scales;
        this.squares = squares;
    }

    static DenseWorkingDesign of(DenseMatrix x, double[] weights, Standardization standardization) {
        DenseWorkingDesign implicit = implicit(x, weights, standardization);
        if (implicit != null) {
            return implicit;
        }
        double[] ones = new double[x.columns()];
        Arrays.fill(ones, 1);
        DenseMatrix copy = standardization.apply(x, weights);
        double[] zeros = new double[x.columns()];
        return new DenseWorkingDesign(copy, zeros, ones, squares(copy, zeros));
    }

    /** The design without a copy, or null where columns have to be centred before anything is summed up. */
    private static DenseWorkingDesign implicit(DenseMatrix x, double[] weights, Standardization standardization) {
        for (double weight : weights) {
            if (weight != 1) {
                return null;
            }
        }
        int n = x.rows();
        double[] centers = standardization.centers();
        double[] squares = squares(x, centers);
        double[] scales = standardization.scales().clone();
        for (int j = 0; j < squares.length; j++) {
            if (centers[j] * centers[j] * n > LARGEST_MEAN * LARGEST_MEAN * squares[j]) {
                if (!isConstant(x, j)) {
                    return null;
                }
                scales[j] = Double.POSITIVE_INFINITY; // which makes it the column of zeros that it is
            }
            squares[j] /= scales[j] * scales[j];
        }
        return new DenseWorkingDesign(x, centers, scales, squares);
    }

    private static double[] squares(DenseMatrix x, double[] centers) {
        int n = x.rows();
        double[] squares = new double[x.columns()];
        Parallel.loop(x.columns(), n, (from, to) -> {
            for (int j = from; j < to; j++) {
                squares[j] = Kernels.dot(x.values(), j * n, x.values(), j * n, n) - n * centers[j] * centers[j];
            }
        });
        return squares;
    }

    private static boolean isConstant(DenseMatrix x, int j) {
        for (int i = 1; i < x.rows(); i++) {
            if (x.get(i, j) != x.get(0, j)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int rows() {
        return x.rows();
    }

    @Override
    public int columns() {
        return x.columns();
    }

    @Override
    public double total(double[] v) {
        return Kernels.sum(v, 0, x.rows());
    }

    @Override
    public double dot(int j, double[] v, double total) {
        return (x.dot(j, v) - centers[j] * total) / scales[j];
    }

    @Override
    public double axpy(int j, double a, double[] v) {
        double factor = a / scales[j];
        x.axpy(j, factor, v);
        return factor * centers[j] * x.rows();
    }

    @Override
    public void settle(double[] v, double total) {
        double mean = total / x.rows();
        for (int i = 0; i < x.rows() && mean != 0; i++) {
            v[i] -= mean;
        }
    }

    @Override
    public double square(int j) {
        return squares[j];
    }

    @Override
    public double[] products(int[] left, int[] right) {
        int n = x.rows();
        int q = right.length;
        double[] products = Kernels.columnProducts(x.values(), n, starts(left), starts(right));
        for (int a = 0; a < left.length; a++) {
            double center = centers[left[a]];
            double scale = scales[left[a]];
            for (int b = 0; b < q; b++) {
                int at = a * q + b;
                products[at] = (products[at] - n * (center * centers[right[b]])) / (scale * scales[right[b]]);
            }
        }
        return products;
    }

    @Override
    public double[] weightedProducts(int[] chosen, double[] d) {
        int order = chosen.length + 1;
        long affordable = Math.min(PIECE_NUMBERS / ((long) order * order), x.rows() / BLOCK_ROWS);
        int pieces = (int) Math.max(1, Math.min(MOST_PIECES, affordable));
        double[][] sums = new double[pieces][];
        Parallel.loop(pieces, (long) x.rows() / pieces * order * order, (from, to) -> {
            for (int piece = from; piece < to; piece++) {
                int first = (int) ((long) x.rows() * piece / pieces);
                int end = (int) ((long) x.rows() * (piece + 1) / pieces);
                sums[piece] = weightedProducts(chosen, d, first, end);
            }
        });
        for (int piece = 1; piece < pieces; piece++) {
            Kernels.axpy(1, sums[piece], 0, sums[0], 0, sums[0].length);
        }
        Kernels.mirror(sums[0], order);
        return sums[0];
    }

    /**
     * The same of some rows, upper triangle, without those of weight zero; block by block, so that the columns stay in the
     * second-level cache.
     */
    private double[] weightedProducts(int[] chosen, double[] d, int from, int to) {
        int k = chosen.length;
        int order = k + 1;
        int rows = Math.min(BLOCK_ROWS, (to - from + 7) & -8);
        double[] left = new double[Math.multiplyExact(rows, LaneSums.height(order))];
        double[] right = new double[Math.multiplyExact(rows, LaneSums.width(order))];
        LaneSums sums = new LaneSums(order);
        int[] picked = new int[rows];
        int next = from;
        while (next < to) {
            int m = 0;
            while (m < rows && next < to) {
                picked[m] = next;
                m += d[next] != 0 ? 1 : 0;
                next++;
            }
            for (int c = 0; c < k; c++) {
                center(x.values(), chosen[c] * x.rows(), picked, centers[chosen[c]], right, c * rows, m);
                multiply(d, picked, right, left, c * rows, m);
            }
            Arrays.fill(right, k * rows, k * rows + m, 1);
            multiply(d, picked, right, left, k * rows, m);
            for (int c = 0; c <= k && m < rows; c++) {
                Arrays.fill(left, c * rows + m, (c + 1) * rows, 0);
            }
            sums.add(left, right, rows);
        }
        double[] products = new double[Math.multiplyExact(order, order)];
        sums.addTo(products);
        return scaled(products, chosen);
    }

    private static void center(double[] x, int column, int[] picked, double center, double[] out, int from, int m) {
        if (areNeighbours(picked, m)) {
            int at = column + picked[0];
            for (int i = 0; i < m; i++) {
                out[from + i] = x[at + i] - center;
            }
            return;
        }
        for (int i = 0; i < m; i++) {
            out[from + i] = x[column + picked[i]] - center;
        }
    }

    private static void multiply(double[] d, int[] picked, double[] x, double[] out, int from, int m) {
        if (areNeighbours(picked, m)) {
            int at = picked[0];
            for (int i = 0; i < m; i++) {
                out[from + i] = d[at + i] * x[from + i];
            }
            return;
        }
        for (int i = 0; i < m; i++) {
            out[from + i] = d[picked[i]] * x[from + i];
        }
    }

    private static boolean areNeighbours(int[] picked, int m) {
        return m > 0 && picked[m - 1] - picked[0] == m - 1;
    }

    private double[] scaled(double[] products, int[] chosen) {
        int order = chosen.length + 1;
        for (int a = 0; a < chosen.length; a++) {
            for (int b = a; b < chosen.length; b++) {
                products[a * order + b] /= scales[chosen[a]] * scales[chosen[b]];
            }
            products[a * order + chosen.length] /= scales[chosen[a]];
        }
        return products;
    }

    private int[] starts(int[] columns) {
        int[] starts = new int[columns.length];
        for (int k = 0; k < starts.length; k++) {
            starts[k] = columns[k] * x.rows();
        }
        return starts;
    }

    @Override
    public double[] outer(int[] chosen, double[] d) {
        return GramDual.outer(select(chosen).values(), x.rows(), chosen.length, d);
    }

    @Override
    public double[] multiplyEach(double[] b, int m) {
        double[] scaled = new double[b.length];
        double[] means = new double[m];
        for (int j = 0; j < x.columns(); j++) {
            for (int at = j * m; at < (j + 1) * m; at++) {
                scaled[at] = b[at] / scales[j];
                means[at - j * m] += scaled[at] * centers[j];
            }
        }
        double[] out = new double[Math.multiplyExact(x.rows(), m)];
        DenseProducts.multiply(x.values(), x.rows(), x.rows(), x.columns(), scaled, m, out);
        for (int at = 0; at < out.length; at++) {
            out[at] -= means[at % m];
        }
        return out;
    }

    @Override
    public double[] multiplyEachTransposed(double[] v, int m) {
        double[] totals = new double[m];
        for (int at = 0; at < v.length; at++) {
            totals[at % m] += v[at];
        }
        double[] out = new double[Math.multiplyExact(x.columns(), m)];
        DenseProducts.multiplyTransposed(x.values(), x.rows(), x.rows(), x.columns(), v, m, out);
        for (int j = 0; j < x.columns(); j++) {
            for (int at = j * m; at < (j + 1) * m; at++) {
                out[at] = (out[at] - centers[j] * totals[at - j * m]) / scales[j];
            }
        }
        return out;
    }

    @Override
    public DenseMatrix select(int[] chosen) {
        int n = x.rows();
        double[] selected = new double[Math.multiplyExact(n, chosen.length)];
        Parallel.loop(chosen.length, n, (from, to) -> {
            for (int a = from; a < to; a++) {
                double center = centers[chosen[a]];
                double scale = scales[chosen[a]];
                int column = chosen[a] * n;
                for (int i = 0; i < n; i++) {
                    selected[a * n + i] = (x.values()[column + i] - center) / scale;
                }
            }
        });
        return new DenseMatrix(n, chosen.length, selected);
    }
}
