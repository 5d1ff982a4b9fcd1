package dev.regfit.data;

import dev.regfit.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sufficient statistics of rows of m columns: how many, their total weight, and each column's mean, minimum and
 * maximum, with the matrix of centred cross-products Σω(x−μ)(x−μ)ᵀ. In a regression the last column is the target, so
 * that XᵀX, Xᵀy and yᵀy are one matrix.
 *
 * <p>The moments of a block of rows are centred on the block's own means; moments are combined by the pairwise update of
 * Chan, Golub and LeVeque (1983), so that a column of 10⁹ ± 1 keeps its variance. Everything is plain arithmetic in a
 * fixed order: the same rows in the same blocks give the same bits. Not safe for several threads.
 */
public final class Moments {
    /** With more columns than this their cross-products, m² doubles, are too much to make and to hold. */
    public static final int MAX_COLUMNS = 4001;

    private static final int FEWEST_BLOCK_ROWS = 256;
    private static final int MOST_BLOCK_ROWS = 1024;
    private static final int BLOCK_VALUES = 1 << 20;

    private final int columns;
    private long rows;
    private double weight;
    private final double[] means;
    private final double[] minima;
    private final double[] maxima;
    /** Upper triangle, row-major m×m. */
    private final double[] products;

    /** Moments of no rows. */
    public Moments(int columns) {
        this.columns = columns;
        this.means = new double[columns];
        this.minima = new double[columns];
        this.maxima = new double[columns];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
        this.products = new double[Math.multiplyExact(columns, columns)];
    }

    /** Moments as they were written down: what the getters of others gave; the arrays are kept. */
    Moments(long rows, double weight, double[] means, double[] minima, double[] maxima, double[] products) {
        this.columns = means.length;
        this.rows = rows;
        this.weight = weight;
        this.means = means;
        this.minima = minima;
        this.maxima = maxima;
        this.products = products;
    }

    /** The same, to be changed on its own. */
    Moments copy() {
        return new Moments(rows, weight, means.clone(), minima.clone(), maxima.clone(), products.clone());
    }

    /** The moments of a data set's features and, as the last column, its target. */
    public static Moments of(Dataset data) {
        return DatasetMoments.of(data);
    }

    /** Whether moments tell all that a fit of so many rows and features needs, and are not too many numbers. */
    public static boolean suit(long rows, long features) {
        return rows > features && features < MAX_COLUMNS;
    }

    /**
     * How many rows a block should have: enough that combining costs little beside multiplying, and not too many to
     * hold. It depends on the number of columns alone, so that all ways to the moments of the same rows take the same.
     *
     * @param features number of columns without the target
     */
    public static int blockRows(int features) {
        return Math.max(FEWEST_BLOCK_ROWS, Math.min(MOST_BLOCK_ROWS, BLOCK_VALUES / (features + 1)));
    }

    /**
     * The moments of some rows.
     *
     * @param block row-major, finite; overwritten
     * @param weights ω &gt; 0 of each row; not modified
     */
    public static Moments ofBlock(double[] block, int rows, int columns, double[] weights) {
        Moments moments = new Moments(columns);
        moments.rows = rows;
        moments.average(block, weights);
        moments.centreRows(block);
        if (allOne(weights, rows)) {
            Kernels.rankUpdate(block, 0, rows, columns, moments.products);
        } else {
            Kernels.weightedRankUpdate(block, 0, rows, columns, weights, 0, moments.products);
        }
        return moments;
    }

    // Hot code: each loop is a method of its own, because C2 compiles all of a method for each loop that it enters
    // midway.

    private void average(double[] block, double[] weights) {
        for (int i = 0; i < rows; i++) {
            weight += weights[i];
            Kernels.axpy(weights[i], block, i * columns, means, 0, columns);
        }
        for (int j = 0; j < columns; j++) {
            means[j] /= weight;
        }
    }

    private static boolean allOne(double[] weights, int rows) {
        for (int i = 0; i < rows; i++) {
            if (weights[i] != 1) {
                return false;
            }
        }
        return true;
    }

    private void centreRows(double[] block) {
        for (int i = 0; i < rows; i++) {
            centre(block, i * columns);
        }
    }

    private void centre(double[] block, int from) {
        for (int j = 0; j < columns; j++) {
            double value = block[from + j];
            if (value < minima[j]) {
                minima[j] = value;
            }
            if (value > maxima[j]) {
                maxima[j] = value;
            }
            block[from + j] = value - means[j];
        }
    }

    /** Adds the rows that {@code other} holds; {@code other} is not changed. */
    public void merge(Moments other) {
        for (int j = 0; j < columns; j++) {
            minima[j] = Math.min(minima[j], other.minima[j]);
            maxima[j] = Math.max(maxima[j], other.maxima[j]);
        }
        rows += other.rows;
        combine(other, 1);
    }

    /**
     * Takes away rows that were added before, as when a fold's training rows are all rows but the fold's. Minima and
     * maxima cannot shrink and stay those of all rows.
     */
    public void subtract(Moments other) {
        rows -= other.rows;
        combine(other, -1);
    }

    /** Chan, Golub and LeVeque (1983), eq. 2.1, for cross-products; sign −1 solves it for the other part. */
    private void combine(Moments other, int sign) {
        double before = weight;
        double after = before + sign * other.weight;
        weight = after;
        if (after == 0) {
            Arrays.fill(means, 0.0);
            Arrays.fill(products, 0.0);
            return;
        }
        double shiftWeight = sign * other.weight / after;
        double outerWeight = before * shiftWeight;
        double[] difference = new double[columns];
        for (int j = 0; j < columns; j++) {
            difference[j] = other.means[j] - means[j];
            means[j] += shiftWeight * difference[j];
        }
        for (int i = 0; i < columns; i++) {
            combineRow(i, other.products, sign, outerWeight * difference[i], difference);
        }
    }

    private void combineRow(int i, double[] others, int sign, double factor, double[] difference) {
        for (int j = i; j < columns; j++) {
            int at = i * columns + j;
            products[at] += sign * others[at] + factor * difference[j];
        }
    }

    /**
     * The same rows with other columns.
     *
     * @param from for each new column the old one it is, or −1 for one that is zero in every row; an old one may be left
     *     out
     */
    Moments rearranged(int[] from) {
        int m = from.length;
        double[] newProducts = new double[Math.multiplyExact(m, m)];
        for (int i = 0; i < m; i++) {
            if (from[i] >= 0) {
                rearrangeRow(from, i, newProducts);
            }
        }
        return new Moments(rows, weight, taken(means, from), taken(minima, from), taken(maxima, from), newProducts);
    }

    private void rearrangeRow(int[] from, int i, double[] newProducts) {
        for (int j = i; j < from.length; j++) {
            if (from[j] >= 0) {
                newProducts[i * from.length + j] = products[position(from[i], from[j])];
            }
        }
    }

    /** A column of zeros has the minimum and maximum of none where there are no rows. */
    private double[] taken(double[] values, int[] from) {
        double ofZeros = rows > 0 || values == means
                ? 0
                : values == minima ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        double[] taken = new double[from.length];
        for (int k = 0; k < from.length; k++) {
            taken[k] = from[k] < 0 ? ofZeros : values[from[k]];
        }
        return taken;
    }

    /**
     * Adds {@code a} times column k to column j, j ≠ k, in every row.
     *
     * <p>Minimum and maximum of column j stay as they are: the caller knows that the new values lie between.
     */
    void addMultiple(int j, int k, double a) {
        double ownProduct = products[position(j, j)];
        double crossProduct = products[position(j, k)];
        double otherProduct = products[position(k, k)];
        for (int i = 0; i < columns; i++) {
            products[position(i, j)] += a * products[position(i, k)];
        }
        products[position(j, j)] = Math.max(0.0, ownProduct + a * (2 * crossProduct + a * otherProduct));
        means[j] += a * means[k];
    }

    /** Adds a number to each column in every row. */
    void shift(double[] by) {
        for (int j = 0; j < columns; j++) {
            means[j] += by[j];
            minima[j] += by[j];
            maxima[j] += by[j];
        }
    }

    /** Lets column j have no minimum and maximum, as if it had no value in any row. */
    void forgetRange(int j) {
        minima[j] = Double.POSITIVE_INFINITY;
        maxima[j] = Double.NEGATIVE_INFINITY;
    }

    /** Takes note that column j holds a value. */
    void stretchRange(int j, double value) {
        minima[j] = Math.min(minima[j], value);
        maxima[j] = Math.max(maxima[j], value);
    }

    /** Writes what {@link #read} reads to the same bits. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(columns);
        out.writeLong(rows);
        out.writeDouble(weight);
        for (int i = 0; i < columns; i++) {
            out.writeDouble(means[i]);
            out.writeDouble(minima[i]);
            out.writeDouble(maxima[i]);
            for (int j = i; j < columns; j++) {
                out.writeDouble(products[i * columns + j]);
            }
        }
    }

    /** Reads moments that were written. */
    public static Moments read(DataInput in) throws IOException {
        Moments moments = new Moments(in.readInt());
        moments.rows = in.readLong();
        moments.weight = in.readDouble();
        for (int i = 0; i < moments.columns; i++) {
            moments.means[i] = in.readDouble();
            moments.minima[i] = in.readDouble();
            moments.maxima[i] = in.readDouble();
            for (int j = i; j < moments.columns; j++) {
                moments.products[i * moments.columns + j] = in.readDouble();
            }
        }
        return moments;
    }

    private int position(int i, int j) {
        return i <= j ? i * columns + j : j * columns + i;
    }

    /** Number of columns, m. */
    public int columns() {
        return columns;
    }

    /** Number of rows, n. */
    public long rows() {
        return rows;
    }

    /** Total weight, Σω. */
    public double weight() {
        return weight;
    }

    public double mean(int j) {
        return means[j];
    }

    public double minimum(int j) {
        return minima[j];
    }

    public double maximum(int j) {
        return maxima[j];
    }

    /** Σω(xᵢ−μᵢ)(xⱼ−μⱼ), i ≤ j, as it was added up. */
    double product(int i, int j) {
        return products[position(i, j)];
    }

    /** Whether all rows hold the same value in column j. */
    public boolean isConstant(int j) {
        return minima[j] == maxima[j];
    }

    /** Σω(xᵢ−μᵢ)(xⱼ−μⱼ) / Σω; exactly zero when a column is constant. */
    public double covariance(int i, int j) {
        return isConstant(i) || isConstant(j) ? 0.0 : products[position(i, j)] / weight;
    }

    /**
     * The variance of the last column less a combination of others.
     *
     * @param chosen the others, ascending
     * @param w what each is multiplied by
     */
    public double varianceOfRest(int[] chosen, double[] w) {
        int last = columns - 1;
        double[] varying = ofVarying(chosen, w);
        double target = isConstant(last) ? 0 : 1;
        double sum = target * products[last * columns + last];
        for (int a = 0; a < chosen.length; a++) {
            double inner = productsBehind(a, chosen, varying);
            sum += 2 * varying[a] * (inner - target * products[chosen[a] * columns + last]);
        }
        return sum / weight;
    }

    /** Half of the product of chosen column a with itself, and its products with those chosen behind it, each times a weight. */
    private double productsBehind(int a, int[] chosen, double[] w) {
        int row = chosen[a] * columns;
        double sum = 0.5 * w[a] * products[row + chosen[a]];
        for (int b = a + 1; b < chosen.length; b++) {
            sum += w[b] * products[row + chosen[b]];
        }
        return sum;
    }

    /** The same weights, but zero for columns that are constant: their products are rounding. */
    private double[] ofVarying(int[] chosen, double[] w) {
        double[] varying = w;
        for (int a = 0; a < chosen.length; a++) {
            if (isConstant(chosen[a])) {
                varying = varying == w ? w.clone() : varying;
                varying[a] = 0;
            }
        }
        return varying;
    }

    /** Σωxᵢxⱼ / Σω, about zero instead of the means. */
    public double secondMoment(int i, int j) {
        return covariance(i, j) + means[i] * means[j];
    }
}
