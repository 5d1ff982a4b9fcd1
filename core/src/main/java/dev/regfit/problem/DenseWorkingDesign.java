package dev.regfit.problem;

import dev.regfit.data.DenseMatrix;
import dev.regfit.linalg.DenseProducts;
import dev.regfit.linalg.GramDual;
import dev.regfit.linalg.Kernels;

/** A copy of the columns, centred and scaled: row vectors need no total. */
final class DenseWorkingDesign implements WorkingDesign {
    private final DenseMatrix x;

    DenseWorkingDesign(DenseMatrix x) {
        this.x = x;
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
        return 0;
    }

    @Override
    public double dot(int j, double[] v, double total) {
        return x.dot(j, v);
    }

    @Override
    public double axpy(int j, double a, double[] v) {
        x.axpy(j, a, v);
        return 0;
    }

    @Override
    public void settle(double[] v, double total) {
        // nothing was left out
    }

    @Override
    public double square(int j) {
        return product(j, j);
    }

    private double product(int a, int b) {
        int n = x.rows();
        return Kernels.dot(x.values(), a * n, x.values(), b * n, n);
    }

    @Override
    public double[] products(int[] chosen) {
        int k = chosen.length;
        double[] block = new double[Math.multiplyExact(k, k)];
        for (int a = 0; a < k; a++) {
            for (int b = a; b < k; b++) {
                double value = product(chosen[a], chosen[b]);
                block[a * k + b] = value;
                block[b * k + a] = value;
            }
        }
        return block;
    }

    @Override
    public double[] outer(int[] chosen, double[] d) {
        DenseMatrix part = chosen.length == x.columns() ? x : x.select(chosen);
        return GramDual.outer(part.values(), x.rows(), chosen.length, d);
    }

    @Override
    public double[] multiplyEach(double[] b, int m) {
        double[] out = new double[Math.multiplyExact(x.rows(), m)];
        DenseProducts.multiply(x.values(), x.rows(), x.rows(), x.columns(), b, m, out);
        return out;
    }

    @Override
    public double[] multiplyEachTransposed(double[] v, int m) {
        double[] out = new double[Math.multiplyExact(x.columns(), m)];
        DenseProducts.multiplyTransposed(x.values(), x.rows(), x.rows(), x.columns(), v, m, out);
        return out;
    }

    @Override
    public DenseMatrix select(int[] chosen) {
        return x.select(chosen);
    }
}
