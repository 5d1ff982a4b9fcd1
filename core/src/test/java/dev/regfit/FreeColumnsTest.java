package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unpenalised columns that others make up: their optimum is proven, although their weights are not unique. */
class FreeColumnsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final ColumnValues ALL_ONE = ColumnValues.of(1);

    private static final ColumnRules POSITIVE = new ColumnRules(ALL_ONE, ColumnValues.of(0), ColumnValues.of(INFINITE));

    /** Columns a, b = a, and c. */
    private static Dataset rows(LossName loss) {
        Random random = new Random(7);
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b", "c"), "y");
        for (int i = 0; i < 120; i++) {
            double a = random.nextGaussian();
            double c = random.nextGaussian();
            builder.add(new double[] {a, a, c}, new String[3], target(loss, 0.8 * a - 0.3 * c, random), 1);
        }
        return Builders.rows(builder);
    }

    private static double target(LossName loss, double linear, Random random) {
        return switch (loss) {
            case LOGISTIC -> random.nextDouble() < 1 / (1 + Math.exp(-linear)) ? 1 : 0;
            case POISSON -> random.nextInt(1 + (int) Math.ceil(Math.exp(linear)));
            default -> linear + random.nextGaussian();
        };
    }

    private static Fit fit(LossName loss, Strength strength, ColumnRules rules) {
        Formulation formulation = new Formulation(
                loss.loss(loss == LossName.QUANTILE ? 0.3 : 1),
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                rules,
                Ball.NONE,
                Grouping.NONE,
                Optional.empty());
        return Fits.fit(rows(loss), new Settings(strength, formulation, Fits.solving(SolverName.AUTO)));
    }

    private static void assertProven(Fit fit) {
        assertTrue(
                fit.model().training().proof().certificate().relativeGap() <= 1e-9,
                () -> fit.model().training().proof().toString());
    }

    @ParameterizedTest
    @EnumSource
    void areProvenWhereWeightsAreBounded(LossName loss) {
        Fit fit = fit(loss, Fits.NO_PENALTY, POSITIVE);
        assertProven(fit);
        assertTrue(fit.model().weights()[0] + fit.model().weights()[1] > 0.1, "one of them has a weight");
        assertEquals(0, fit.model().weights()[2], "c is at its bound");
    }

    @ParameterizedTest
    @EnumSource
    void areProvenBesideAPenalty(LossName loss) {
        ColumnRules rules = new ColumnRules(
                new ColumnValues(1, Map.of("a", 0.0, "b", 0.0)), ColumnValues.of(-INFINITE), ColumnValues.of(INFINITE));
        assertProven(fit(loss, new Strength.Pair(0.01, 0), rules));
    }
}
