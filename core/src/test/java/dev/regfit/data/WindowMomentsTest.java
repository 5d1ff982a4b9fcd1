package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowMomentsTest {
    private static final double TWELVE_DIGITS = 1e-12;

    /** Rows of a trend, of a column with a large mean, of one that jumps, and of small numbers with outliers. */
    private static double[][] rows(int n, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[n][];
        double walk = 0;
        for (int i = 0; i < n; i++) {
            walk += random.nextGaussian();
            double common = random.nextGaussian();
            rows[i] = new double[] {
                walk,
                1e8 + common + 0.5 * random.nextGaussian(),
                (i / 700 % 2 == 0 ? -1e6 : 3e6) + common,
                random.nextInt(500) == 0 ? 1e5 : 1e-3 * random.nextGaussian(),
                1e8 + common
            };
        }
        return rows;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Means and products in two passes about the first row, which leaves small numbers. */
    private static void assertMoments(double[][] rows, double[] weights, int start, int end, Moments moments) {
        int m = rows[0].length;
        int n = end - start;
        double[] first = rows[start];
        double[] means = new double[m];
        double[] deviations = new double[m];
        for (int j = 0; j < m; j++) {
            int column = j;
            means[j] = mean(weights, start, end, i -> rows[i][column] - first[column]);
        }
        for (int j = 0; j < m; j++) {
            int column = j;
            deviations[j] = Math.sqrt(
                    mean(weights, start, end, i -> Math.pow(rows[i][column] - first[column] - means[column], 2)));
        }
        assertEquals(n, moments.rows());
        for (int j = 0; j < m; j++) {
            int a = j;
            double least = Arrays.stream(rows, start, end)
                    .mapToDouble(row -> row[a])
                    .min()
                    .orElseThrow();
            double mean = first[a] + means[a];
            assertEquals(
                    mean,
                    moments.mean(a),
                    4 * Math.ulp(mean) + TWELVE_DIGITS * tolerated(mean, deviations[a]),
                    "mean " + a);
            assertEquals(
                    least, moments.minimum(a), 2 * Math.ulp(least) + TWELVE_DIGITS * tolerated(least, deviations[a]));
            for (int k = j; k < m; k++) {
                int b = k;
                double product = mean(
                        weights,
                        start,
                        end,
                        i -> (rows[i][a] - first[a] - means[a]) * (rows[i][b] - first[b] - means[b]));
                assertEquals(
                        product,
                        moments.covariance(a, b),
                        TWELVE_DIGITS * deviations[a] * deviations[b],
                        "columns %d and %d of rows %d to %d".formatted(a, b, start, end));
            }
        }
    }

    /** Of a number far from zero its own digits count less than those of the deviation. */
    private static double tolerated(double value, double deviation) {
        return Math.max(deviation, Math.min(1, Math.abs(value)));
    }

    private static double mean(double[] weights, int start, int end, IntToDoubleFunction value) {
        double sum = 0;
        double rest = 0;
        double weight = 0;
        for (int i = start; i < end; i++) {
            double term = weights[i] * value.applyAsDouble(i) - rest;
            double next = sum + term;
            rest = (next - sum) - term;
            sum = next;
            weight += weights[i];
        }
        return sum / weight;
    }

    private static void slide(int n, int length, int step, int looks) {
        double[][] rows = rows(n, 1);
        double[] weights = ones(n);
        WindowMoments moments = WindowMoments.sliding(rows[0].length);
        int windows = (n - length) / step + 1;
        int each = Math.max(1, windows / looks);
        int arrived = 0;
        for (int w = 0; w < windows; w++) {
            int start = w * step;
            for (; arrived < start + length; arrived++) {
                moments.add(rows[arrived], 1);
            }
            Moments window = moments.window(start, start + length);
            if (w % each == each - 1) {
                assertMoments(rows, weights, start, start + length, window);
            }
        }
    }

    @Test
    void twelveDigitsAreLeftAfterAHundredThousandRemovals() {
        slide(101_000, 1000, 1, 300);
        slide(100_060, 60, 1, 300);
    }

    @Test
    void stepsOfAnyLengthGiveTheMomentsOfTheRows() {
        for (int step : new int[] {2, 7, 8, 100, 250, 251, 600}) {
            slide(9000, 250, step, 50);
        }
        slide(6000, 1, 1, 6000);
    }

    @Test
    void additionsAloneLeaveTwelveDigits() {
        int n = 60_000;
        double[][] rows = rows(n, 3);
        double[] weights = ones(n);
        WindowMoments moments = WindowMoments.expanding(rows[0].length);
        for (int i = 0; i < n; i++) {
            moments.add(rows[i], 1);
            if (i >= 2) {
                Moments window = moments.window(0, i + 1);
                if (i % 5000 == 2 || i == n - 1) {
                    assertMoments(rows, weights, 0, i + 1, window);
                }
            }
        }
    }

    @Property(tries = 60)
    void windowsThatGoForwardAtWillAreThoseOfTheirRows(@ForAll @IntRange(max = 1_000_000) int seed) {
        Random random = new Random(seed);
        int n = 400;
        double[][] rows = rows(n, seed);
        double[] weights = ones(n);
        for (int i = 0; i < n && seed % 2 == 0; i++) {
            weights[i] = 0.25 + random.nextInt(4);
        }
        WindowMoments moments = WindowMoments.sliding(rows[0].length);
        for (int i = 0; i < n; i++) {
            moments.add(rows[i], weights[i]);
        }
        int start = 0;
        int end = 1;
        while (end <= n) {
            assertMoments(rows, weights, start, end, moments.window(start, end));
            end += random.nextInt(random.nextInt(4) == 0 ? 40 : 3);
            start = Math.min(end - 1, start + random.nextInt(random.nextInt(4) == 0 ? 40 : 3));
        }
    }

    @Test
    void aColumnThatIsConstantInAWindowIsSo() {
        WindowMoments moments = WindowMoments.sliding(1);
        for (int i = 0; i < 60; i++) {
            moments.add(new double[] {i < 20 ? 0.1 : i < 40 ? 1e9 + 0.1 : 0.3}, 1);
        }
        for (int start = 0; start <= 50; start++) {
            Moments window = moments.window(start, start + 10);
            boolean isConstant = start <= 10 || (start >= 20 && start <= 30) || start >= 40;
            assertEquals(isConstant, window.isConstant(0), "from row " + start);
            assertEquals(isConstant, window.covariance(0, 0) == 0, "from row " + start);
            if (isConstant) {
                assertEquals(start <= 10 ? 0.1 : start <= 30 ? 1e9 + 0.1 : 0.3, window.mean(0));
            }
        }
    }
}
