package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A row drawn twice is a row that stands there twice, and what is not drawn is not there. */
class DrawnRowsTest {

    private static Dataset rows(int n, int columns) {
        Random random = new Random(20261121);
        double[] values = new double[n * columns];
        Arrays.setAll(values, k -> random.nextInt(3) * random.nextDouble());
        double[] y = new double[n];
        Arrays.setAll(y, i -> random.nextDouble());
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> 0.5 + i % 2);
        List<Predictor> predictors = IntStream.range(0, columns)
                .mapToObj(j -> Predictor.number("x" + j))
                .toList();
        return new Dataset(
                new Schema(predictors, "y"), new DenseMatrix(n, columns, values), y, weights, new double[columns], 0);
    }

    private static int[] counts(int n) {
        int[] counts = new int[n];
        Arrays.setAll(counts, i -> i * 7 % 4);
        return counts;
    }

    /** The means and variances by their definitions. */
    private static void check(Dataset data, int[] counts, TrainingData drawn) {
        double total = 0;
        int distinct = 0;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i] * data.weights()[i];
            distinct += counts[i] > 0 ? 1 : 0;
        }
        assertEquals(distinct, drawn.size());
        Moments moments = drawn.moments();
        for (int j = 0; j <= data.columns(); j++) {
            double mean = 0;
            for (int i = 0; i < counts.length; i++) {
                mean += counts[i] * data.weights()[i] * value(data, i, j) / total;
            }
            double variance = 0;
            for (int i = 0; i < counts.length; i++) {
                variance += counts[i] * data.weights()[i] * Math.pow(value(data, i, j) - mean, 2) / total;
            }
            assertEquals(mean, moments.mean(j), 1e-12);
            assertEquals(variance, moments.covariance(j, j), 1e-12);
        }
    }

    private static double value(Dataset data, int i, int j) {
        return j == data.columns() ? data.y()[i] : ((DenseMatrix) data.x()).get(i, j);
    }

    @Test
    void fewAreCopied() {
        Dataset data = rows(50, 3);
        int[] counts = counts(50);
        TrainingData drawn = data.drawn(counts);
        assertEquals(37, assertInstanceOf(Dataset.class, drawn).rows());
        check(data, counts, drawn);
        check(data, counts, SparseData.of(data).drawn(counts));
    }

    @Test
    void manyAreSummedUp() {
        Dataset data = rows(180_000, 8);
        int[] counts = counts(180_000);
        TrainingData drawn = data.drawn(counts);
        assertInstanceOf(MomentData.class, drawn);
        check(data, counts, drawn);
    }
}
