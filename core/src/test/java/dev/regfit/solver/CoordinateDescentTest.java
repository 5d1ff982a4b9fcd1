package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Moments;
import dev.regfit.data.Scaling;
import dev.regfit.data.Standardization;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateDescentTest extends SolverContract {

    @Override
    protected Solver solver(Problem problem) {
        return new CoordinateDescent();
    }

    /** With uncorrelated columns of power 1 the optimum is soft-thresholding, shrinking and clipping. */
    @ParameterizedTest
    @EnumSource
    void solvesUncorrelatedColumns(Form form) {
        Problem problem = SampleProblem.orthonormal(2, -1, 0.3, 4)
                .withBounds(-5, 1)
                .withLambdas(0.5, 0.25)
                .problem(form);
        Solution solution = new CoordinateDescent().solve(problem, new Stopping(1e-6, 100));
        assertArrayEquals(new double[] {1, -0.4, 0, 1}, solution.weights(), 1e-14);
    }

    /** The twin of a column that is in the model is zero; the rounding of the other's weight would leave 1e-16. */
    @Test
    void leavesNoDustBesideAnEqualColumn() {
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "twin"), "y");
        double[] y = {1, 2, 2, 5};
        for (int i = 0; i < y.length; i++) {
            builder.add(new double[] {i + 1, i + 1}, new String[2], y[i], 1);
        }
        Dataset data = Builders.rows(builder);
        Standardization standardization = Standardization.of(ColumnSummary.of(data), Scaling.NONE, true);
        double[] infinite = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        ElasticNet penalty =
                new ElasticNet(0.1, 0, new double[] {1, 1}, new double[] {-infinite[0], -infinite[1]}, infinite);
        Problem problem = new Problem(new MomentSquares(Moments.of(data), standardization), penalty);
        double[] weights =
                new CoordinateDescent().solve(problem, new Stopping(1e-6, 100)).weights();
        assertEquals(1.12, weights[0], 1e-14);
        assertEquals(0.0, weights[1]);
    }

    /** A gap of 1e-3 asked for, yet weights that meet the conditions to rounding: that is the polish. */
    @ParameterizedTest
    @EnumSource
    void polishesFarBeyondTheToleranceAskedFor(Form form) {
        Problem problem =
                SampleProblem.random("lasso", 40, 7, 11).withStrengths(0.05, 0).problem(form);
        Solution solution = new CoordinateDescent().solve(problem, new Stopping(1e-3, 1000));
        assertTrue(new Certifier(problem).certify(solution.weights()).kkt() < 1e-13);
    }

    /**
     * Correlated columns of whole numbers, more than rows, under a weak penalty: straight from zero some of these take tens
     * of thousands of sweeps.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void approachesHardProblems(int seed) {
        int n = 44;
        int p = 68;
        Random random = new Random(seed);
        DatasetBuilder builder =
                Builders.ofNumbers(IntStream.range(0, p).mapToObj(j -> "x" + j).toList(), "y");
        for (int i = 0; i < n; i++) {
            double common = Math.sqrt(0.95) * random.nextGaussian();
            double[] row = new double[p];
            double y = 0.5 * random.nextGaussian();
            for (int j = 0; j < p; j++) {
                row[j] = Math.rint(common + Math.sqrt(0.05) * random.nextGaussian());
                y += j % 4 == 0 ? row[j] : 0;
            }
            builder.add(row, new String[p], y, 1);
        }
        Dataset data = Builders.rows(builder);
        RowSquares loss = new RowSquares(data, Standardization.of(ColumnSummary.of(data), Scaling.STANDARD, true));
        double[] factors = new double[p];
        double[] infinite = new double[p];
        double[] minusInfinite = new double[p];
        Arrays.fill(factors, 1);
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        Arrays.fill(minusInfinite, Double.NEGATIVE_INFINITY);
        Problem problem = new Problem(loss, new ElasticNet(3e-4, 0, factors, minusInfinite, infinite));
        Solution solution = new CoordinateDescent().solve(problem, new Stopping(1e-6, 100_000));
        assertTrue(new Certifier(problem).certify(solution.weights()).isWithin(1e-6));
        assertTrue(solution.iterations() < 5000, () -> solution.iterations() + " sweeps");
    }
}
