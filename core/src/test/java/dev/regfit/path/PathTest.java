package dev.regfit.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Huber;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SampleProblem;
import dev.regfit.solver.CoordinateDescent;
import dev.regfit.solver.Stopping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PathTest {
    private static final Stopping STOPPING = new Stopping(1e-6, 100_000);

    /** Correlated columns, of which three matter. */
    private static Dataset data(int n, int p) {
        Random random = new Random(n * 31L + p);
        List<String> names = IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
        DatasetBuilder builder = Builders.ofNumbers(names, "y");
        for (int i = 0; i < n; i++) {
            double[] row = new double[p];
            double common = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                row[j] = 10 * j + common + random.nextGaussian();
            }
            double y = 3 * row[0] - 2 * row[p / 2] + row[p - 1] + random.nextGaussian();
            builder.add(row, new String[p], y, 1);
        }
        return Builders.rows(builder);
    }

    private static Preparation prepared(Dataset data, ColumnRules rules) {
        return Preparation.of(data, new Formulation(Convention.SKLEARN, Scaling.STANDARD, true, rules));
    }

    private static ColumnRules factors(Map<String, Double> named) {
        return new ColumnRules(new ColumnValues(1, named), ColumnRules.NONE.lower(), ColumnRules.NONE.upper());
    }

    /** Whatever the path does to be fast, each point is what a solver from zero finds. */
    @ParameterizedTest
    @CsvSource({
        "60, 12, L1, 1",
        "30, 100, L1, 1",
        "60, 12, ELASTIC_NET, 0.4",
        "30, 100, ELASTIC_NET, 0.4",
        "60, 12, L2, 0",
        "30, 100, L2, 0"
    })
    void isTheOptimumAtEveryPoint(int n, int p, PenaltyKind kind, double ratio) {
        Dataset data = data(n, p);
        Preparation preparation = prepared(data, ColumnRules.NONE);
        Path path = Path.along(preparation, new Family(kind, ratio), new Grid(new double[0], 20, 1e-3), STOPPING);
        assertTrue(path.converged());
        for (PathPoint point : path.points()) {
            ElasticNet penalty = preparation.penalty(point.objective()).on(preparation.standardization());
            Problem problem = new Problem(new RowSquares(data, preparation.standardization()), penalty);
            double[] cold = new CoordinateDescent().solve(problem, STOPPING).weights();
            double[] expected = preparation.originalWeights(cold);
            assertArrayEquals(expected, point.weights().toArray(), 1e-8, "at " + point.alpha());
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "30, 100"})
    void startsWhereTheFirstWeightLeavesZero(int n, int p) {
        Preparation preparation = prepared(data(n, p), ColumnRules.NONE);
        Family lasso = new Family(PenaltyKind.L1, 1);
        double largest =
                Path.along(preparation, lasso, Grid.AUTOMATIC, STOPPING).alphas()[0];
        double[] around = {largest * (1 + 1e-9), largest * (1 - 1e-6)};
        Path path = Path.along(preparation, lasso, Grid.of(around), STOPPING);
        assertEquals(0, path.points().get(0).weights().nonzero());
        assertEquals(1, path.points().get(1).weights().nonzero());
    }

    @Test
    void startsWithUnpenalisedColumnsOnly() {
        Preparation preparation = prepared(data(60, 12), factors(Map.of("x3", 0.0, "x4", 2.0)));
        Path path = Path.along(preparation, new Family(PenaltyKind.L1, 1), Grid.AUTOMATIC, STOPPING);
        assertArrayEquals(new int[] {3}, path.points().get(0).weights().columns());
        assertEquals(2, path.points().get(1).weights().nonzero());
    }

    @Test
    void endsEarlyOnlyWhereTheGridIsItsOwn() {
        Preparation preparation = prepared(data(60, 12), ColumnRules.NONE);
        Family lasso = new Family(PenaltyKind.L1, 1);
        Path own = Path.along(preparation, lasso, Grid.AUTOMATIC, STOPPING);
        Path given =
                Path.along(preparation, lasso, Grid.of(new double[] {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4}), STOPPING);
        assertTrue(own.endedEarly() && own.points().size() < 100);
        assertEquals(6, given.points().size());
        assertEquals(1e-4, given.alphas()[0]);
    }

    /** What outliers own of the null deviance says nothing of what a weaker penalty would explain. */
    @Test
    void outliersDoNotEndThePathOfARobustLoss() {
        Dataset data = data(60, 12);
        data.y()[7] += 1e7;
        Formulation formulation = new Formulation(
                new Huber(1), Convention.SKLEARN, Scaling.STANDARD, true, ColumnRules.NONE, Optional.empty());
        Path path =
                Path.along(Preparation.of(data, formulation), new Family(PenaltyKind.L1, 1), Grid.AUTOMATIC, STOPPING);
        assertFalse(path.endedEarly());
        assertEquals(100, path.points().size());
    }

    /** Just above a knot the weights are those of the row before it, just below there is one more or one less. */
    @ParameterizedTest
    @EnumSource
    void knotsAreWhereColumnsChange(Convention convention) {
        Dataset data = data(60, 12);
        Preparation preparation =
                Preparation.of(data, new Formulation(convention, Scaling.STANDARD, true, ColumnRules.NONE));
        Family lasso = new Family(PenaltyKind.L1, 1);
        Path path = Path.throughKnots(preparation, lasso, Homotopy.Limits.NONE, 1e-6);
        assertEquals(End.ZERO, path.end());
        assertTrue(path.converged());
        for (int k = 0; k < path.points().size() - 1; k++) {
            PathPoint knot = path.points().get(k);
            Grid around = Grid.of(new double[] {knot.alpha() * (1 + 1e-7), knot.alpha() * (1 - 1e-7)});
            Path grid = Path.along(preparation, lasso, around, STOPPING);
            assertEquals(1, path.changes().get(k).size());
            Change exact = path.changes().get(k).get(0);
            assertEquals(knot.alpha(), exact.from());
            assertEquals(knot.alpha(), exact.to());
            assertEquals(
                    List.of(new Change(exact.column(), exact.enters(), grid.alphas()[0], grid.alphas()[1])),
                    grid.changes().get(1));
            assertEquals(grid.points().get(0).value(), knot.value(), 1e-6 * knot.value());
            assertEquals(grid.points().get(0).r2(), knot.r2(), 1e-6);
        }
    }

    @Test
    void tellsTogetherWhatHappensAtOneStrength() {
        SampleProblem equal = SampleProblem.orthonormal(2, 1, -2, 2);
        Preparation preparation = Preparation.of(
                equal.data(), new Formulation(Convention.SKLEARN, Scaling.NONE, false, ColumnRules.NONE));
        Path path = Path.throughKnots(preparation, new Family(PenaltyKind.L1, 1), Homotopy.Limits.NONE, 1e-6);
        assertEquals(3, path.points().size());
        assertEquals(
                List.of(0, 2, 3),
                path.changes().get(0).stream().map(Change::column).toList());
        assertEquals(List.of(), path.changes().get(2));
    }

    @Test
    void findsChangesBetweenPoints() {
        PathPoint first = point(2, new double[] {0, 1, 2, 0});
        PathPoint second = point(1, new double[] {3, 0, 2, 1});
        assertEquals(
                List.of(new Change(0, true, 2, 1), new Change(1, false, 2, 1), new Change(3, true, 2, 1)),
                Change.between(first, second));
        assertEquals(List.of(), Change.between(first, first));
    }

    private static PathPoint point(double alpha, double[] weights) {
        Preparation preparation = prepared(data(10, 4), ColumnRules.NONE);
        return new PathPoint(
                preparation.objective(new Family(PenaltyKind.L1, 1).at(alpha)),
                0,
                SparseWeights.of(weights),
                1,
                0,
                null,
                0,
                0);
    }
}
