package dev.regfit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GoodnessTest {
    private static final double DIGITS = 1e-12;

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Goodness of(Loss loss, double[] y, double[] f) {
        return Goodness.of(new ScoredRows(loss, y, f, ones(y.length)), new double[y.length], true);
    }

    private static ClassScores classes(double[] y, double[] f, double[] weights, double threshold) {
        ScoredRows rows = new ScoredRows(new Logistic(), y, f, weights);
        return Goodness.of(rows, new double[y.length], true, threshold)
                .classes()
                .orElseThrow();
    }

    /** Every pair of a positive and a negative; a row that is a share is both. */
    private static double aucOfPairs(double[] y, double[] f, double[] weights) {
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                double weight = weights[i] * y[i] * weights[j] * (1 - y[j]);
                pairs += weight;
                right += weight * (f[i] > f[j] ? 1 : f[i] == f[j] ? 0.5 : 0);
            }
        }
        return right / pairs;
    }

    @Property(tries = 100)
    void aucIsThatOfAllPairs(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(min = 1, max = 40) int ties) {
        Random random = new Random(seed);
        double[] y = random.doubles(n).map(u -> u < 0.4 ? 0 : u < 0.8 ? 1 : u).toArray();
        double[] f = random.ints(n, -ties, ties + 1).mapToDouble(k -> k / 8.0).toArray();
        double[] weights = random.doubles(n, 0.1, 3).toArray();
        assertEquals(aucOfPairs(y, f, weights), classes(y, f, weights, 0.5).auc(), DIGITS);
    }

    @Test
    void aucTiesZerosOfBothSigns() {
        assertEquals(
                0.5,
                classes(new double[] {0, 1}, new double[] {-0.0, 0.0}, ones(2), 0.5)
                        .auc());
    }

    /** Where probabilities are 1 to the last digit, scores still rank. */
    @Test
    void aucRanksScoresThatAreNoLongerDifferentProbabilities() {
        assertEquals(
                1,
                classes(new double[] {0, 1}, new double[] {50, 60}, ones(2), 0.5)
                        .auc());
    }

    @Test
    void thereIsNoAucOfOneClass() {
        assertTrue(Double.isNaN(
                classes(ones(3), new double[] {1, 2, 3}, ones(3), 0.5).auc()));
        assertTrue(Double.isNaN(classes(new double[] {0, 1}, new double[] {0, Double.NaN}, ones(2), 0.5)
                .auc()));
    }

    @Test
    void countsClassesAtTheThreshold() {
        double[] y = {1, 1, 0, 0, 1, 0};
        double[] f = {2, 0, 1, -1, -2, -3};
        double[] weights = {1, 2, 3, 4, 5, 6};
        Confusion half = classes(y, f, weights, 0.5).confusion();
        assertEquals(new Confusion(1, 3, 10, 7), half);
        assertEquals(11.0 / 21, half.accuracy(), DIGITS);
        assertEquals(1.0 / 4, half.precision(), DIGITS);
        assertEquals(1.0 / 8, half.recall(), DIGITS);
        assertEquals(2.0 / 12, half.f1(), DIGITS);
        assertEquals(new Confusion(3, 3, 10, 5), classes(y, f, weights, 0.4).confusion());
        Confusion none = classes(y, f, weights, 1).confusion();
        assertEquals(new Confusion(0, 0, 13, 8), none);
        assertTrue(Double.isNaN(none.precision()));
        assertEquals(0, none.recall());
    }

    @Test
    void brierIsTheMeanSquaredDifference() {
        double[] f = {Math.log(3), -Math.log(3), 0};
        assertEquals(
                (0.0625 + 2 * 0.0625 + 0.25) / 4,
                classes(new double[] {1, 0, 1}, f, new double[] {1, 2, 1}, 0.5).brier(),
                DIGITS);
    }

    /** Of twenty rows two are in each tenth. */
    @Test
    void calibrationIsByTenths() {
        double[] y = new double[20];
        double[] f = new double[20];
        for (int i = 0; i < 20; i++) {
            y[(7 * i) % 20] = i >= 10 || i % 2 == 1 ? 1 : 0;
            f[(7 * i) % 20] = i - 10;
        }
        List<CalibrationGroup> groups = classes(y, f, ones(20), 0.5).calibration();
        Logistic loss = new Logistic();
        assertEquals(10, groups.size());
        for (int k = 0; k < 10; k++) {
            double from = loss.mean(2.0 * k - 10);
            double to = loss.mean(2.0 * k - 9);
            CalibrationGroup group = groups.get(k);
            assertEquals(from, group.from());
            assertEquals(to, group.to());
            assertEquals(2, group.rows());
            assertEquals((from + to) / 2, group.predicted(), DIGITS);
            assertEquals(k < 5 ? 0.5 : 1, group.observed(), DIGITS);
        }
    }

    /** Equal predictions are in one group, whatever the order of the rows; the weights decide how large groups are. */
    @Test
    void calibrationKeepsEqualPredictionsTogether() {
        double[] y = {1, 0, 0, 1};
        double[] f = {0, 1, 0, 0};
        List<CalibrationGroup> groups =
                classes(y, f, new double[] {1, 3, 1, 2}, 0.5).calibration();
        double p = new Logistic().mean(1);
        assertEquals(
                List.of(new CalibrationGroup(0.5, 0.5, 3, 0.5, 0.75), new CalibrationGroup(p, p, 1, p, 0)), groups);
    }

    /** Log-losses of a fair coin against one that knows the share. */
    @Test
    void devianceOfClasses() {
        Goodness coin = of(new Logistic(), new double[] {1, 0, 0, 0}, new double[4]);
        double best = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
        assertEquals(Math.log(2), coin.meanLoss(), DIGITS);
        assertEquals(2 * Math.log(2), coin.deviance(), DIGITS);
        assertEquals(2 * best, coin.nullDeviance(), DIGITS);
        assertEquals(1 - Math.log(2) / best, coin.explained(), DIGITS);
    }

    /** Shares cannot be met better than by themselves. */
    @Test
    void devianceOfSharesIsAboveTheirEntropy() {
        double[] y = {0.25, 0.75};
        Goodness exact = of(new Logistic(), y, new double[] {-Math.log(3), Math.log(3)});
        assertEquals(0, exact.deviance(), DIGITS);
        assertEquals(1, exact.explained(), DIGITS);
        assertEquals(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), exact.meanLoss(), DIGITS);
    }

    @Test
    void devianceOfCounts() {
        double[] y = {0, 1, 5};
        Goodness goodness = of(new Poisson(), y, new double[] {0, 0, 1});
        double expected = 2 * (1 + 0 + 5 * Math.log(5 / Math.E) - (5 - Math.E)) / 3;
        double ofMean = 2 * (2 + Math.log(0.5) + 1 + 5 * Math.log(2.5) - 3) / 3;
        assertEquals(expected, goodness.deviance(), DIGITS);
        assertEquals(ofMean, goodness.nullDeviance(), DIGITS);
        assertTrue(goodness.classes().isEmpty());
    }

    /** ½d²/μ to first order, where y·log(y/μ) alone is 10¹¹ times as large. */
    @Test
    void devianceOfLargeCountsKeepsItsDigits() {
        double[] y = {1e9, 2e9};
        double mean = 1e9 + 1;
        double deviance = of(new Poisson(), y, new double[] {Math.log(mean), Math.log(2e9)})
                .deviance();
        double d = y[0] - Math.exp(Math.log(mean));
        assertEquals(0.5 * d * d / mean, deviance, 1e-3 * deviance);
    }

    /** Offsets are part of the null model, as in R's glm. */
    @Test
    void offsetsAreNotExplained() {
        double[] y = {2, 12};
        double[] offset = {Math.log(1), Math.log(6)};
        Goodness goodness = Goodness.of(new ScoredRows(new Poisson(), y, offset, ones(2)), offset, true);
        assertEquals(0, goodness.nullDeviance(), DIGITS);
        assertTrue(goodness.deviance() > 1);
    }

    @Test
    void withoutInterceptTheNullModelIsZero() {
        double[] f = new double[4];
        Goodness goodness =
                Goodness.of(new ScoredRows(new Logistic(), new double[] {1, 0, 0, 0}, f, ones(4)), f, false);
        assertEquals(2 * Math.log(2), goodness.nullDeviance(), DIGITS);
        assertEquals(0, goodness.explained(), DIGITS);
    }

    @Test
    void nothingIsExplainedOfAConstantTarget() {
        for (Loss loss : List.of(new Logistic(), new Poisson(), new Huber(1))) {
            Goodness goodness = of(loss, new double[] {0.3, 0.3, 0.3}, new double[] {1, 2, 3});
            assertEquals(0, goodness.nullDeviance());
            assertTrue(Double.isNaN(goodness.explained()));
        }
        assertEquals(0, of(new Poisson(), new double[2], new double[2]).nullDeviance());
    }

    /** Beside an offset the best intercept of one class grows without end, and nothing is left to explain. */
    @Test
    void nothingIsExplainedOfOneClassBesideAnOffset() {
        double[] offset = {1, -2};
        for (Loss loss : List.of(new Logistic(), new Poisson())) {
            double[] y = loss instanceof Logistic ? new double[] {1, 1} : new double[2];
            Goodness goodness = Goodness.of(new ScoredRows(loss, y, new double[2], ones(2)), offset, true);
            assertEquals(0, goodness.nullDeviance());
            assertTrue(goodness.meanLoss() > 0);
        }
    }

    /** A row that is met up to rounding counts. */
    @Test
    void coverageIsTheShareOfRowsAtMostThePrediction() {
        double[] y = {1, 2, 3, 4};
        double[] f = {2, 2 - 1e-15, 2.5, 5};
        double[] weights = {1, 2, 3, 2};
        Goodness goodness = Goodness.of(new ScoredRows(Quantile.of(0.5), y, f, weights), new double[4], true);
        assertEquals(5 / 8.0, goodness.coverage(), DIGITS);
    }

    /** No constant of a fine grid is better, and one is nearly as good. */
    @Property(tries = 50)
    void theBestConstantUnderHuberIsBest(@ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int n) {
        Random random = new Random(seed);
        double[] y = random.doubles(n).map(u -> 1 / (u + 0.01)).toArray();
        Huber loss = new Huber(1 + 10 * random.nextDouble());
        double least = Double.POSITIVE_INFINITY;
        for (double b = 0; b <= 100; b += 0.005) {
            double sum = 0;
            for (double value : y) {
                sum += 2 * loss.value(value, b) / n;
            }
            least = Math.min(least, sum);
        }
        double found = of(loss, y, y).nullDeviance();
        assertTrue(found <= least + 1e-12 * least, () -> found + " is not the least");
        assertEquals(least, found, 1e-4);
    }
}
