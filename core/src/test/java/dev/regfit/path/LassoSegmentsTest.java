package dev.regfit.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.solver.Solvers;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights between knots against the conditions of the optimum, which do not know of knots. */
class LassoSegmentsTest {
    private static final Family LASSO = new Family(PenaltyKind.L1, 1);
    private static final Homotopy.Limits DOWN = new Homotopy.Limits(1e-3, 10_000);

    private static Preparation preparation(int rows, int columns, ColumnRules rules, boolean intercept) {
        Random random = new Random(rows + 7L * columns);
        double[] x = random.doubles((long) rows * columns, -1, 1).toArray();
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = 3 + x[i] - 2 * x[i + rows] + random.nextGaussian();
        }
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        Schema schema = new Schema(
                IntStream.range(0, columns)
                        .mapToObj(j -> Predictor.number("x" + j))
                        .toList(),
                "y");
        Dataset data = new Dataset(schema, new DenseMatrix(rows, columns, x), y, weights, new double[columns], 0);
        return Preparation.of(data, new Formulation(Convention.SKLEARN, Scaling.STANDARD, intercept, rules));
    }

    private static ColumnRules factors(Map<String, Double> factors) {
        return new ColumnRules(new ColumnValues(1, factors), ColumnRules.NONE.lower(), ColumnRules.NONE.upper());
    }

    private static LassoSegments segments(Preparation preparation, int most) {
        return LassoSegments.of(preparation, Path.throughKnots(preparation, LASSO, DOWN, 1e-9), most);
    }

    /** The largest distance from the subdifferential, as a share of the first knot's strength. */
    private static double violation(Preparation preparation, double alpha, double[] weights) {
        ElasticNet penalty =
                preparation.penalty(preparation.objective(LASSO.at(alpha))).on(preparation.standardization());
        Problem problem = Solvers.problem(preparation.data(), preparation.standardization(), penalty);
        double[] w = preparation.standardization().toWorking(weights);
        double[] correlations = new double[w.length];
        problem.loss().evaluate(w, correlations);
        double worst = 0;
        for (int j = 0; j < w.length; j++) {
            double pull = alpha * penalty.factors()[j];
            worst = Math.max(
                    worst,
                    w[j] == 0
                            ? Math.max(0, Math.abs(correlations[j]) - pull)
                            : Math.abs(correlations[j] - pull * Math.signum(w[j])));
        }
        return worst;
    }

    @ParameterizedTest
    @CsvSource({"60, 8, true", "60, 8, false", "200, 40, true", "20, 30, true"})
    void areOptimalAtAnyStrength(int rows, int columns, boolean intercept) {
        Preparation preparation = preparation(rows, columns, ColumnRules.NONE, intercept);
        LassoSegments segments = segments(preparation, columns);
        Random random = new Random(1);
        for (int k = 0; k < 200; k++) {
            double alpha = segments.last() + random.nextDouble() * (1.1 * segments.alphas()[0] - segments.last());
            assertEquals(0, violation(preparation, alpha, segments.weightsAt(alpha)), 1e-13, "alpha = " + alpha);
        }
    }

    @Test
    void knowPenaltyFactors() {
        Preparation preparation = preparation(50, 6, factors(Map.of("x3", 0.0, "x1", 2.5, "x4", 0.3)), true);
        LassoSegments segments = segments(preparation, 6);
        assertTrue(segments.weightsAt(2 * segments.alphas()[0])[3] != 0);
        for (double share = 1.2; share > 0.01; share *= 0.9) {
            double alpha = share * segments.alphas()[0];
            assertEquals(0, violation(preparation, alpha, segments.weightsAt(alpha)), 1e-13, "alpha = " + alpha);
        }
    }

    @Test
    void areThoseOfThePathAtKnots() {
        Preparation preparation = preparation(60, 12, ColumnRules.NONE, true);
        Path path = Path.throughKnots(preparation, LASSO, DOWN, 1e-9);
        LassoSegments segments = LassoSegments.of(preparation, path, 12);
        for (PathPoint point : path.points()) {
            assertArrayEquals(point.weights().toArray(), segments.weightsAt(point.alpha()), 1e-12);
        }
    }

    @Test
    void endWhereMoreColumnsHaveAPart() {
        Preparation preparation = preparation(60, 12, ColumnRules.NONE, true);
        LassoSegments few = segments(preparation, 5);
        LassoSegments all = segments(preparation, 12);
        assertEquals(5, few.columns().length);
        assertTrue(few.last() > all.last());
        assertArrayEquals(all.weightsAt(few.last()), few.weightsAt(few.last()), 1e-13);
        assertThrows(IllegalArgumentException.class, () -> few.weightsAt(all.last()));
    }
}
