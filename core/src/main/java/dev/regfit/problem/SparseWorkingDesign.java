package dev.regfit.problem;

import dev.regfit.data.DenseMatrix;
import dev.regfit.data.SparseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.Parallel;

/**
 * The columns of a sparse matrix as they are, centred and scaled in thought: x̃ⱼ = √ω(zⱼ − mⱼ)/sⱼ, where zⱼ is the stored
 * value less an offset and zero where nothing is stored. Every verb costs the stored cells of its column.
 *
 * <p>A column in which nothing is zero has its mean as offset, and mⱼ = 0: it is centred before anything is summed up,
 * as a dense one is. Any other has the offset zero, and its mean is at most √(n − 1) times its deviation.
 */
final class SparseWorkingDesign implements WorkingDesign {
    private final SparseMatrix x;
    private final double[] weights;
    private final double[] roots;
    private final double[] scales;
    private final double[] offsets;
    private final double[] means;

    SparseWorkingDesign(SparseMatrix x, double[] weights, Standardization standardization) {
        this.x = x;
        this.weights = weights;
        this.roots = new double[weights.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(weights[i]);
        }
        this.scales = standardization.scales();
        this.offsets = new double[x.columns()];
        this.means = new double[x.columns()];
        if (standardization.intercept()) {
            double[] centers = standardization.centers();
            Parallel.loop(means.length, cellsOfColumn(), (from, to) -> centre(from, to, centers));
        }
    }

    private void centre(int from, int to, double[] centers) {
        for (int j = from; j < to; j++) {
            if (x.isFull(j)) {
                offsets[j] = centers[j] + mean(j, centers[j]);
            } else {
                means[j] = mean(j, 0);
            }
        }
    }

    /** Of these rows, which need not be those that the standardization comes from. */
    private double mean(int j, double offset) {
        double sum = 0;
        for (int k = x.start(j); k < x.start(j + 1); k++) {
            sum += weights[x.row(k)] * (x.value(k) - offset);
        }
        return sum / x.rows();
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
    public int cellsOfColumn() {
        return x.cellsOfColumn();
    }

    @Override
    public double total(double[] v) {
        double total = 0;
        for (int i = 0; i < roots.length; i++) {
            total += roots[i] * v[i];
        }
        return total;
    }

    @Override
    public double dot(int j, double[] v, double total) {
        double offset = offsets[j];
        double sum = 0;
        int end = x.start(j + 1);
        for (int k = x.start(j); k < end; k++) {
            int i = x.row(k);
            sum += (x.value(k) - offset) * (roots[i] * v[i]);
        }
        return centred(j, sum, total);
    }

    /** The product with a column, given that with its stored cells. */
    private double centred(int j, double sum, double total) {
        return (sum - means[j] * total) / scales[j];
    }

    /** As {@link #dot} does, but that roots are multiplied once a row instead of once a cell. */
    @Override
    public void multiplyTransposed(double[] v, double[] out) {
        double[] weighted = new double[roots.length];
        double total = 0;
        for (int i = 0; i < roots.length; i++) {
            weighted[i] = roots[i] * v[i];
            total += weighted[i];
        }
        double sum = total;
        Parallel.loop(out.length, cellsOfColumn(), (from, to) -> {
            for (int j = from; j < to; j++) {
                out[j] = centred(j, x.dot(j, offsets[j], weighted), sum);
            }
        });
    }

    @Override
    public double axpy(int j, double a, double[] v) {
        double offset = offsets[j];
        double factor = a / scales[j];
        int end = x.start(j + 1);
        for (int k = x.start(j); k < end; k++) {
            int i = x.row(k);
            v[i] += factor * (x.value(k) - offset) * roots[i];
        }
        return factor * means[j] * x.rows();
    }

    @Override
    public void settle(double[] v, double total) {
        double mean = total / roots.length;
        if (mean == 0) {
            return;
        }
        for (int i = 0; i < roots.length; i++) {
            v[i] -= mean * roots[i];
        }
    }

    @Override
    public double square(int j) {
        double sum = 0;
        double stored = 0;
        for (int k = x.start(j); k < x.start(j + 1); k++) {
            double weight = weights[x.row(k)];
            double value = x.value(k) - offsets[j] - means[j];
            sum += weight * value * value;
            stored += weight;
        }
        double zeros = x.isFull(j) ? 0 : Math.max(0.0, x.rows() - stored);
        return (sum + zeros * means[j] * means[j]) / (scales[j] * scales[j]);
    }

    @Override
    public double[] products(int[] chosen) {
        int k = chosen.length;
        double[] products = x.crossProducts(chosen, offsets, weights);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double means2 = means[chosen[a]] * means[chosen[b]];
                double scales2 = scales[chosen[a]] * scales[chosen[b]];
                products[a * k + b] = (products[a * k + b] - x.rows() * means2) / scales2;
            }
        }
        return products;
    }

    @Override
    public double[] weightedProducts(int[] chosen, double[] d) {
        int k = chosen.length;
        int order = k + 1;
        double total = Kernels.sum(d, 0, d.length);
        double[] inner = x.crossProducts(chosen, offsets, d);
        double[] sums = new double[k];
        for (int a = 0; a < k; a++) {
            for (int at = x.start(chosen[a]); at < x.start(chosen[a] + 1); at++) {
                sums[a] += d[x.row(at)] * (x.value(at) - offsets[chosen[a]]);
            }
        }
        double[] products = new double[Math.multiplyExact(order, order)];
        for (int a = 0; a < k; a++) {
            double mean = means[chosen[a]];
            for (int b = 0; b <= a; b++) {
                double other = means[chosen[b]];
                double centred = inner[a * k + b] - mean * sums[b] - other * sums[a] + mean * other * total;
                products[a * order + b] = centred / (scales[chosen[a]] * scales[chosen[b]]);
                products[b * order + a] = products[a * order + b];
            }
            products[a * order + k] = (sums[a] - mean * total) / scales[chosen[a]];
            products[k * order + a] = products[a * order + k];
        }
        products[k * order + k] = total;
        return products;
    }

    @Override
    public double[] products(int[] left, int[] right) {
        double[] products = new double[Math.multiplyExact(left.length, right.length)];
        for (int b = 0; b < right.length; b++) {
            double[] column = select(new int[] {right[b]}).values();
            double total = total(column);
            for (int a = 0; a < left.length; a++) {
                products[a * right.length + b] = dot(left[a], column, total);
            }
        }
        return products;
    }

    /** With z in place of x̃ the cost is that of the stored cells; the means then change the result by rank two. */
    @Override
    public double[] outer(int[] chosen, double[] d) {
        int n = x.rows();
        double[] k = new double[Math.multiplyExact(n, n)];
        double[] alongMeans = new double[n];
        double meansSquare = 0;
        double[] column = new double[n];
        for (int c = 0; c < d.length; c++) {
            int j = chosen[c];
            double factor = 1 / (d[c] * scales[j] * scales[j]);
            int from = x.start(j);
            int end = x.start(j + 1);
            for (int a = from; a < end; a++) {
                column[a - from] = (x.value(a) - offsets[j]) * roots[x.row(a)];
                alongMeans[x.row(a)] += factor * means[j] * column[a - from];
            }
            meansSquare += factor * means[j] * means[j];
            for (int a = from; a < end; a++) {
                double weighted = factor * column[a - from];
                int at = x.row(a) * n;
                for (int b = a; b < end; b++) {
                    k[at + x.row(b)] += weighted * column[b - from];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                double change = meansSquare * roots[a] * roots[b] - alongMeans[a] * roots[b] - roots[a] * alongMeans[b];
                k[a * n + b] += change;
                k[b * n + a] = k[a * n + b];
            }
        }
        return k;
    }

    @Override
    public DenseMatrix select(int[] chosen) {
        int n = x.rows();
        DenseMatrix copy = x.select(chosen);
        for (int a = 0; a < chosen.length; a++) {
            int j = chosen[a];
            for (int i = 0; i < n; i++) {
                int at = a * n + i;
                copy.values()[at] = (copy.values()[at] - offsets[j] - means[j]) / scales[j] * roots[i];
            }
        }
        return copy;
    }
}
