package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.model.ScoredRows;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Squared;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final double DIGITS = 1e-14;
    private static final double[] WEIGHTS = {1, 2, 1};

    private static HeldOut.Losses of(Metric metric, Loss loss, double[] y, double[] f) {
        return metric.losses(new ScoredRows(loss, y, f, WEIGHTS));
    }

    /** Of probabilities 3/4, 1/4 and 1/2: the last is not above a half, so that class 0 is predicted. */
    @Test
    void ofClasses() {
        double[] y = {1, 1, 1};
        double[] f = {Math.log(3), -Math.log(3), 0};
        HeldOut.Losses deviance = of(Metric.DEVIANCE, new Logistic(), y, f);
        assertEquals(2 * (Math.log(4.0 / 3) + 2 * Math.log(4) + Math.log(2)) / 4, deviance.mean(), DIGITS);
        assertEquals(new HeldOut.Losses(0.75, 0.75), of(Metric.ERROR, new Logistic(), y, f));
        assertEquals(
                (0.0625 + 2 * 0.5625 + 0.25) / 4,
                of(Metric.MSE, new Logistic(), y, f).mean(),
                DIGITS);
        assertEquals(
                (0.25 + 2 * 0.75 + 0.5) / 4,
                of(Metric.MAE, new Logistic(), y, f).mean(),
                DIGITS);
    }

    /** A row that is half of each class is half wrong. */
    @Test
    void ofShares() {
        double[] y = {0.5, 0.25, 1};
        assertEquals(
                (0.5 + 2 * 0.25) / 4,
                of(Metric.ERROR, new Logistic(), y, new double[] {3, -3, 3}).mean());
    }

    @Test
    void aucIsTakenFromOne() {
        double[] y = {0, 1, 0};
        assertEquals(
                0.25, of(Metric.AUC, new Logistic(), y, new double[] {1, 1, -1}).mean());
        assertTrue(Double.isNaN(
                of(Metric.AUC, new Logistic(), y, new double[] {1, 1, -1}).meanSquare()));
        assertTrue(Double.isNaN(
                of(Metric.AUC, new Logistic(), new double[] {1, 1, 1}, y).mean()));
    }

    @Test
    void ofCounts() {
        double[] y = {0, 2, 5};
        double[] f = {0, Math.log(2), Math.log(4)};
        assertEquals(
                2 * (1 + 5 * Math.log(1.25) - 1) / 4,
                of(Metric.DEVIANCE, new Poisson(), y, f).mean(),
                DIGITS);
        assertEquals((1 + 1) / 4.0, of(Metric.MAE, new Poisson(), y, f).mean(), DIGITS);
    }

    @Test
    void ofLargeErrorsUnderHuber() {
        double[] y = {0, 1, 10};
        double[] f = {0, 0, 0};
        assertEquals(
                2 * (2 * 0.5 + 2 * (10 - 1)) / 4,
                of(Metric.DEVIANCE, new Huber(2), y, f).mean(),
                DIGITS);
    }

    @Test
    void eachLossHasItsOwn() {
        for (LossName loss : LossName.values()) {
            assertTrue(Metric.usual(loss).suits(loss));
            List<Metric> suited =
                    Arrays.stream(Metric.values()).filter(m -> m.suits(loss)).toList();
            int own = loss == LossName.LOGISTIC ? 2 : loss == LossName.QUANTILE ? 1 : 0;
            assertEquals(3 + own, suited.size());
        }
        assertEquals(Metric.MSE, Metric.usual(new Squared().name()));
        assertEquals(Metric.DEVIANCE, Metric.usual(LossName.LOGISTIC));
        assertEquals(Metric.MAE, Metric.usual(LossName.ABSOLUTE));
        assertEquals(Metric.PINBALL, Metric.usual(LossName.QUANTILE));
    }
}
