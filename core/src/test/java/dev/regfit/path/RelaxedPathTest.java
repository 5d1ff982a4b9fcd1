package dev.regfit.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SampleProblem;
import dev.regfit.solver.QrSolver;
import dev.regfit.solver.Stopping;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaxedPathTest {
    private static final Stopping STOPPING = new Stopping(1e-6, 100_000);
    private static final Family LASSO = new Family(PenaltyKind.L1, 1);
    private static final Family ELASTIC_NET = new Family(PenaltyKind.ELASTIC_NET, 0.5);
    private static final Grid GRID = new Grid(new double[0], 20, 1e-3);

    private static Preparation prepared(SampleProblem sample, ColumnRules rules) {
        return Preparation.of(
                sample.data(), new Formulation(Convention.SKLEARN, Scaling.STANDARD, sample.intercept(), rules));
    }

    private static Preparation prepared(SampleProblem sample) {
        return prepared(sample, ColumnRules.NONE);
    }

    /** From moments, from rows, and from rows with more columns than these. */
    @ParameterizedTest
    @CsvSource({"50, 8, true", "50, 8, false", "20, 60, true"})
    void isLeastSquaresOnTheColumnsWithAWeight(int n, int p, boolean intercept) {
        SampleProblem sample = SampleProblem.random("plain", n, p, 3);
        Preparation preparation = prepared(intercept ? sample : sample.withoutIntercept());
        Path path = Path.along(preparation, LASSO, GRID, STOPPING);
        RelaxedPath relaxed = RelaxedPath.of(preparation, path, 0, STOPPING);

        assertTrue(relaxed.converged(1e-12));
        for (int k = 0; k < path.points().size(); k++) {
            PathPoint point = path.points().get(k);
            Relaxed refit = relaxed.points().get(k);
            int[] columns = point.weights().columns();
            double[] expected = leastSquares(preparation, columns);
            double[] weights = refit.weights().toArray();
            for (int i = 0; i < columns.length; i++) {
                assertEquals(expected[i], weights[columns[i]], 1e-9 * (1 + Math.abs(expected[i])));
            }
            assertEquals(columns.length, refit.weights().nonzero());
            assertTrue(refit.r2() >= point.r2());
        }
    }

    private static double[] leastSquares(Preparation preparation, int[] columns) {
        if (columns.length == 0) {
            return new double[0];
        }
        RowSquares loss = new RowSquares((Dataset) preparation.data(), preparation.standardization()).of(columns);
        Problem problem = new Problem(
                loss,
                preparation
                        .penalty(preparation.objective(LASSO.at(0)))
                        .on(preparation.standardization())
                        .of(columns));
        double[] w = new QrSolver().solve(problem, STOPPING).weights();
        return preparation.standardization().of(columns).toOriginal(w);
    }

    @Test
    void refitsAtKnots() {
        Preparation preparation = prepared(SampleProblem.random("knots", 50, 6, 4));
        Path path = Path.throughKnots(preparation, LASSO, Homotopy.Limits.NONE, 1e-6);
        RelaxedPath relaxed = RelaxedPath.of(preparation, path, 0, STOPPING);
        int last = path.points().size() - 1;
        assertEquals(0, path.points().get(last).alpha());
        assertArrayEquals(
                path.points().get(last).weights().toArray(),
                relaxed.points().get(last).weights().toArray(),
                1e-10);
    }

    @Test
    void blendsByGamma() {
        Preparation preparation = prepared(SampleProblem.random("blend", 50, 8, 5));
        Path path = Path.along(preparation, LASSO, GRID, STOPPING);
        RelaxedPath full = RelaxedPath.of(preparation, path, 0, STOPPING);
        RelaxedPath blended = RelaxedPath.of(preparation, path, 0.25, STOPPING);
        for (int k = 0; k < path.points().size(); k++) {
            PathPoint point = path.points().get(k);
            double[] expected = full.points().get(k).weights().toArray();
            double[] penalised = point.weights().toArray();
            for (int j = 0; j < expected.length; j++) {
                expected[j] = 0.25 * penalised[j] + 0.75 * expected[j];
            }
            Relaxed blend = blended.points().get(k);
            assertArrayEquals(expected, blend.weights().toArray(), 1e-12);
            assertEquals(0.25 * point.intercept() + 0.75 * full.points().get(k).intercept(), blend.intercept(), 1e-10);
            // What the penalty costs is orthogonal to what least squares leaves.
            double least = full.points().get(k).deviance();
            assertEquals(least + 0.0625 * (point.deviance() - least), blend.deviance(), 1e-10);
        }
    }

    /** Least squares alone would go beyond the bound. */
    @Test
    void keepsBounds() {
        ColumnRules most =
                new ColumnRules(ColumnRules.NONE.factors(), ColumnRules.NONE.lower(), new ColumnValues(1, Map.of()));
        Preparation preparation = prepared(SampleProblem.random("bounded", 50, 8, 8), most);
        Path path = Path.along(preparation, LASSO, GRID, STOPPING);
        RelaxedPath relaxed = RelaxedPath.of(preparation, path, 0, STOPPING);
        assertTrue(relaxed.converged(1e-12));
        int reached = 0;
        for (int k = 0; k < path.points().size(); k++) {
            double[] penalised = path.points().get(k).weights().toArray();
            double[] refitted = relaxed.points().get(k).weights().toArray();
            for (int j = 0; j < refitted.length; j++) {
                assertTrue(refitted[j] <= 1);
                reached += refitted[j] == 1 && penalised[j] < 1 ? 1 : 0;
            }
        }
        assertTrue(reached > 0);
    }

    /** The elastic net gives a column and its copy a weight each. */
    @Test
    void leavesOutWhatDependsOnOthers() {
        SampleProblem sample = SampleProblem.random("copies", 50, 8, 6).withCopy(5, 0);
        Preparation preparation = prepared(sample);
        Path path = Path.along(preparation, ELASTIC_NET, GRID, STOPPING);
        RelaxedPath relaxed = RelaxedPath.of(preparation, path, 0, STOPPING);
        assertTrue(relaxed.converged(1e-12));
        Relaxed last = relaxed.points().get(relaxed.points().size() - 1);
        assertArrayEquals(new int[] {5}, last.leftOut());
        assertEquals(7, last.weights().nonzero());
    }

    @Test
    void refitsNoMoreColumnsThanRowsTellApart() {
        Preparation preparation = prepared(SampleProblem.random("wide", 10, 30, 7));
        Path path = Path.along(preparation, ELASTIC_NET, new Grid(new double[0], 20, 1e-4), STOPPING);
        RelaxedPath relaxed = RelaxedPath.of(preparation, path, 0, STOPPING);
        int last = path.points().size() - 1;
        assertTrue(path.points().get(last).weights().nonzero() > 9);
        assertEquals(9, relaxed.points().get(last).weights().nonzero());
        assertEquals(1, relaxed.points().get(last).r2(), 1e-12);
        assertTrue(relaxed.converged(1e-12));
    }
}
