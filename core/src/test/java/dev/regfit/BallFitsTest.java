package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Scaling;
import dev.regfit.data.TrainingData;
import dev.regfit.linalg.Norms;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Minima of weights whose norm has a limit. */
class BallFitsTest {
    private static final Strength NONE = new Strength.Single(PenaltyKind.NONE, 0, 0.5);

    private static Dataset table(double[]... columns) {
        List<String> names =
                IntStream.range(1, columns.length).mapToObj(j -> "x" + j).toList();
        return ReferenceTable.dataset(
                names, List.of(columns).subList(1, columns.length), "y", columns[0], new double[0]);
    }

    private static Dataset random(Loss loss, int n, int p) {
        Random random = new Random(11);
        double[][] columns = new double[p + 1][n];
        for (int i = 0; i < n; i++) {
            double f = 0;
            for (int j = 1; j <= p; j++) {
                columns[j][i] = Math.scalb(random.nextGaussian() + (i % 3), j % 4);
                f += columns[j][i] / (j * Math.scalb(1.0, j % 4));
            }
            columns[0][i] = loss instanceof Logistic
                    ? (f + random.nextGaussian() > 1 ? 1 : 0)
                    : loss instanceof Poisson
                            ? random.nextInt(1 + (int) Math.exp(Math.min(2, f)))
                            : f + random.nextGaussian();
        }
        return table(columns);
    }

    private static Formulation within(double radius, Loss loss, Scaling scaling, ColumnRules rules) {
        return new Formulation(
                loss, Convention.SKLEARN, scaling, true, rules, Ball.of(radius), Grouping.NONE, Optional.empty());
    }

    private static Fit fit(TrainingData data, Strength strength, Formulation formulation) {
        Fit fit = Fits.fit(data, new Settings(strength, formulation, Fits.solving(SolverName.AUTO)));
        assertTrue(fit.converged(), () -> fit.model().training().proof().toString());
        return fit;
    }

    private static double norm(Fit fit) {
        return Norms.of(fit.model().weights()).l2();
    }

    /** w = (3/5, 4/5): the columns are orthogonal, of unit variance, and the unconstrained weights are (3, 4). */
    @Test
    void orthogonalColumnsAreShrunkAlike() {
        double[] a = {1, 1, -1, -1};
        double[] b = {1, -1, 1, -1};
        double[] y = {7, -1, 1, -7};
        Fit fit = fit(table(y, a, b), NONE, within(1, new Squared(), Scaling.NONE, ColumnRules.NONE));

        assertArrayEquals(new double[] {0.6, 0.8}, fit.model().weights(), 1e-15);
        // (G + μ)w = c, with G the unit matrix and c = (3, 4).
        assertEquals(4, fit.model().training().ball().multiplier(), 1e-13);
        assertEquals(64, fit.loss(), 1e-12);
        assertEquals(0, fit.penaltyValue());
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE",
        "NONE, STANDARD",
        "L1, NONE",
        "L1, STANDARD",
        "L2, NONE",
        "L2, STANDARD",
        "ELASTIC_NET, STANDARD"
    })
    void everyLossEndsOnTheSphereWhateverTheScale(PenaltyKind kind, Scaling scaling) {
        Strength strength = new Strength.Single(kind, kind == PenaltyKind.NONE ? 0 : 0.01, 0.5);
        for (Loss loss : List.of(new Squared(), new Huber(1), new Logistic(), new Poisson())) {
            for (int n : new int[] {60, 6}) {
                Fit fit = fit(random(loss, n, 9), strength, within(0.05, loss, scaling, ColumnRules.NONE));
                assertEquals(0.05, norm(fit), 1e-14);
                assertTrue(fit.model().training().ball().binds(fit.model().weights()));
                assertTrue(Verification.of(fit.model(), random(loss, n, 9), "").holds());
            }
        }
    }

    @Test
    void momentsAreEnoughForSquares() {
        Dataset rows = random(new Squared(), 50, 5);
        Formulation formulation = within(0.2, new Squared(), Scaling.NONE, ColumnRules.NONE);
        double[] weights = fit(rows, NONE, formulation).model().weights();
        MomentData moments = new MomentData(rows.schema(), rows.moments(), rows.fills(), rows.dropped());
        assertArrayEquals(weights, fit(moments, NONE, formulation).model().weights(), 1e-12);
    }

    @Test
    void aLargeBallChangesNothing() {
        Dataset data = random(new Squared(), 40, 6);
        Fit free = Fits.fit(data, Fits.settings(NONE, Convention.SKLEARN, Scaling.NONE));
        Fit fit = fit(data, NONE, within(100, new Squared(), Scaling.NONE, ColumnRules.NONE));
        assertArrayEquals(free.model().weights(), fit.model().weights());
        assertEquals(0, fit.model().training().ball().multiplier());
    }

    /** Without a limit there is no optimum. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 20})
    void separatedClassesHaveAnOptimumInABall(double radius) {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {0, 0, 0, 1, 1, 1};
        Fit fit = fit(table(y, x), NONE, within(radius, new Logistic(), Scaling.NONE, ColumnRules.NONE));
        assertEquals(radius, fit.model().weights()[0], 1e-12 * radius);
        assertEquals(-3.5 * radius, fit.model().intercept(), 1e-9 * radius);
    }

    /** Least squares would take the first of two copies with the weight 2; that shared is a norm of √2. */
    @Test
    void copiesShareTheirWeightWhereOneAloneWouldLeaveTheBall() {
        double[] x = {1, 2, 4, 7};
        double[] y = {2, 4, 8, 14};
        Formulation wide = within(1.5, new Squared(), Scaling.NONE, ColumnRules.NONE);
        assertArrayEquals(
                new double[] {1, 1}, fit(table(y, x, x), NONE, wide).model().weights(), 1e-6);
        Formulation narrow = within(1, new Squared(), Scaling.NONE, ColumnRules.NONE);
        double half = Math.sqrt(0.5);
        assertArrayEquals(
                new double[] {half, half},
                fit(table(y, x, x), NONE, narrow).model().weights(),
                1e-9);
    }

    @Test
    void boundsHoldBesideTheBall() {
        Dataset data = random(new Squared(), 40, 6);
        ColumnRules rules = new ColumnRules(
                ColumnValues.of(1), ColumnValues.of(-0.01), new ColumnValues(0.05, Map.of("x1", 0.015)));
        Fit fit = fit(data, NONE, within(0.06, new Squared(), Scaling.STANDARD, rules));
        assertEquals(0.06, norm(fit), 1e-15);
        assertEquals(0.015, fit.model().weights()[0]);
        for (double weight : fit.model().weights()) {
            assertTrue(weight >= -0.01 && weight <= 0.05);
        }
    }

    @Test
    void refusesBoundsThatLeaveNothingOfTheBall() {
        ColumnRules rules = new ColumnRules(ColumnValues.of(1), ColumnValues.of(1), ColumnValues.of(2));
        Formulation formulation = within(1.5, new Squared(), Scaling.NONE, rules);
        Dataset data = random(new Squared(), 40, 6);
        String message = assertThrows(SettingsException.class, () -> fit(data, NONE, formulation))
                .getMessage();
        assertEquals(
                "the bounds allow no weights with a norm of less than 1.5; allow a larger norm, or wider bounds",
                message);
    }

    /** Each point of a path is the fit at its strength. */
    @ParameterizedTest
    @CsvSource({"L1, NONE", "L1, STANDARD", "L2, NONE", "L2, STANDARD", "ELASTIC_NET, NONE"})
    void pathsArePathsOfFits(PenaltyKind kind, Scaling scaling) {
        ColumnRules rules = new ColumnRules(
                new ColumnValues(1, Map.of("x2", 0.0)), ColumnRules.NONE.lower(), ColumnRules.NONE.upper());
        for (Loss loss : List.of(new Squared(), new Logistic())) {
            Dataset data = random(loss, 60, 8);
            Formulation formulation = within(0.1, loss, scaling, rules);
            Path path = Path.along(
                    Preparation.of(data, formulation),
                    new Family(kind, 0.5),
                    new Grid(new double[0], 6, 1e-4),
                    new Stopping(1e-12, 100_000));
            assertTrue(path.converged());
            List<Double> multipliers = new ArrayList<>();
            for (PathPoint point : path.points()) {
                Fit fit = fit(data, new Family(kind, 0.5).at(point.alpha()), formulation);
                assertArrayEquals(fit.model().weights(), point.weights().toArray(), 1e-9);
                multipliers.add(point.multiplier());
            }
            assertTrue(multipliers.get(multipliers.size() - 1) > 0, multipliers::toString);
        }
    }
}
