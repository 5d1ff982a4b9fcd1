package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final int BLOCK = 128;

    /** Rows with their weight as the last entry. */
    private static List<double[]> rows(int n, int columns, long seed) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] row = new double[columns + 1];
            for (int j = 0; j < columns; j++) {
                row[j] = Math.scalb(random.nextGaussian() + 3 * j, 7 * j - 10);
            }
            row[columns] = 0.25 + random.nextInt(4);
            rows.add(row);
        }
        return rows;
    }

    private static Moments moments(List<double[]> rows, int columns) {
        Moments moments = new Moments(columns);
        for (int from = 0; from < rows.size(); from += BLOCK) {
            List<double[]> part = rows.subList(from, Math.min(rows.size(), from + BLOCK));
            double[] block = new double[part.size() * columns];
            double[] weights = new double[part.size()];
            for (int i = 0; i < weights.length; i++) {
                System.arraycopy(part.get(i), 0, block, i * columns, columns);
                weights[i] = part.get(i)[columns];
            }
            moments.merge(Moments.ofBlock(block, weights.length, columns, weights));
        }
        return moments;
    }

    private static double weight(List<double[]> rows, int columns) {
        return rows.stream().mapToDouble(row -> row[columns]).sum();
    }

    private static double mean(List<double[]> rows, int columns, int j) {
        return rows.stream().mapToDouble(row -> row[columns] * row[j]).sum() / weight(rows, columns);
    }

    private static double covariance(List<double[]> rows, int columns, int i, int j) {
        double meanI = mean(rows, columns, i);
        double meanJ = mean(rows, columns, j);
        return rows.stream()
                        .mapToDouble(row -> row[columns] * (row[i] - meanI) * (row[j] - meanJ))
                        .sum()
                / weight(rows, columns);
    }

    private static void assertMoments(List<double[]> rows, int columns, Moments moments, double tolerance) {
        assertEquals(rows.size(), moments.rows());
        assertEquals(weight(rows, columns), moments.weight(), 1e-12 * moments.weight());
        for (int i = 0; i < columns; i++) {
            double deviation = Math.sqrt(covariance(rows, columns, i, i));
            assertEquals(mean(rows, columns, i), moments.mean(i), tolerance * (deviation + Math.abs(moments.mean(i))));
            for (int j = 0; j < columns; j++) {
                double scale = deviation * Math.sqrt(covariance(rows, columns, j, j));
                assertEquals(covariance(rows, columns, i, j), moments.covariance(i, j), tolerance * scale);
            }
        }
    }

    /** Sizes around the block's, whose last block is not full. */
    @Property(tries = 60, seed = "20261121")
    void areThoseOfTwoPasses(
            @ForAll @IntRange(min = 2, max = 600) int n, @ForAll @IntRange(min = 1, max = 6) int columns) {
        List<double[]> rows = rows(n, columns, 31L * n + columns);
        assertMoments(rows, columns, moments(rows, columns), 1e-12);
    }

    @Property(tries = 60, seed = "20261121")
    void ofPartsAddUp(@ForAll @IntRange(min = 3, max = 600) int n, @ForAll @IntRange(min = 0, max = 600) int cut) {
        List<double[]> rows = rows(n, 4, n);
        int at = Math.min(cut, n);
        Moments sum = moments(rows.subList(0, at), 4);
        sum.merge(moments(rows.subList(at, n), 4));
        assertMoments(rows, 4, sum, 1e-12);
        for (int j = 0; j < 4; j++) {
            int column = j;
            assertEquals(rows.stream().mapToDouble(row -> row[column]).min().orElseThrow(), sum.minimum(j));
            assertEquals(rows.stream().mapToDouble(row -> row[column]).max().orElseThrow(), sum.maximum(j));
        }
    }

    /** As a fold is taken out of the whole. */
    @Property(tries = 60, seed = "20261121")
    void ofAPartCanBeTakenAway(@ForAll @IntRange(min = 20, max = 600) int n) {
        List<double[]> rows = rows(n, 4, n);
        Moments rest = moments(rows, 4);
        rest.subtract(moments(rows.subList(0, n / 10), 4));
        assertMoments(rows.subList(n / 10, n), 4, rest, 1e-11);
    }

    @Test
    void keepTheVarianceOfAColumnFarFromZero() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(new double[] {1e9 + (i % 2 == 0 ? 1 : -1), 1});
        }
        Moments moments = moments(rows, 1);
        assertEquals(1.0, moments.covariance(0, 0), 1e-12);
        assertEquals(1e9, moments.mean(0));
    }

    @Test
    void ofAConstantColumnAreExactlyZero() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(new double[] {0.1, i, 1.0 / 3});
        }
        Moments moments = moments(rows, 2);
        assertTrue(moments.isConstant(0));
        assertEquals(0.0, moments.covariance(0, 0));
        assertEquals(0.0, moments.covariance(0, 1));
    }

    @Test
    void withoutTheLastRowAreEmpty() {
        List<double[]> rows = rows(5, 2, 1);
        Moments moments = moments(rows, 2);
        moments.subtract(moments(rows, 2));
        assertEquals(0, moments.rows());
        assertEquals(0.0, moments.mean(0));
    }

    @Test
    void areTheSameBitsForTheSameRows() {
        List<double[]> rows = rows(1000, 5, 9);
        Moments one = moments(rows, 5);
        Moments other = moments(rows, 5);
        for (int j = 0; j < 5; j++) {
            assertEquals(one.mean(j), other.mean(j));
            assertEquals(one.covariance(0, j), other.covariance(0, j));
        }
    }

    /** The quadratic form is that of the single covariances; what is constant has none. */
    @Test
    void theVarianceOfARestIsAQuadraticForm() {
        int columns = 5;
        List<double[]> rows = rows(40, columns, 9);
        rows.forEach(row -> row[1] = 0.1);
        Moments moments = moments(rows, columns);
        int[] chosen = {0, 1, 3};
        double[] w = {2, -7, 0.5};
        double expected = moments.covariance(4, 4);
        for (int a = 0; a < chosen.length; a++) {
            expected -= 2 * w[a] * moments.covariance(chosen[a], 4);
            for (int b = 0; b < chosen.length; b++) {
                expected += w[a] * w[b] * moments.covariance(chosen[a], chosen[b]);
            }
        }
        assertEquals(expected, moments.varianceOfRest(chosen, w), 1e-12 * moments.covariance(4, 4));
        assertEquals(moments.covariance(4, 4), moments.varianceOfRest(new int[0], new double[0]), 0);

        rows.forEach(row -> row[4] = 3);
        double[] one = {2};
        double ofConstant = moments(rows, columns).varianceOfRest(new int[] {0}, one);
        assertEquals(4 * moments.covariance(0, 0), ofConstant, 1e-12 * ofConstant);
    }
}
