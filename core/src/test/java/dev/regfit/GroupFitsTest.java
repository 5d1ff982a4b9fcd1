package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.Scaling;
import dev.regfit.data.SparseData;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.linalg.EuclideanNorm;
import dev.regfit.model.LinearModel;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose columns enter in groups: against the conditions of optimality, and against each other. */
class GroupFitsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Grouping WHOLE = new Grouping(true, List.of());

    /** Rows of two factors, of which all levels are columns, and of numbers a, b, c. */
    private static Dataset table(long seed, int rows, Loss loss, boolean weighted) {
        Random random = new Random(seed);
        DatasetBuilder builder = Builders.of(
                List.of("f", "a", "g", "b", "c"),
                new boolean[] {true, false, true, false, false},
                "y",
                MissingPolicy.ERROR);
        for (int i = 0; i < rows; i++) {
            int f = random.nextInt(4);
            int g = random.nextInt(3);
            double a = random.nextGaussian();
            double b = 3 + random.nextGaussian();
            double c = a + 0.3 * random.nextGaussian();
            double linear = 0.3 * f - 0.5 * (g == 1 ? 1 : 0) + 0.4 * a - 0.2 * b;
            builder.add(
                    new double[] {0, a, 0, b, c},
                    new String[] {"f" + f, null, "g" + g, null, null},
                    target(loss, linear, random),
                    weighted ? 0.5 + random.nextInt(3) : 1);
        }
        return Builders.rows(builder);
    }

    private static double target(Loss loss, double linear, Random random) {
        if (loss instanceof Logistic) {
            return random.nextDouble() < 1 / (1 + Math.exp(-linear)) ? 1 : 0;
        }
        return loss instanceof Poisson ? random.nextInt(1 + (int) Math.ceil(Math.exp(linear))) : linear + noise(random);
    }

    private static double noise(Random random) {
        return random.nextInt(20) == 0 ? 30 * random.nextGaussian() : random.nextGaussian();
    }

    private static Fit fit(TrainingData data, Formulation formulation, Strength strength) {
        return Fits.fit(data, new Settings(strength, formulation, Fits.solving(SolverName.AUTO)));
    }

    private static Formulation squared(Grouping grouping, Scaling scaling, boolean intercept) {
        return new Formulation(
                new Squared(),
                Convention.SKLEARN,
                scaling,
                intercept,
                ColumnRules.NONE,
                Ball.NONE,
                grouping,
                Optional.empty());
    }

    /** ‖∂φ‖ of each group and column, from the rows. */
    private static double worst(Dataset data, Loss loss, LinearModel model) {
        double[] factors = model.training().penalty().factors();
        Standardization standardization = model.training().standardization();
        double[] weights = model.weights();
        int n = data.rows();
        double[] f = new double[n];
        data.x().multiply(weights, f);
        double[] slopes = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            slopes[i] = data.weights()[i] * loss.slope(data.y()[i], f[i] + model.intercept()) / n;
            mean += slopes[i];
        }
        double worst = standardization.intercept() ? Math.abs(mean) : 0;
        double[] v = new double[weights.length];
        data.x().multiplyTransposed(slopes, v);
        double[] w = standardization.toWorking(weights);
        double lambda1 = model.training().penalty().lambda1();
        double lambda2 = model.training().penalty().lambda2();
        for (Groups.Group group : model.training().groups().groups()) {
            int[] columns = group.columns();
            double factor = factors[columns[0]];
            double root = lambda1 * factor * Math.sqrt(columns.length);
            double norm = group.norm(w);
            double[] working = new double[v.length];
            for (int j : columns) {
                double scale = standardization.scales()[j];
                double ofBall = model.training().ball().multiplier() / scale / scale;
                working[j] =
                        v[j] / scale - mean * standardization.centers()[j] / scale - (lambda2 * factor + ofBall) * w[j];
                worst = norm > 0 ? Math.max(worst, Math.abs(working[j] - root * w[j] / norm)) : worst;
            }
            worst = norm > 0 ? worst : Math.max(worst, group.norm(working) - root);
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void theConditionsOfOptimalityHold(long seed) {
        Random random = new Random(seed);
        Loss loss = List.of(new Squared(), new Huber(1), new Logistic(), new Poisson())
                .get((int) (seed % 4));
        boolean wide = seed % 5 == 0;
        Dataset data = table(seed, wide ? 9 : 150, loss, random.nextBoolean());
        Grouping grouping = random.nextBoolean() ? WHOLE : new Grouping(true, List.of(List.of("a", "c")));
        ColumnRules rules = new ColumnRules(
                new ColumnValues(1, Map.of("a", 0.5, "c", 0.5, "b", 2.0)),
                ColumnValues.of(-INFINITE),
                ColumnValues.of(INFINITE));
        Formulation formulation = new Formulation(
                loss,
                Convention.SKLEARN,
                random.nextBoolean() ? Scaling.NONE : Scaling.STANDARD,
                random.nextInt(3) > 0,
                rules,
                seed % 3 == 0 ? Ball.of(0.2) : Ball.NONE,
                grouping,
                Optional.empty());
        Strength strength = random.nextBoolean() ? Fits.lasso(0.05) : Fits.elasticNet(0.06, 0.8);
        Fit fit = fit(data, formulation, strength);
        assertTrue(fit.converged(), () -> fit.model().training().proof().toString());
        double worst = worst(data, loss, fit.model());
        // Weights are moved onto the sphere from as near as its multiplier is known.
        assertTrue(worst <= (seed % 3 == 0 ? 1e-11 : 1e-13), () -> "violated by " + worst);
        if (seed % 3 == 0) {
            assertEquals(0, EuclideanNorm.room(0.2, fit.model().weights()), 1e-12);
            assertTrue(fit.model().training().ball().multiplier() > 0, "the ball binds");
        }
        assertEquals(
                1,
                Arrays.stream(fit.model().weights())
                        .map(w -> w != 0 ? 1 : 0)
                        .max()
                        .orElse(0),
                "not all zero");
        assertTrue(Verification.of(fit.model(), data, "").failures().isEmpty());
    }

    /** Rows of so many cells that moments serve. */
    @Test
    void momentsGiveTheWeightsOfRows() {
        Dataset rows = table(3, 400, new Squared(), true);
        MomentData moments = new MomentData(rows.schema(), rows.moments(), rows.fills(), rows.dropped());
        for (Scaling scaling : List.of(Scaling.NONE, Scaling.STANDARD)) {
            for (Strength strength : List.of(Fits.lasso(0.05), Fits.elasticNet(0.1, 0.5), Fits.lasso(1e-4))) {
                Fit ofRows = fit(rows, squared(WHOLE, scaling, true), strength);
                Fit ofMoments = fit(moments, squared(WHOLE, scaling, true), strength);
                assertTrue(ofRows.reason().endsWith("; finished on the rows"), ofRows.reason());
                assertEquals(SolverName.BLOCKS, ofMoments.solver());
                assertTrue(ofRows.converged() && ofMoments.converged());
                assertArrayEquals(ofRows.model().weights(), ofMoments.model().weights(), 1e-11);
                assertEquals(ofRows.degreesOfFreedom(), ofMoments.degreesOfFreedom(), 1e-8);
                assertEquals(ofRows.penaltyValue(), ofMoments.penaltyValue(), 1e-11);
            }
        }
    }

    @Test
    void sparseRowsGiveTheWeightsOfDenseOnes() {
        for (Loss loss : List.of(new Squared(), new Logistic())) {
            Dataset dense = table(4, 120, loss, false);
            Dataset sparse = SparseData.of(dense);
            Formulation formulation = new Formulation(
                    loss,
                    Convention.SKLEARN,
                    Scaling.STANDARD,
                    true,
                    ColumnRules.NONE,
                    Ball.NONE,
                    WHOLE,
                    Optional.empty());
            assertArrayEquals(
                    fit(dense, formulation, Fits.lasso(0.03)).model().weights(),
                    fit(sparse, formulation, Fits.lasso(0.03)).model().weights(),
                    1e-12);
        }
    }

    /** Quantiles have a kink: no gradient is to be checked, but that nothing near is lower, and that the gap says so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void quantilesOfGroupsAreProven(long seed) {
        Loss loss = seed % 2 == 0 ? Quantile.of(0.3) : Quantile.absolute();
        Random random = new Random(seed);
        Dataset data = table(seed, seed == 5 ? 12 : 150, loss, random.nextBoolean());
        Formulation formulation = new Formulation(
                loss,
                Convention.SKLEARN,
                random.nextBoolean() ? Scaling.NONE : Scaling.STANDARD,
                random.nextBoolean(),
                ColumnRules.NONE,
                Ball.NONE,
                WHOLE,
                Optional.empty());
        Strength strength = random.nextBoolean() ? Fits.lasso(0.03) : Fits.elasticNet(0.06, 0.8);
        Fit fit = fit(data, formulation, strength);
        double gap = fit.model().training().proof().certificate().relativeGap();
        assertTrue(gap <= 1e-11, () -> "gap " + gap);
        assertTrue(Verification.of(fit.model(), data, "").failures().isEmpty());
        Groups groups = fit.model().training().groups();
        assertTrue(groups.active(fit.model().weights()) > 0, "not all zero");
        Penalty penalty = groups.penalty(
                fit.model().training().penalty().on(fit.model().training().standardization()));
        double least = objective(data, loss, penalty, fit.model(), fit.model().weights(), 0);
        for (int k = 0; k < 200; k++) {
            double size = Math.scalb(1e-2, -(k % 20));
            double[] other = Arrays.stream(fit.model().weights())
                    .map(w -> w == 0 ? 0 : w + size * random.nextGaussian())
                    .toArray();
            double shift = formulation.intercept() ? size * random.nextGaussian() : 0;
            double value = objective(data, loss, penalty, fit.model(), other, shift);
            assertTrue(value >= least * (1 - 1e-14), () -> "lower by " + (least - value));
        }
    }

    private static double objective(
            Dataset data, Loss loss, Penalty penalty, LinearModel model, double[] weights, double shift) {
        double[] f = new double[data.rows()];
        data.x().multiply(weights, f);
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += data.weights()[i] * loss.value(data.y()[i], f[i] + model.intercept() + shift);
        }
        return sum / f.length + penalty.value(model.training().standardization().toWorking(weights));
    }

    @Test
    void groupsOfOneColumnAreTheLasso() {
        Dataset data = ofNumbers(7, 60, 5);
        Fit lasso = fit(data, squared(Grouping.NONE, Scaling.STANDARD, true), Fits.lasso(0.1));
        Fit groups = fit(data, squared(WHOLE, Scaling.STANDARD, true), Fits.lasso(0.1));
        assertArrayEquals(lasso.model().weights(), groups.model().weights(), 1e-14);
    }

    private static Dataset ofNumbers(long seed, int rows, int columns) {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            names.add("x" + j);
        }
        DatasetBuilder builder = Builders.ofNumbers(names, "y");
        for (int i = 0; i < rows; i++) {
            double[] x = random.doubles(columns, -1, 1).toArray();
            builder.add(x, new String[columns], x[0] - x[1] + 0.5 * random.nextGaussian(), 1);
        }
        return Builders.rows(builder);
    }

    /** All columns as one group: where the penalty is λ‖w‖, weights are those of ridge of strength λ/‖w‖. */
    @Test
    void oneGroupOfAllColumnsIsRidgeOfAnotherStrength() {
        Dataset data = ofNumbers(8, 60, 5);
        Grouping all = new Grouping(true, List.of(List.of("x0", "x1", "x2", "x3", "x4")));
        Fit fit = fit(data, squared(all, Scaling.NONE, true), Fits.lasso(0.1));
        double norm =
                fit.model().training().groups().groups().get(0).norm(fit.model().weights());
        Fit ridge = fit(
                data,
                squared(Grouping.NONE, Scaling.NONE, true),
                new Strength.Pair(0, 0.5 * 0.1 * Math.sqrt(5) / norm));
        assertArrayEquals(ridge.model().weights(), fit.model().weights(), 1e-12);
    }

    @Test
    void atTheLargestStrengthAllIsZeroAndBelowOneGroupIsNot() {
        for (Loss loss : List.of(new Squared(), new Poisson())) {
            Dataset data = table(5, 150, loss, true);
            Formulation formulation = new Formulation(
                    loss,
                    Convention.SKLEARN,
                    Scaling.STANDARD,
                    true,
                    ColumnRules.NONE,
                    Ball.NONE,
                    WHOLE,
                    Optional.empty());
            Preparation preparation = Preparation.of(data, formulation);
            Path path = Path.along(
                    preparation,
                    new Family(PenaltyKind.L1, 1),
                    new Grid(new double[0], 20, 0.01),
                    new Stopping(1e-10, 10_000));
            assertTrue(path.converged());
            double largest = path.alphas()[0];
            assertEquals(
                    0,
                    fit(data, formulation, Fits.lasso(largest * (1 + 1e-12)))
                            .model()
                            .nonzero());
            LinearModel below =
                    fit(data, formulation, Fits.lasso(largest * (1 - 1e-6))).model();
            long active = below.training().groups().groups().stream()
                    .filter(group -> group.isActive(below.weights()))
                    .count();
            assertEquals(1, active);
            for (int k = 1; k < path.points().size(); k += 6) {
                double[] single = fit(data, formulation, Fits.lasso(path.alphas()[k]))
                        .model()
                        .weights();
                assertArrayEquals(single, path.points().get(k).weights().toArray(), 1e-4);
            }
        }
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        Dataset data = table(6, 80, new Huber(1), false);
        int[] counts = new int[data.rows()];
        Arrays.setAll(counts, i -> 1 + i % 3);
        Formulation formulation = new Formulation(
                new Huber(1),
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                ColumnRules.NONE,
                Ball.NONE,
                WHOLE,
                Optional.empty());
        Fit often = fit(data.drawnRows(counts), formulation, Fits.lasso(0.05));
        double[] weights = Arrays.stream(counts).mapToDouble(count -> count).toArray();
        double total = Arrays.stream(weights).sum();
        Fit weighted = fit(
                data.weighted(Arrays.stream(weights)
                        .map(w -> w * weights.length / total)
                        .toArray()),
                formulation,
                Fits.lasso(0.05));
        assertArrayEquals(often.model().weights(), weighted.model().weights(), 1e-12);
    }

    @Test
    void aConstantColumnCountsInItsGroupAndHasNoWeight() {
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b", "c"), "y");
        Random random = new Random(2);
        for (int i = 0; i < 30; i++) {
            double a = random.nextGaussian();
            double c = random.nextGaussian();
            builder.add(new double[] {a, 4, c}, new String[3], a - c + 0.1 * random.nextGaussian(), 1);
        }
        Dataset data = Builders.rows(builder);
        Grouping all = new Grouping(true, List.of(List.of("a", "b", "c")));
        Fit fit = fit(data, squared(all, Scaling.STANDARD, true), Fits.lasso(0.1));
        assertTrue(fit.converged());
        assertEquals(0, fit.model().weights()[1]);
        assertTrue(fit.model().weights()[0] > 0 && fit.model().weights()[2] < 0);
        assertTrue(worst(data, new Squared(), fit.model()) < 1e-13);
    }

    @Test
    void refusesWhatGroupsDoNotGoWith() {
        Dataset data = table(1, 20, new Squared(), false);
        assertRefused("other penalty factor", data, WHOLE, rules(Map.of("f=f1", 2.0), Map.of()));
        assertRefused("cannot have bounds", data, WHOLE, rules(Map.of(), Map.of("g=g1", 0.0)));
        Grouping twice = new Grouping(true, List.of(List.of("a", "b"), List.of("c", "b")));
        assertRefused("\"b\" is in two groups, a,b and c,b", data, twice, ColumnRules.NONE);
        Grouping target = new Grouping(true, List.of(List.of("a", "y")));
        assertRefused("\"y\" of the group a,y is the target", data, target, ColumnRules.NONE);
        Grouping unknown = new Grouping(true, List.of(List.of("a", "z")));
        assertRefused("\"z\" of the group a,z is not among", data, unknown, ColumnRules.NONE);
    }

    private static ColumnRules rules(Map<String, Double> factors, Map<String, Double> lower) {
        return new ColumnRules(
                new ColumnValues(1, factors), new ColumnValues(-INFINITE, lower), ColumnValues.of(INFINITE));
    }

    private static void assertRefused(String words, Dataset data, Grouping grouping, ColumnRules rules) {
        Formulation formulation = new Formulation(
                new Squared(), Convention.SKLEARN, Scaling.NONE, true, rules, Ball.NONE, grouping, Optional.empty());
        SettingsException refusal =
                assertThrows(SettingsException.class, () -> fit(data, formulation, Fits.lasso(0.1)));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    /** A column without a group of its own may be bounded, and may be free. */
    @Test
    void columnsBesideGroupsKeepTheirRules() {
        Dataset data = table(9, 120, new Squared(), false);
        ColumnRules rules = new ColumnRules(
                new ColumnValues(1, Map.of("c", 0.0)),
                new ColumnValues(-INFINITE, Map.of("b", 0.0)),
                new ColumnValues(INFINITE, Map.of("a", 0.1)));
        for (boolean fromMoments : new boolean[] {false, true}) {
            Formulation formulation = new Formulation(
                    new Squared(), Convention.SKLEARN, Scaling.NONE, true, rules, Ball.NONE, WHOLE, Optional.empty());
            TrainingData given =
                    fromMoments ? new MomentData(data.schema(), data.moments(), data.fills(), data.dropped()) : data;
            Fit fit = fit(given, formulation, Fits.lasso(0.03));
            assertTrue(fit.converged(), () -> fit.model().training().proof().toString());
            assertTrue(Fits.weight(fit, "b") >= 0);
            assertTrue(Fits.weight(fit, "a") <= 0.1);
            assertTrue(Fits.weight(fit, "c") != 0);
        }
    }
}
