package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Squared;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairedErrorsTest {
    private static final double DIGITS = 1e-12;

    /** Means and their standard errors from all rows at once, by their definitions. */
    @Property(tries = 50)
    void isWhatAllRowsTogetherSay(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int rows, @ForAll boolean squared) {
        Metric metric = squared ? Metric.MSE : Metric.MAE;
        Random random = new Random(seed);
        int models = 3;
        double[] weights = random.doubles(rows, 0.1, 3).toArray();
        double[][] losses = new double[models][rows];
        PairedErrors errors = new PairedErrors(metric, squared(3));
        for (int i = 0; i < rows; i++) {
            double target = random.nextGaussian();
            double[] predictions = random.doubles(models, -2, 2).toArray();
            for (int m = 0; m < models; m++) {
                double residual = target - predictions[m];
                losses[m][i] = squared ? residual * residual : Math.abs(residual);
            }
            errors.add(target, predictions, weights[i]);
        }
        int best = 0;
        for (int m = 0; m < models; m++) {
            assertEquals(mean(losses[m], weights), errors.error(m), DIGITS);
            assertEquals(standardError(losses[m], weights), errors.standardError(m), DIGITS);
            best = errors.error(m) < errors.error(best) ? m : best;
        }
        assertEquals(best, errors.best());
        assertEquals(rows, errors.rows());
        for (int m = 0; m < models; m++) {
            double[] differences = new double[rows];
            for (int i = 0; i < rows; i++) {
                differences[i] = losses[m][i] - losses[best][i];
            }
            assertEquals(mean(differences, weights), errors.difference(m).mean(), DIGITS);
            assertEquals(
                    standardError(differences, weights), errors.difference(m).standardError(), DIGITS);
        }
    }

    private static List<Loss> squared(int models) {
        return Collections.nCopies(models, new Squared());
    }

    /** Log-loss of a fair coin is log 2, and a deviance twice that. */
    @Test
    void takesTheMeanOfEachLoss() {
        PairedErrors deviance = new PairedErrors(Metric.DEVIANCE, List.of(new Logistic(), new Logistic()));
        deviance.add(1, new double[] {0, Math.log(3)}, 1);
        deviance.add(0, new double[] {0, Math.log(3)}, 3);
        assertEquals(2 * Math.log(2), deviance.error(0), DIGITS);
        assertEquals(2 * (Math.log(4.0 / 3) + 3 * Math.log(4)) / 4, deviance.error(1), DIGITS);
        assertEquals(0.25, deviance.evaluation(0).mse(), DIGITS);
        assertEquals((0.0625 + 3 * 0.5625) / 4, deviance.evaluation(1).mse(), DIGITS);
        PairedErrors errors = new PairedErrors(Metric.ERROR, List.of(new Logistic(), new Logistic()));
        errors.add(1, new double[] {0, Math.log(3)}, 1);
        errors.add(0, new double[] {0, Math.log(3)}, 3);
        assertEquals(0.25, errors.error(0), DIGITS);
        assertEquals(0.75, errors.error(1), DIGITS);
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    private static double standardError(double[] values, double[] weights) {
        double mean = mean(values, weights);
        double[] squares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            squares[i] = (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(mean(squares, weights) / (values.length - 1));
    }

    @Test
    void r2IsAboutTheMean() {
        PairedErrors errors = new PairedErrors(Metric.MSE, squared(2));
        double[] targets = {9, 10, 14};
        for (double target : targets) {
            errors.add(target, new double[] {target - 1, 11}, 1);
        }
        assertEquals(1 - 3.0 / 14, errors.evaluation(0).r2(), DIGITS);
        assertEquals(0, errors.evaluation(1).r2(), DIGITS);
    }

    @Test
    void ofEqualsTheFirstIsBest() {
        PairedErrors errors = new PairedErrors(Metric.MSE, squared(3));
        errors.add(1, new double[] {3, 0, 2}, 1);
        errors.add(2, new double[] {2, 1, 1}, 1);
        assertEquals(1, errors.best());
        assertEquals(new Difference(1, 2), errors.difference(0));
        assertEquals(Difference.NONE, errors.difference(1));
        assertEquals(new Difference(0, 0), errors.difference(2));
    }

    @Test
    void oneRowHasNoStandardError() {
        PairedErrors errors = new PairedErrors(Metric.MAE, squared(2));
        errors.add(1, new double[] {1.5, 3}, 1);
        assertTrue(Double.isNaN(errors.standardError(0)));
        assertEquals(1.5, errors.difference(1).mean());
        assertTrue(Double.isNaN(errors.difference(1).standardError()));
    }
}
