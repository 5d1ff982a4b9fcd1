package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import dev.regfit.solver.gradient.GradientSettings;
import dev.regfit.solver.gradient.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gradient family must reach: every loss with every penalty, by the certificate of the model. */
class DescentFitsTest {
    private static final double PARAMETER = 0.8;

    /** The penalties and regions that a loss is tried with. */
    private enum Shape {
        NONE,
        RIDGE,
        LASSO,
        NET,
        FACTORS,
        BOUNDS,
        BALL,
        BALL_OF_LASSO,
        GROUPS,
        BALL_OF_GROUPS;

        Strength strength() {
            return switch (this) {
                case NONE, BALL -> Fits.NO_PENALTY;
                case RIDGE -> Fits.ridge(0.1);
                case LASSO -> Fits.lasso(0.05);
                case NET, FACTORS -> Fits.elasticNet(0.05, 0.5);
                case BOUNDS -> Fits.ridge(0.01);
                case BALL_OF_LASSO, BALL_OF_GROUPS -> Fits.lasso(0.02);
                case GROUPS -> Fits.lasso(0.03);
            };
        }

        boolean isScaled() {
            return this == RIDGE || this == NET || this == BOUNDS || this == BALL_OF_LASSO || this == BALL_OF_GROUPS;
        }

        boolean isGrouped() {
            return this == GROUPS || this == BALL_OF_GROUPS;
        }

        boolean hasCorners() {
            return this == LASSO || this == NET || this == FACTORS || this == BALL_OF_LASSO || isGrouped();
        }

        Formulation formulation(Loss loss) {
            ColumnRules rules = switch (this) {
                case FACTORS ->
                    new ColumnRules(
                            new ColumnValues(1, Map.of("a", 0.0, "b", 2.0)),
                            ColumnRules.NONE.lower(),
                            ColumnRules.NONE.upper());
                case BOUNDS ->
                    new ColumnRules(
                            ColumnRules.NONE.factors(), ColumnRules.NONE.lower(), new ColumnValues(0.1, Map.of()));
                default -> ColumnRules.NONE;
            };
            Ball ball = this == BALL || this == BALL_OF_LASSO || this == BALL_OF_GROUPS ? Ball.of(0.3) : Ball.NONE;
            Grouping grouping = isGrouped() ? new Grouping(true, List.of()) : Grouping.NONE;
            Scaling scaling = isScaled() ? Scaling.STANDARD : Scaling.NONE;
            return new Formulation(loss, Convention.GLMNET, scaling, true, rules, ball, grouping, Optional.empty());
        }
    }

    /** A fit to be made. */
    private record Case(SolverName solver, LossName loss, Shape shape) {

        boolean isKinked() {
            return loss == LossName.ABSOLUTE || loss == LossName.QUANTILE;
        }

        /** Plain gradient descent needs a gradient. */
        boolean exists() {
            return solver != SolverName.GD || (!isKinked() && !shape.hasCorners());
        }

        /** Sub-gradients, and steps on single rows, get this near. */
        double tolerance() {
            boolean settles = solver == SolverName.PROXIMAL || solver == SolverName.GD;
            if (settles && !isKinked()) {
                return 1e-6;
            }
            return solver == SolverName.SGD ? 5e-2 : 2e-3;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (SolverName solver : SolverName.values()) {
            for (LossName loss : LossName.values()) {
                for (Shape shape : Shape.values()) {
                    cases.add(new Case(solver, loss, shape));
                }
            }
        }
        return cases.stream().filter(one -> one.solver().isGradient() && one.exists());
    }

    /** Rows of correlated numbers in different units, and of a factor, with weights and offsets. */
    private static Dataset table(LossName loss) {
        Random random = new Random(3);
        DatasetBuilder builder = Builders.of(
                List.of("a", "b", "c", "f"), new boolean[] {false, false, false, true}, "y", MissingPolicy.ERROR);
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            double b = 2 + 2 * (0.6 * a + 0.8 * random.nextGaussian());
            double c = 0.5 * random.nextGaussian();
            int f = random.nextInt(3);
            double linear = 0.3 + 0.5 * a - 0.3 * b + 0.2 * (f == 1 ? 1 : 0);
            double y = switch (loss) {
                case LOGISTIC -> random.nextDouble() < 1 / (1 + Math.exp(-linear)) ? 1 : 0;
                case POISSON -> random.nextInt(1 + (int) (2 * Math.exp(linear)));
                default -> linear + 0.5 * random.nextGaussian();
            };
            builder.add(new double[] {a, b, c, 0}, new String[] {null, null, null, "f" + f}, y, 0.5 + i % 3);
        }
        return Builders.rows(builder);
    }

    private static Fit fit(Case one, GradientSettings settings, TraceListener trace) {
        Dataset data = table(one.loss());
        Solving solving = new Solving(one.solver(), new Stopping(one.tolerance(), 100_000), settings, trace);
        return Fits.fit(
                data,
                new Settings(
                        one.shape().strength(),
                        one.shape().formulation(one.loss().loss(PARAMETER)),
                        solving));
    }

    private static Fit fit(Case one) {
        return fit(one, GradientSettings.AUTOMATIC, TraceListener.NONE);
    }

    /** By its certificate, and beside the solver that regfit chooses itself. */
    @ParameterizedTest
    @MethodSource("cases")
    void reaches_the_certified_optimum(Case one) {
        GradientSettings settings = one.solver() == SolverName.SGD
                ? GradientSettings.AUTOMATIC.withEpochs(300)
                : GradientSettings.AUTOMATIC;
        Fit fit = fit(one, settings, TraceListener.NONE);
        assertTrue(fit.converged(), () -> fit.model().training().proof().toString());
        assertTrue(fit.divergence().isEmpty());
        Fit exact = Fits.fit(
                table(one.loss()),
                new Settings(
                        one.shape().strength(),
                        one.shape().formulation(one.loss().loss(PARAMETER)),
                        Fits.solving(SolverName.AUTO)));
        assertTrue(fit.value() >= exact.value() - 1e-9, fit.value() + " below " + exact.value());
        assertEquals(exact.value(), fit.value(), one.tolerance());
    }

    @ParameterizedTest
    @EnumSource(
            value = LossName.class,
            names = {"ABSOLUTE", "QUANTILE"})
    void gradient_descent_refuses_kinks(LossName loss) {
        Case one = new Case(SolverName.GD, loss, Shape.RIDGE);
        String message = assertThrows(SettingsException.class, () -> fit(one)).getMessage();
        assertTrue(message.contains("proximal"), message);
    }

    /** Proximal steps make zeros; sub-gradients do not. */
    @ParameterizedTest
    @EnumSource(
            value = LossName.class,
            names = {"SQUARED", "HUBER", "LOGISTIC", "POISSON"})
    void only_proximal_steps_make_zeros(LossName loss) {
        assertTrue(hasZero(fit(new Case(SolverName.PROXIMAL, loss, Shape.LASSO))));
        assertTrue(!hasZero(fit(new Case(SolverName.SUBGRADIENT, loss, Shape.LASSO))));
    }

    private static boolean hasZero(Fit fit) {
        return Arrays.stream(fit.model().weights()).anyMatch(w -> w == 0);
    }

    private static GradientSettings holdingOut(long seed) {
        return GradientSettings.AUTOMATIC
                .with(new Sampling(OptionalInt.empty(), false, 0.3, seed))
                .withEpochs(40);
    }

    @ParameterizedTest
    @EnumSource(
            value = SolverName.class,
            names = {"GD", "SUBGRADIENT", "PROXIMAL", "SGD"})
    void early_stopping_takes_the_epoch_whose_held_out_loss_is_least(SolverName solver) {
        List<TraceRecord> trace = new ArrayList<>();
        Fit fit = fit(new Case(solver, LossName.SQUARED, Shape.NONE), holdingOut(2), trace::add);
        int least = 0;
        for (int epoch = 1; epoch < trace.size(); epoch++) {
            boolean isLess = heldOut(trace, epoch) < heldOut(trace, least);
            least = isLess ? epoch : least;
        }
        assertEquals(least, fit.earlyStop().orElseThrow().epoch());
        assertEquals(heldOut(trace, least), fit.earlyStop().orElseThrow().loss());
        assertArrayEquals(trace.get(least).weights(), fit.model().weights(), 1e-15);
    }

    private static double heldOut(List<TraceRecord> trace, int epoch) {
        return trace.get(epoch).heldOut().orElseThrow();
    }

    @Test
    void the_seed_decides_what_is_held_out_and_in_which_order_rows_come() {
        for (SolverName solver : List.of(SolverName.GD, SolverName.SGD)) {
            Case one = new Case(solver, LossName.SQUARED, Shape.NONE);
            double[] first = fit(one, holdingOut(2), TraceListener.NONE).model().weights();
            double[] again = fit(one, holdingOut(2), TraceListener.NONE).model().weights();
            double[] other = fit(one, holdingOut(3), TraceListener.NONE).model().weights();
            assertArrayEquals(first, again);
            assertTrue(!Arrays.equals(first, other));
        }
    }

    /** w ← (1 − c·εα)w − ε∇loss, where c is what the convention multiplies α·w² by in the gradient: 2, or 1 for half of it. */
    @ParameterizedTest
    @EnumSource(value = Convention.class)
    void ridge_is_weight_decay(Convention convention) {
        Dataset data = table(LossName.SQUARED);
        List<TraceRecord> trace = new ArrayList<>();
        Strength ridge = Fits.ridge(0.2);
        Solving solving = new Solving(
                SolverName.GD, new Stopping(1e-15, 2), GradientSettings.AUTOMATIC.withEpochs(2), trace::add);
        Fit fit = Fits.fit(data, new Settings(ridge, convention, Scaling.NONE, true, ColumnRules.NONE, solving));
        double[] w = trace.get(1).weights();
        double rate = trace.get(1).learningRate();
        double penalty = fit.model().training().objective().l2();
        for (int j = 0; j < w.length; j++) {
            double decayed = (1 - 2 * rate * penalty) * w[j];
            double gradient = gradientOfLoss(data, w, j)
                    * fit.model().training().objective().factor();
            assertEquals(decayed - rate * gradient, trace.get(2).weights()[j], 1e-12, "weight " + j);
        }
    }

    /** Of RSS/(2n), with the intercept that suits. */
    private static double gradientOfLoss(Dataset data, double[] w, int column) {
        int n = data.rows();
        double[] f = new double[n];
        data.x().multiply(w, f);
        double mean = 0;
        double ofColumn = 0;
        double[] ones = new double[n];
        double[] each = new double[w.length];
        each[column] = 1;
        data.x().multiply(each, ones);
        for (int i = 0; i < n; i++) {
            mean += data.weights()[i] * (data.y()[i] - f[i]) / n;
            ofColumn += data.weights()[i] * ones[i] / n;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum -= data.weights()[i] * (ones[i] - ofColumn) * (data.y()[i] - f[i] - mean) / n;
        }
        return sum;
    }
}
