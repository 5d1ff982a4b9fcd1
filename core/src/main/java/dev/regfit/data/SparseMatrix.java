package dev.regfit.data;

import java.util.Arrays;

/**
 * A design matrix of which only the cells other than zero are stored, column by column (the CSC format): those of column
 * j are {@code values[k]} in row {@code rowIndices[k]}, for k from {@code starts[j]} to {@code starts[j + 1] − 1}, the
 * rows ascending.
 */
public final class SparseMatrix implements DesignMatrix {
    private final int rows;
    private final int[] starts;
    private final int[] rowIndices;
    private final double[] values;

    /**
     * Wraps the arrays without copying.
     *
     * @param rows n
     * @param starts length p + 1, from 0 to the number of stored cells
     * @param rowIndices ascending within each column
     * @param values as many
     * @throws IllegalArgumentException when the lengths do not fit
     */
    public SparseMatrix(int rows, int[] starts, int[] rowIndices, double[] values) {
        int stored = starts[starts.length - 1];
        if (rowIndices.length != stored || values.length != stored) {
            throw new IllegalArgumentException("%d values in %d rows do not make %d stored cells"
                    .formatted(values.length, rowIndices.length, stored));
        }
        this.rows = rows;
        this.starts = starts;
        this.rowIndices = rowIndices;
        this.values = values;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return starts.length - 1;
    }

    @Override
    public int cellsOfColumn() {
        return values.length / Math.max(1, columns()) + 1;
    }

    /** Where the stored cells of column {@code j} begin; those of the last column end at {@code start(p)}. */
    public int start(int j) {
        return starts[j];
    }

    /** The row of a stored cell. */
    public int row(int k) {
        return rowIndices[k];
    }

    /** The value of a stored cell. */
    public double value(int k) {
        return values[k];
    }

    /** Whether every cell of column {@code j} is stored. */
    public boolean isFull(int j) {
        return starts[j + 1] - starts[j] == rows;
    }

    @Override
    public double dot(int j, double[] v) {
        double sum = 0;
        for (int k = starts[j]; k < starts[j + 1]; k++) {
            sum += values[k] * v[rowIndices[k]];
        }
        return sum;
    }

    /** Inner product of the stored cells of column {@code j}, each less an offset, with {@code v} (length n). */
    public double dot(int j, double offset, double[] v) {
        int end = starts[j + 1];
        double sum = 0;
        for (int k = starts[j]; k < end; k++) {
            sum += (values[k] - offset) * v[rowIndices[k]];
        }
        return sum;
    }

    @Override
    public double centredDot(int j, double center, double[] v, double total) {
        double sum = 0;
        double stored = 0;
        for (int k = starts[j]; k < starts[j + 1]; k++) {
            double factor = v[rowIndices[k]];
            sum += factor * (values[k] - center);
            stored += factor;
        }
        return isFull(j) ? sum : sum - center * (total - stored);
    }

    @Override
    public void axpy(int j, double a, double[] v) {
        for (int k = starts[j]; k < starts[j + 1]; k++) {
            v[rowIndices[k]] += a * values[k];
        }
    }

    @Override
    public SparseMatrix rows(int[] ascending) {
        int[] numbers = new int[rows];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < ascending.length; i++) {
            numbers[ascending[i]] = i;
        }
        int[] newStarts = new int[starts.length];
        int[] newRows = new int[values.length];
        double[] newValues = new double[values.length];
        int stored = 0;
        for (int j = 0; j < columns(); j++) {
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                if (numbers[rowIndices[k]] >= 0) {
                    newRows[stored] = numbers[rowIndices[k]];
                    newValues[stored++] = values[k];
                }
            }
            newStarts[j + 1] = stored;
        }
        return new SparseMatrix(
                ascending.length, newStarts, Arrays.copyOf(newRows, stored), Arrays.copyOf(newValues, stored));
    }

    @Override
    public DenseMatrix select(int[] selected) {
        double[] copy = new double[Math.multiplyExact(rows, selected.length)];
        for (int a = 0; a < selected.length; a++) {
            int j = selected[a];
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                copy[a * rows + rowIndices[k]] = values[k];
            }
        }
        return new DenseMatrix(rows, selected.length, copy);
    }

    /** The columns named by {@code selected}, in that order, as sparse as they are. */
    public SparseMatrix only(int[] selected) {
        int[] newStarts = new int[selected.length + 1];
        for (int k = 0; k < selected.length; k++) {
            newStarts[k + 1] = newStarts[k] + starts[selected[k] + 1] - starts[selected[k]];
        }
        int[] newRows = new int[newStarts[selected.length]];
        double[] newValues = new double[newRows.length];
        for (int k = 0; k < selected.length; k++) {
            int from = starts[selected[k]];
            System.arraycopy(rowIndices, from, newRows, newStarts[k], newStarts[k + 1] - newStarts[k]);
            System.arraycopy(values, from, newValues, newStarts[k], newStarts[k + 1] - newStarts[k]);
        }
        return new SparseMatrix(rows, newStarts, newRows, newValues);
    }

    /**
     * The sums Σωzₐz_b over the rows, for the chosen columns, where z is the stored value less the column's offset, and
     * zero where nothing is stored.
     *
     * <p>Each column is multiplied with the rows it has cells in (Gustavson 1978), so that the cost is the sum over the
     * rows of the square of their number of chosen cells.
     *
     * @param chosen k columns
     * @param offsets length p
     * @param weights ω, length n
     * @return k×k, full and symmetric
     */
    public double[] crossProducts(int[] chosen, double[] offsets, double[] weights) {
        int order = chosen.length;
        int[] rowStarts = new int[rows + 1];
        for (int j : chosen) {
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                rowStarts[rowIndices[k] + 1]++;
            }
        }
        for (int i = 0; i < rows; i++) {
            rowStarts[i + 1] += rowStarts[i];
        }
        int[] next = Arrays.copyOf(rowStarts, rows);
        int[] cellColumns = new int[rowStarts[rows]];
        double[] cellValues = new double[rowStarts[rows]];
        double[] products = new double[Math.multiplyExact(order, order)];
        // From the last column to the first, so that a row holds just the columns from the one at hand on.
        for (int a = order - 1; a >= 0; a--) {
            int j = chosen[a];
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                int i = rowIndices[k];
                double value = values[k] - offsets[j];
                cellColumns[next[i]] = a;
                cellValues[next[i]] = value;
                next[i]++;
                double weighted = weights[i] * value;
                for (int c = rowStarts[i]; c < next[i]; c++) {
                    products[a * order + cellColumns[c]] += weighted * cellValues[c];
                }
            }
        }
        for (int a = 1; a < order; a++) {
            for (int b = 0; b < a; b++) {
                products[a * order + b] = products[b * order + a];
            }
        }
        return products;
    }
}
