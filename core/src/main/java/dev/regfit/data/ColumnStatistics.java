package dev.regfit.data;

import dev.regfit.linalg.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * What a scaling must know of columns, learnt row by row. Missing values are left out, each for its column alone.
 *
 * <p>Rows are taken in blocks: of each block mean and squares about it by the corrected two-pass algorithm of Chan, Golub
 * and LeVeque (1983, eq. 1.7), and these put together by their eq. 2.1. So nothing is lost by a large mean.
 */
public final class ColumnStatistics {
    private static final int BLOCK = 256;

    private final int columns;
    private final Scaling scaling;
    /** Of one column after the other. */
    private final double[] block;

    private final double[] counts;
    private final double[] means;
    private final double[] squares;
    private final double[] minima;
    private final double[] maxima;
    /** All values of each column, where the scaling is by quartiles. */
    private final DoubleList[] values;

    private int inBlock;
    private long rows;

    /** @param scaling to be made of them */
    public ColumnStatistics(int columns, Scaling scaling) {
        this.columns = columns;
        this.scaling = scaling;
        block = new double[columns * BLOCK];
        counts = new double[columns];
        means = new double[columns];
        squares = new double[columns];
        minima = new double[columns];
        maxima = new double[columns];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
        values = new DoubleList[scaling.needsRows() ? columns : 0];
        Arrays.setAll(values, j -> new DoubleList());
    }

    /**
     * Adds a row.
     *
     * @param row the columns from index 0 on, NaN where missing; not modified
     */
    public void add(double[] row) {
        for (int j = 0; j < columns; j++) {
            block[j * BLOCK + inBlock] = row[j];
        }
        rows++;
        if (++inBlock == BLOCK) {
            endBlock();
        }
    }

    private void endBlock() {
        for (int j = 0; j < columns; j++) {
            addBlock(j, j * BLOCK, j * BLOCK + inBlock);
        }
        inBlock = 0;
    }

    private void addBlock(int j, int from, int to) {
        double sum = 0;
        int count = 0;
        double low = minima[j];
        double high = maxima[j];
        for (int i = from; i < to; i++) {
            double value = block[i];
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (count == 0) {
            return;
        }
        minima[j] = low;
        maxima[j] = high;
        double mean = sum / count;
        double rest = 0;
        double ownSquares = 0;
        for (int i = from; i < to; i++) {
            double deviation = block[i] - mean;
            if (!Double.isNaN(deviation)) {
                rest += deviation;
                ownSquares += deviation * deviation;
            }
        }
        merge(j, count, mean + rest / count, Math.max(0, ownSquares - rest * rest / count));
        if (values.length > 0) {
            keep(values[j], from, to);
        }
    }

    private void merge(int j, int count, double mean, double ownSquares) {
        double total = counts[j] + count;
        double difference = mean - means[j];
        means[j] += difference * (count / total);
        squares[j] += ownSquares + difference * difference * (counts[j] * count / total);
        counts[j] = total;
    }

    private void keep(DoubleList kept, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(block[i])) {
                kept.add(block[i]);
            }
        }
    }

    /** Number of rows so far. */
    public long rows() {
        return rows;
    }

    /** Bytes that so many rows would take here, if they must be kept. */
    public long bytesFor(long number) {
        return values.length * number * Double.BYTES;
    }

    /**
     * The centres and scales of the columns.
     *
     * @param names of the columns
     * @throws DataProblem of kind EMPTY_COLUMN when a column has no value at all, UNDERFLOW when it varies by next to
     *     nothing
     */
    public ColumnScales scales(List<String> names) {
        endBlock();
        for (int j = 0; j < columns; j++) {
            if (counts[j] == 0) {
                throw DataProblem.emptyColumn(names.get(j));
            }
        }
        ColumnSummary summary = summary();
        if (scaling == Scaling.STANDARD) {
            summary.requireSquares(names::get);
        }
        return ColumnScales.of(names, scaling, summary, rows);
    }

    private ColumnSummary summary() {
        double[] centers = new double[columns];
        double[] deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            boolean constant = minima[j] == maxima[j];
            centers[j] = constant ? minima[j] : means[j];
            deviations[j] = constant ? 0 : Math.sqrt(squares[j] / counts[j]);
        }
        double[][] quartiles = new double[values.length][];
        Parallel.loop(values.length, rows * Long.SIZE, (from, to) -> {
            for (int j = from; j < to; j++) {
                quartiles[j] = ColumnSummary.quartiles(values[j].toArray());
            }
        });
        return new ColumnSummary(centers, deviations, minima, maxima, quartiles);
    }
}
