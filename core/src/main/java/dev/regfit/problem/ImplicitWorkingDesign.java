package dev.regfit.problem;

import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.GramDual;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.Parallel;

/**
 * The columns of a dense matrix as they are, centred and scaled in thought, which spares a copy of them all. For rows
 * that all weigh one, and columns whose means are not large against their deviations: otherwise digits would go.
 */
final class ImplicitWorkingDesign implements WorkingDesign {
    /** Means up to this many times the deviation cost no more digits than long sums do. */
    private static final double LARGEST_MEAN = 10;

    private final DenseMatrix x;
    private final double[] centers;
    private final double[] scales;
    private final double[] squares;

    private ImplicitWorkingDesign(DenseMatrix x, double[] centers, double[] scales, double[] squares) {
        this.x = x;
        this.centers = centers;
        this.scales = scales;
        this.squares = squares;
    }

    /** The design, or null where columns have to be centred before anything is summed up. */
    static ImplicitWorkingDesign of(DenseMatrix x, double[] weights, Standardization standardization) {
        for (double weight : weights) {
            if (weight != 1) {
                return null;
            }
        }
        int n = x.rows();
        double[] centers = standardization.centers();
        double[] squares = new double[x.columns()];
        Parallel.loop(x.columns(), n, (from, to) -> {
            for (int j = from; j < to; j++) {
                squares[j] = Kernels.dot(x.values(), j * n, x.values(), j * n, n) - n * centers[j] * centers[j];
            }
        });
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
        return new ImplicitWorkingDesign(x, centers, scales, squares);
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
    public double[] products(int[] chosen) {
        return new DenseWorkingDesign(select(chosen)).products(all(chosen.length));
    }

    private static int[] all(int count) {
        int[] all = new int[count];
        for (int k = 0; k < count; k++) {
            all[k] = k;
        }
        return all;
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
        double[] out = new DenseWorkingDesign(x).multiplyEach(scaled, m);
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
        double[] out = new DenseWorkingDesign(x).multiplyEachTransposed(v, m);
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
        DenseMatrix copy = x.select(chosen);
        for (int a = 0; a < chosen.length; a++) {
            double center = centers[chosen[a]];
            double scale = scales[chosen[a]];
            for (int at = a * n; at < (a + 1) * n; at++) {
                copy.values()[at] = (copy.values()[at] - center) / scale;
            }
        }
        return copy;
    }
}
