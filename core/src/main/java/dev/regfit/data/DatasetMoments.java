package dev.regfit.data;

import java.util.Arrays;

/** Makes the {@link Moments} of a data set's features and, as the last column, its target. */
final class DatasetMoments {
    private DatasetMoments() {}

    /** The moments of all rows. */
    static Moments of(Dataset data) {
        return data.x() instanceof DenseMatrix dense ? of(data, dense) : of(data, (SparseMatrix) data.x());
    }

    /**
     * The moments of some rows.
     *
     * @param chosen ascending
     * @param weights of these rows, summing to their number
     */
    static Moments of(Dataset data, int[] chosen, double[] weights) {
        if (data.x() instanceof SparseMatrix) {
            return of(data.part(chosen, weights));
        }
        // Block by block, so that the rows are not copied all at once.
        Moments moments = new Moments(data.columns() + 1);
        int most = Moments.blockRows(data.columns());
        for (int start = 0; start < chosen.length; start += most) {
            int end = Math.min(start + most, chosen.length);
            moments.merge(
                    of(data.part(Arrays.copyOfRange(chosen, start, end), Arrays.copyOfRange(weights, start, end))));
        }
        return moments;
    }

    private static Moments of(Dataset data, DenseMatrix x) {
        int n = data.rows();
        int p = data.columns();
        int most = Moments.blockRows(p);
        Moments moments = new Moments(p + 1);
        for (int start = 0; start < n; start += most) {
            int count = Math.min(most, n - start);
            double[] block = new double[count * (p + 1)];
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < count; i++) {
                    block[i * (p + 1) + j] = x.get(start + i, j);
                }
            }
            for (int i = 0; i < count; i++) {
                block[i * (p + 1) + p] = data.y()[start + i];
            }
            moments.merge(
                    Moments.ofBlock(block, count, p + 1, Arrays.copyOfRange(data.weights(), start, start + count)));
        }
        return moments;
    }

    /**
     * From the products of stored cells, less those of the means. A column without zeros is centred before it is
     * multiplied; one with zeros cannot have a mean so large against its deviation that the difference would lose much.
     */
    private static Moments of(Dataset data, SparseMatrix x) {
        int p = data.columns();
        int n = data.rows();
        ColumnSummary summary = ColumnSummary.of(data);
        double[] all = new double[(p + 1) * (p + 1)];
        double[] offsets = new double[p];
        double[] rests = new double[p];
        int[] columns = new int[p];
        for (int j = 0; j < p; j++) {
            (x.isFull(j) ? offsets : rests)[j] = summary.means()[j];
            columns[j] = j;
        }
        double[] products = x.crossProducts(columns, offsets, data.weights());
        double[] weighted = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            weighted[i] = data.weights()[i] * (data.y()[i] - summary.targetMean());
            total += weighted[i];
            all[p * (p + 1) + p] += weighted[i] * (data.y()[i] - summary.targetMean());
        }
        for (int a = 0; a < p; a++) {
            for (int b = a; b < p; b++) {
                all[a * (p + 1) + b] = products[a * p + b] - n * rests[a] * rests[b];
            }
            all[a * (p + 1) + p] = x.centredDot(a, summary.means()[a], weighted, total);
        }
        return new Moments(
                n,
                n,
                Arrays.copyOf(summary.means(), p + 1),
                Arrays.copyOf(summary.minima(), p + 1),
                Arrays.copyOf(summary.maxima(), p + 1),
                all);
    }
}
