package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.Scaling;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Cholesky;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowSquares;
import dev.regfit.selection.GeneralizedCrossValidation;
import dev.regfit.selection.LeaveOneOut;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leave-one-out in closed form against leaving out one row after the other, on real data. */
class LeaveOneOutTest {
    private static final double DIGITS = 1e-10;
    private static final double[] LAMBDAS = {100, 1, 0.1, 0.01};

    private static Dataset diabetes() {
        return ReferenceTable.read("/certified/diabetes_raw.csv").first(100).dataset("y", Set.of());
    }

    /** More columns than rows. */
    private static Dataset eyes() {
        return ReferenceTable.read("/certified/eyedata.csv").first(40).dataset("y", Set.of());
    }

    private static Dataset weighted(Dataset data) {
        double[] weights =
                IntStream.range(0, data.rows()).mapToDouble(i -> 0.25 + i % 7).toArray();
        double sum = DoubleStream.of(weights).sum();
        double[] scaled =
                DoubleStream.of(weights).map(w -> w * data.rows() / sum).toArray();
        return new Dataset(data.schema(), data.x(), data.y(), scaled, data.fills(), 0);
    }

    private static RowSquares loss(Dataset data, Scaling scaling, boolean intercept) {
        return new RowSquares(data, Standardization.of(ColumnSummary.of(data), scaling, intercept));
    }

    /** With factors in turn from a cycle. */
    private static List<ElasticNet> penalties(Dataset data, double... cycle) {
        int p = data.columns();
        double[] factors = new double[p];
        Arrays.setAll(factors, j -> cycle[j % cycle.length]);
        double[] lower = new double[p];
        double[] upper = new double[p];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return DoubleStream.of(LAMBDAS)
                .mapToObj(lambda -> new ElasticNet(0, lambda, factors, lower, upper))
                .toList();
    }

    @Test
    void tallData() {
        check(loss(diabetes(), Scaling.STANDARD, true), penalties(diabetes(), 1));
    }

    @Test
    void tallDataWithWeightsAndFactors() {
        Dataset data = weighted(diabetes());
        check(loss(data, Scaling.MAXABS, true), penalties(data, 1, 0.3, 2));
    }

    @Test
    void tallDataWithUnpenalisedColumns() {
        Dataset data = weighted(diabetes());
        check(loss(data, Scaling.STANDARD, true), penalties(data, 0, 1, 2));
    }

    @Test
    void tallDataWithoutIntercept() {
        check(loss(diabetes(), Scaling.STANDARD, false), penalties(diabetes(), 1, 0));
    }

    @Test
    void wideData() {
        check(loss(eyes(), Scaling.STANDARD, true), penalties(eyes(), 1));
    }

    @Test
    void wideDataWithWeightsAndFactors() {
        Dataset data = weighted(eyes());
        check(loss(data, Scaling.NONE, true), penalties(data, 1, 0.3, 2));
    }

    @Test
    void wideDataWithUnpenalisedColumns() {
        Dataset data = weighted(eyes());
        double[] cycle = new double[50];
        Arrays.fill(cycle, 1, cycle.length, 1);
        check(loss(data, Scaling.STANDARD, true), penalties(data, cycle));
    }

    @Test
    void wideDataWithoutIntercept() {
        // Means large against deviations: with weaker penalties the brute force has no ten digits.
        check(loss(eyes(), Scaling.STANDARD, false), penalties(eyes(), 1, 0.5).subList(0, 2));
    }

    private static void check(RowSquares loss, List<ElasticNet> penalties) {
        LeaveOneOut curves = LeaveOneOut.of(loss, penalties);
        double[][] errors = LeaveOneOut.errors(loss, penalties);
        int n = loss.data().rows();
        double[] weights = loss.data().weights();
        for (int k = 0; k < penalties.size(); k++) {
            double[] expected = new double[n];
            double squares = 0;
            double fourth = 0;
            double absolute = 0;
            for (int i = 0; i < n; i++) {
                expected[i] = errorWithout(loss, penalties.get(k), i);
                squares += weights[i] * Math.pow(expected[i], 2) / n;
                fourth += weights[i] * Math.pow(expected[i], 4) / n;
                absolute += weights[i] * Math.abs(expected[i]) / n;
            }
            assertArrayEquals(expected, errors[k], DIGITS * Math.sqrt(squares));
            assertEquals(squares, curves.meanSquare()[k], DIGITS * squares);
            assertEquals(absolute, curves.meanAbsolute()[k], DIGITS * absolute);
            double error = Math.sqrt((fourth - squares * squares) / (n - 1));
            assertEquals(error, curves.standardError()[k], 100 * DIGITS * error);
            assertEquals(degreesOfFreedom(loss, penalties.get(k)), curves.degreesOfFreedom()[k], DIGITS * n);
        }
    }

    /** yᵢ less its prediction by the model of all other rows: normal equations of columns centred anew. */
    private static double errorWithout(RowSquares loss, ElasticNet penalty, int left) {
        Dataset data = loss.data();
        double[] weights = data.weights().clone();
        weights[left] = 0;
        double[][] rows = scaledRows(loss);
        double[] means = new double[data.columns()];
        double targetMean = 0;
        if (loss.standardization().intercept()) {
            double total = DoubleStream.of(weights).sum();
            for (int i = 0; i < rows.length; i++) {
                targetMean += weights[i] * data.y()[i] / total;
                for (int j = 0; j < means.length; j++) {
                    means[j] += weights[i] * rows[i][j] / total;
                }
            }
        }
        double[] right = new double[means.length];
        double[] system = system(rows, means, weights, penalty);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < means.length; j++) {
                right[j] += weights[i] * (rows[i][j] - means[j]) * (data.y()[i] - targetMean);
            }
        }
        double[] w = Cholesky.of(system, means.length).orElseThrow().solve(right);
        double prediction = targetMean;
        for (int j = 0; j < means.length; j++) {
            prediction += w[j] * (rows[left][j] - means[j]);
        }
        return data.y()[left] - prediction;
    }

    private static double[][] scaledRows(RowSquares loss) {
        Dataset data = loss.data();
        double[][] rows = new double[data.rows()][data.columns()];
        for (int j = 0; j < data.columns(); j++) {
            double[] column = new double[data.rows()];
            data.x().axpy(j, 1 / loss.standardization().scales()[j], column);
            for (int i = 0; i < column.length; i++) {
                rows[i][j] = column[i];
            }
        }
        return rows;
    }

    /** Centred cross-products and the penalty that goes with RSS. */
    private static double[] system(double[][] rows, double[] means, double[] weights, ElasticNet penalty) {
        int p = means.length;
        double[] system = new double[p * p];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    system[a * p + b] += weights[i] * (rows[i][a] - means[a]) * (rows[i][b] - means[b]);
                }
            }
        }
        for (int j = 0; j < p; j++) {
            system[j * p + j] += rows.length * penalty.l2(j);
        }
        return system;
    }

    /** tr G(G + λ₂F)⁻¹, and the intercept. */
    private static double degreesOfFreedom(RowSquares loss, ElasticNet penalty) {
        boolean intercept = loss.standardization().intercept();
        double[][] rows = scaledRows(loss);
        double[] means = new double[loss.columns()];
        for (int j = 0; j < means.length && intercept; j++) {
            means[j] =
                    loss.standardization().centers()[j] / loss.standardization().scales()[j];
        }
        double[] system = system(rows, means, loss.data().weights(), penalty);
        double[] inverse = Cholesky.of(system, means.length).orElseThrow().inverse();
        double trace = means.length + (intercept ? 1 : 0);
        for (int j = 0; j < means.length; j++) {
            trace -= rows.length * penalty.l2(j) * inverse[j * means.length + j];
        }
        return trace;
    }

    @Test
    void generalizedCrossValidationFromMomentsAndFromRows() {
        Dataset data = weighted(diabetes());
        RowSquares rows = loss(data, Scaling.STANDARD, true);
        MomentSquares moments = new MomentSquares(Moments.of(data), rows.standardization());
        List<ElasticNet> penalties = penalties(data, 1, 0, 2);
        checkScores(rows, penalties, GeneralizedCrossValidation.of(moments, true, penalties));
        RowSquares wide = loss(weighted(eyes()), Scaling.STANDARD, true);
        List<ElasticNet> ofWide = penalties(wide.data(), 1, 2);
        checkScores(wide, ofWide, GeneralizedCrossValidation.of(wide, true, ofWide));
    }

    /** By the definition, from what leave-one-out knows of residuals and leverages. */
    private static void checkScores(RowSquares loss, List<ElasticNet> penalties, GeneralizedCrossValidation curves) {
        double n = loss.rows();
        for (int k = 0; k < penalties.size(); k++) {
            double df = degreesOfFreedom(loss, penalties.get(k));
            double power = curves.residualPowers()[k];
            assertEquals(df, curves.degreesOfFreedom()[k], DIGITS * n);
            assertEquals(power / Math.pow(1 - df / n, 2), curves.scores()[k], 1e-9 * curves.scores()[k]);
            assertTrue(power > 0 && (k == 0 || power < curves.residualPowers()[k - 1]));
        }
    }

    /** Where the model goes through all points next to nothing is left, of which the score is a ratio. */
    @Test
    void theScoreHasALimitInWideData() {
        RowSquares wide = loss(eyes(), Scaling.STANDARD, true);
        ElasticNet unit = penalties(wide.data(), 1).get(0);
        List<ElasticNet> weak = List.of(unit.withStrengths(0, 1e-7), unit.withStrengths(0, 1e-12));
        double[] scores = GeneralizedCrossValidation.of(wide, true, weak).scores();
        assertEquals(scores[0], scores[1], 1e-4 * scores[0]);
    }

    @Test
    void aRowThatAloneDeterminesAnUnpenalisedWeightHasNoError() {
        Dataset data = ReferenceTable.dataset(
                List.of("x", "only"),
                List.of(new double[] {1, 2, 4, 7, 11}, new double[] {0, 0, 0, 1, 0}),
                "y",
                new double[] {1, 3, 2, 5, 4},
                new double[0]);
        double[][] errors = LeaveOneOut.errors(loss(data, Scaling.NONE, true), penalties(data, 1, 0));
        assertTrue(Double.isNaN(errors[1][3]));
        assertTrue(Double.isFinite(errors[1][0]));
    }

    @Test
    void aLassoIsRefused() {
        Dataset data = diabetes();
        ElasticNet lasso = penalties(data, 1).get(0).withStrengths(1, 1);
        assertThrows(
                IllegalArgumentException.class, () -> LeaveOneOut.of(loss(data, Scaling.NONE, true), List.of(lasso)));
    }
}
