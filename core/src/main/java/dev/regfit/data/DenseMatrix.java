package dev.regfit.data;

import dev.regfit.linalg.Kernels;

/** A design matrix in one column-major array: element (i, j) is {@code values[j * rows + i]}. */
public final class DenseMatrix implements DesignMatrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    /**
     * Wraps {@code values} (length rows · columns, column-major) without copying.
     *
     * @throws IllegalArgumentException when the length does not fit
     */
    public DenseMatrix(int rows, int columns, double[] values) {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "%d values do not make a %d×%d matrix".formatted(values.length, rows, columns));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** The backing array itself, column-major. */
    public double[] values() {
        return values;
    }

    public double get(int i, int j) {
        return values[j * rows + i];
    }

    @Override
    public double dot(int j, double[] v) {
        return Kernels.dot(values, j * rows, v, 0, rows);
    }

    @Override
    public double centredDot(int j, double center, double[] v, double total) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += v[i] * (values[j * rows + i] - center);
        }
        return sum;
    }

    @Override
    public void axpy(int j, double a, double[] v) {
        Kernels.axpy(a, values, j * rows, v, 0, rows);
    }

    @Override
    public DenseMatrix rows(int[] ascending) {
        int n = ascending.length;
        double[] copy = new double[Math.multiplyExact(n, columns)];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < n; i++) {
                copy[j * n + i] = values[j * rows + ascending[i]];
            }
        }
        return new DenseMatrix(n, columns, copy);
    }

    @Override
    public DenseMatrix select(int[] selected) {
        double[] copy = new double[rows * selected.length];
        for (int k = 0; k < selected.length; k++) {
            System.arraycopy(values, selected[k] * rows, copy, k * rows, rows);
        }
        return new DenseMatrix(rows, selected.length, copy);
    }
}
