package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.BlockSum;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.DistantRows;
import dev.regfit.data.Draws;
import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.MomentParts;
import dev.regfit.data.MomentSum;
import dev.regfit.data.Outcome;
import dev.regfit.data.Predictor;
import dev.regfit.data.Response;
import dev.regfit.data.RowRun;
import dev.regfit.data.RunBuilder;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Squared;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits by passes over rows against fits of the same rows at hand. */
class DistantTrainerTest {
    private static final int ROWS = 3000;
    private static final int COLUMNS = 12;

    /** Rows of which two runs are made for each pass. */
    private record Rows(List<double[]> rows, List<Outcome> outcomes, Schema shape, BuildOptions options)
            implements DistantRows {
        @Override
        public <T> RowRun<T> run(BlockSum<T> what) {
            RowRun<T> first = run(what, 0, ROWS / 3);
            first.append(run(what, ROWS / 3, ROWS));
            return first;
        }

        private <T> RowRun<T> run(BlockSum<T> what, int from, int to) {
            RunBuilder<T> builder = new RunBuilder<>(shape, options, (row, label) -> 0, from, what);
            for (int i = from; i < to; i++) {
                builder.add(rows.get(i), new String[COLUMNS], outcomes.get(i));
            }
            return RowRun.read(builder.finish().bytes(), shape, what);
        }

        TrainingData atHand() {
            DatasetBuilder builder = new DatasetBuilder(shape, BuildOptions.keepingRows(MissingPolicy.MEAN));
            for (int i = 0; i < ROWS; i++) {
                builder.add(rows.get(i), new String[COLUMNS], outcomes.get(i));
            }
            return builder.build(Encoding.ONEHOT);
        }

        MomentData distant() {
            return MomentParts.of(run(new MomentSum(MissingPolicy.MEAN, 1)), shape, options)
                    .data(Encoding.ONEHOT)
                    .summable(this);
        }
    }

    private static Rows rows(Loss loss, boolean offset) {
        List<Predictor> predictors = new ArrayList<>();
        for (int j = 0; j < COLUMNS; j++) {
            predictors.add(Predictor.number("x" + j));
        }
        Schema shape = new Schema(predictors, "y").with(Response.PLAIN.withOffset(offset ? "o" : ""));
        SplittableRandom random = Draws.random(5, loss.name().label().length());
        List<double[]> rows = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double[] x = new double[COLUMNS];
            double f = 0.3;
            for (int j = 0; j < COLUMNS; j++) {
                x[j] = 5 * j + (1 + j) * Draws.normal(random);
                f += j % 3 == 0 ? (x[j] - 5 * j) / (1 + j) * 0.5 : 0;
            }
            double o = offset ? 0.2 * Draws.normal(random) : 0;
            double y = target(loss, f + o, random);
            x[1] = i % 50 == 7 ? Double.NaN : x[1];
            rows.add(x);
            outcomes.add(new Outcome(y, 1 + i % 2, o, null));
        }
        BuildOptions options = BuildOptions.keepingRows(MissingPolicy.MEAN);
        return new Rows(rows, outcomes, shape, options);
    }

    private static double target(Loss loss, double f, SplittableRandom random) {
        return switch (loss.name()) {
            case LOGISTIC -> Draws.normal(random) * 1.7 < f ? 1 : 0;
            case POISSON -> Math.floor(Math.exp(f) * (0.3 + 1.4 * (random.nextLong() >>> 11) * 0x1p-53) + 0.5);
            default -> f + Draws.normal(random) * (Draws.below(20, random) == 0 ? 30 : 0.5);
        };
    }

    static Stream<Arguments> problems() {
        List<Arguments> problems = new ArrayList<>();
        for (Loss loss : List.of(new Logistic(), new Poisson(), new Huber(0.8))) {
            for (Strength strength : List.of(
                    Strength.lasso(0.03), Strength.ridge(0.1), Strength.elasticNet(0.05, 0.5), Strength.lasso(10))) {
                for (Scaling scaling : List.of(Scaling.NONE, Scaling.STANDARD)) {
                    problems.add(Arguments.of(loss, strength, scaling, true));
                }
            }
            problems.add(Arguments.of(loss, Strength.lasso(0.05), Scaling.STANDARD, false));
        }
        return problems.stream();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void findsTheSameOptimum(Loss loss, Strength strength, Scaling scaling, boolean intercept) {
        Rows rows = rows(loss, loss instanceof Poisson);
        Settings settings = settings(loss, strength, scaling, intercept);
        Fit expected = Trainer.fit(rows.atHand(), settings);
        Fit actual = DistantTrainer.fit(rows.distant(), settings, Provenance.ofProgram(ROWS, 0));
        assertArrayEquals(expected.model().weights(), actual.model().weights(), 1e-9);
        assertEquals(expected.model().intercept(), actual.model().intercept(), 1e-8);
        assertEquals(expected.value(), actual.value(), 1e-12 * Math.abs(expected.value()));
        assertEquals(expected.quality().explained(), actual.quality().explained(), 1e-9);
        assertTrue(actual.converged());
        double gap = actual.model().training().proof().certificate().relativeGap();
        assertTrue(gap <= 1e-10, "gap " + gap);
        assertTrue(actual.model().training().proof().certificate().kkt() <= 1e-6);
        assertTrue(Verification.of(actual.model(), rows.atHand(), "").holds());
    }

    private static Settings settings(Loss loss, Strength strength, Scaling scaling, boolean intercept) {
        Formulation formulation =
                new Formulation(loss, Convention.SKLEARN, scaling, intercept, ColumnRules.NONE, Optional.empty());
        return new Settings(strength, formulation, Solving.of(SolverName.AUTO, new Stopping(1e-10, 1000)));
    }

    /** Least squares is proven from the rows, too, with the mean absolute error that moments do not tell. */
    @org.junit.jupiter.api.Test
    void provesLeastSquaresFromTheRows() {
        Rows rows = rows(new Squared(), false);
        Settings settings = settings(new Squared(), Strength.lasso(0.05), Scaling.STANDARD, true);
        Fit expected = Trainer.fit(rows.atHand(), settings);
        Fit actual = Trainer.fit(rows.distant(), settings);
        assertArrayEquals(expected.model().weights(), actual.model().weights(), 1e-12);
        assertEquals(expected.evaluation().mae(), actual.evaluation().mae(), 1e-12);
        assertEquals(expected.evaluation().r2(), actual.evaluation().r2(), 1e-13);
        assertTrue(actual.model().training().proof().certificate().kkt() <= 1e-13);
        assertTrue(actual.converged());
    }
}
