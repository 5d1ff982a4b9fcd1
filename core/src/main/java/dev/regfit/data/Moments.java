package dev.regfit.data;

import dev.regfit.linalg.Kernels;
import java.util.Arrays;

/**
 * Sufficient statistics of rows of m columns: how many, their total weight, and each column's mean, minimum and
 * maximum, with the matrix of centred cross-products Σω(x−μ)(x−μ)ᵀ. In a regression the last column is the target, so
 * that XᵀX, Xᵀy and yᵀy are one matrix.
 *
 * <p>Rows are taken up in blocks, each centred on its own means; blocks and whole moments are combined by the pairwise
 * update of Chan, Golub and LeVeque (1983), so that a column of 10⁹ ± 1 keeps its variance. Everything is plain
 * arithmetic in a fixed order: the same rows in the same order give the same bits. Not safe for several threads.
 */
public final class Moments {
    private static final int BLOCK_ROWS = 256;

    private final int columns;
    private long rows;
    private double weight;
    private final double[] means;
    private final double[] minima;
    private final double[] maxima;
    /** Upper triangle, row-major m×m. */
    private final double[] products;

    private final double[] block;
    private final double[] blockWeights;
    private int blockRows;

    /** Moments of no rows. */
    public Moments(int columns) {
        this.columns = columns;
        this.means = new double[columns];
        this.minima = new double[columns];
        this.maxima = new double[columns];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
        this.products = new double[Math.multiplyExact(columns, columns)];
        this.block = new double[BLOCK_ROWS * columns];
        this.blockWeights = new double[BLOCK_ROWS];
    }

    /** The moments of a data set's features and, as the last column, its target. */
    public static Moments of(Dataset data) {
        return data.x() instanceof DenseMatrix dense ? of(data, dense) : of(data, (SparseMatrix) data.x());
    }

    private static Moments of(Dataset data, DenseMatrix x) {
        int p = data.columns();
        Moments moments = new Moments(p + 1);
        double[] row = new double[p + 1];
        for (int i = 0; i < data.rows(); i++) {
            for (int j = 0; j < p; j++) {
                row[j] = x.get(i, j);
            }
            row[p] = data.y()[i];
            moments.add(row, data.weights()[i]);
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
        Moments moments = new Moments(p + 1);
        moments.rows = n;
        moments.weight = n;
        System.arraycopy(summary.means(), 0, moments.means, 0, p + 1);
        System.arraycopy(summary.minima(), 0, moments.minima, 0, p + 1);
        System.arraycopy(summary.maxima(), 0, moments.maxima, 0, p + 1);
        double[] offsets = new double[p];
        double[] rests = new double[p];
        int[] all = new int[p];
        for (int j = 0; j < p; j++) {
            (x.isFull(j) ? offsets : rests)[j] = summary.means()[j];
            all[j] = j;
        }
        double[] products = x.crossProducts(all, offsets, data.weights());
        double[] weighted = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            weighted[i] = data.weights()[i] * (data.y()[i] - summary.targetMean());
            total += weighted[i];
            moments.products[p * (p + 1) + p] += weighted[i] * (data.y()[i] - summary.targetMean());
        }
        for (int a = 0; a < p; a++) {
            for (int b = a; b < p; b++) {
                moments.products[a * (p + 1) + b] = products[a * p + b] - n * rests[a] * rests[b];
            }
            moments.products[a * (p + 1) + p] = x.centredDot(a, summary.means()[a], weighted, total);
        }
        return moments;
    }

    /**
     * Adds a row.
     *
     * @param row length m, finite; not modified
     * @param rowWeight ω &gt; 0
     */
    public void add(double[] row, double rowWeight) {
        System.arraycopy(row, 0, block, blockRows * columns, columns);
        blockWeights[blockRows++] = rowWeight;
        if (blockRows == BLOCK_ROWS) {
            flush();
        }
    }

    /** Adds the rows that {@code other} holds; {@code other} is not changed. */
    public void merge(Moments other) {
        flush();
        other.flush();
        for (int j = 0; j < columns; j++) {
            minima[j] = Math.min(minima[j], other.minima[j]);
            maxima[j] = Math.max(maxima[j], other.maxima[j]);
        }
        rows += other.rows;
        combine(other.weight, other.means, other.products, 1);
    }

    /**
     * Takes away rows that were added before, as when a fold's training rows are all rows but the fold's. Minima and
     * maxima cannot shrink and stay those of all rows.
     */
    public void subtract(Moments other) {
        flush();
        other.flush();
        rows -= other.rows;
        combine(other.weight, other.means, other.products, -1);
    }

    /** Chan, Golub and LeVeque (1983), eq. 2.1, for cross-products; sign −1 solves it for the other part. */
    private void combine(double otherWeight, double[] otherMeans, double[] otherProducts, int sign) {
        double before = weight;
        double after = before + sign * otherWeight;
        weight = after;
        if (after == 0) {
            Arrays.fill(means, 0.0);
            Arrays.fill(products, 0.0);
            return;
        }
        double shiftWeight = sign * otherWeight / after;
        double outerWeight = before * shiftWeight;
        double[] difference = new double[columns];
        for (int j = 0; j < columns; j++) {
            difference[j] = otherMeans[j] - means[j];
            means[j] += shiftWeight * difference[j];
        }
        for (int i = 0; i < columns; i++) {
            double factor = outerWeight * difference[i];
            for (int j = i; j < columns; j++) {
                int at = i * columns + j;
                products[at] += sign * otherProducts[at] + factor * difference[j];
            }
        }
    }

    private void flush() {
        if (blockRows == 0) {
            return;
        }
        double total = 0;
        double[] blockMeans = new double[columns];
        for (int i = 0; i < blockRows; i++) {
            total += blockWeights[i];
            Kernels.axpy(blockWeights[i], block, i * columns, blockMeans, 0, columns);
        }
        for (int j = 0; j < columns; j++) {
            blockMeans[j] /= total;
        }
        for (int i = 0; i < blockRows; i++) {
            centre(i * columns, blockMeans);
        }
        double[] blockProducts = new double[columns * columns];
        Kernels.weightedRankUpdate(block, 0, blockRows, columns, blockWeights, 0, blockProducts);
        rows += blockRows;
        blockRows = 0;
        combine(total, blockMeans, blockProducts, 1);
    }

    private void centre(int from, double[] blockMeans) {
        for (int j = 0; j < columns; j++) {
            double value = block[from + j];
            minima[j] = Math.min(minima[j], value);
            maxima[j] = Math.max(maxima[j], value);
            block[from + j] = value - blockMeans[j];
        }
    }

    /** Number of columns, m. */
    public int columns() {
        return columns;
    }

    /** Number of rows, n. */
    public long rows() {
        flush();
        return rows;
    }

    /** Total weight, Σω. */
    public double weight() {
        flush();
        return weight;
    }

    public double mean(int j) {
        flush();
        return means[j];
    }

    public double minimum(int j) {
        flush();
        return minima[j];
    }

    public double maximum(int j) {
        flush();
        return maxima[j];
    }

    /** Whether all rows hold the same value in column j. */
    public boolean isConstant(int j) {
        flush();
        return minima[j] == maxima[j];
    }

    /** Σω(xᵢ−μᵢ)(xⱼ−μⱼ) / Σω; exactly zero when a column is constant. */
    public double covariance(int i, int j) {
        if (isConstant(i) || isConstant(j)) {
            return 0.0;
        }
        return products[Math.min(i, j) * columns + Math.max(i, j)] / weight;
    }

    /** Σωxᵢxⱼ / Σω, about zero instead of the means. */
    public double secondMoment(int i, int j) {
        return covariance(i, j) + means[i] * means[j];
    }
}
