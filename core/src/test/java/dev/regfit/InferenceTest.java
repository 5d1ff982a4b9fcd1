package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Scaling;
import dev.regfit.data.TrainingData;
import dev.regfit.inference.Covariance;
import dev.regfit.inference.Inference;
import dev.regfit.inference.LeastSquaresInference;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard errors against NIST's certified values and against the definition, with dense matrices and nothing clever. */
class InferenceTest {
    private static final double CERTIFIED = 1e-8;
    private static final double CLOSE = 1e-9;
    private static final int ROWS = 12;

    @ParameterizedTest
    @ValueSource(strings = {"Norris", "Pontius", "NoInt1", "Longley", "Wampler4"})
    void reachesTheCertifiedDeviations(String name) {
        NistTable set = NistTable.read(name);
        Fit fit = fit(set.data(), set.intercept());
        Inference inference = inference(set.data(), fit, Covariance.ORDINARY);
        double[] deviations = set.numbers("deviations");
        int first = set.intercept() ? -1 : 0;
        for (int k = 0; k < deviations.length; k++) {
            assertRelative(deviations[k], inference.of(first + k).standardError(), CERTIFIED);
        }
        assertRelative(set.numbers("residual")[0], inference.residualStandardError(), CERTIFIED);
        assertRelative(set.numbers("r2")[0], fit.evaluation().r2(), CERTIFIED);
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void agreesWithTheDefinition(Covariance covariance) {
        for (boolean intercept : new boolean[] {true, false}) {
            for (boolean weighted : new boolean[] {true, false}) {
                Sample sample = Sample.of(ROWS, weighted);
                Fit fit = fit(sample.data(), intercept);
                Inference inference = inference(sample.data(), fit, covariance);
                double[] expected = sample.standardErrors(covariance, intercept);
                int first = intercept ? -1 : 0;
                for (int k = 0; k < expected.length; k++) {
                    assertRelative(expected[k], inference.of(first + k).standardError(), CLOSE);
                }
                assertEquals(intercept, inference.intercept().isPresent());
                assertEquals(ROWS - expected.length, inference.residualDegrees());
            }
        }
    }

    @Test
    void momentsKnowTheSameAsRows() {
        Sample sample = Sample.of(ROWS, true);
        Inference rows = inference(sample.data(), fit(sample.data(), true), Covariance.ORDINARY);
        MomentData moments = new MomentData(
                sample.data().schema(), sample.data().moments(), sample.data().fills(), 0);
        Fit fit = fit(moments, true);
        Inference inference = inference(moments, fit, Covariance.ORDINARY);
        for (int j = -1; j < 2; j++) {
            assertRelative(rows.of(j).standardError(), inference.of(j).standardError(), CLOSE);
            assertRelative(rows.of(j).t(), inference.of(j).t(), CLOSE);
        }
        assertRelative(rows.f(), inference.f(), CLOSE);
        assertThrows(
                IllegalArgumentException.class,
                () -> LeastSquaresInference.of(moments, fit.model(), fit.evaluation(), Covariance.HC3));
    }

    /** Three coefficients of three rows: nothing is left to tell the spread of the residuals by. */
    @ParameterizedTest
    @EnumSource(Covariance.class)
    void aSaturatedFitHasNone(Covariance covariance) {
        Sample sample = Sample.of(3, false);
        Inference inference = inference(sample.data(), fit(sample.data(), true), covariance);
        assertEquals(0, inference.residualDegrees());
        for (int j = -1; j < 2; j++) {
            assertTrue(Double.isNaN(inference.of(j).standardError()));
            assertTrue(Double.isNaN(inference.of(j).p()));
        }
    }

    private static Fit fit(TrainingData data, boolean intercept) {
        Settings settings = new Settings(
                Fits.NO_PENALTY,
                Convention.SKLEARN,
                Scaling.NONE,
                intercept,
                ColumnRules.NONE,
                Fits.solving(SolverName.AUTO));
        return Fits.fit(data, settings);
    }

    private static Inference inference(TrainingData data, Fit fit, Covariance covariance) {
        return LeastSquaresInference.of(data, fit.model(), fit.evaluation(), covariance)
                .orElseThrow();
    }

    private static void assertRelative(double expected, double value, double tolerance) {
        assertEquals(expected, value, tolerance * Math.abs(expected));
    }

    /**
     * Random rows of two columns.
     *
     * @param omega weights that sum to the number of rows
     */
    private record Sample(double[][] x, double[] y, double[] omega, Dataset data) {

        static Sample of(int n, boolean weighted) {
            Random random = new Random(5);
            double[][] x = new double[2][n];
            double[] y = new double[n];
            double[] omega = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                x[0][i] = 3 + random.nextGaussian();
                x[1][i] = 10 * random.nextDouble();
                y[i] = 1 + 2 * x[0][i] - x[1][i] + x[1][i] * random.nextGaussian();
                omega[i] = weighted ? 0.5 + random.nextDouble() : 1;
                sum += omega[i];
            }
            Dataset data = ReferenceTable.dataset(List.of("a", "b"), List.of(x), "y", y, omega);
            for (int i = 0; i < n; i++) {
                omega[i] *= n / sum;
            }
            return new Sample(x, y, omega, data);
        }

        /** Roots of the diagonal of (ZᵀZ)⁻¹ZᵀVZ(ZᵀZ)⁻¹, where Z are rows times the roots of their weights. */
        double[] standardErrors(Covariance covariance, boolean intercept) {
            int n = y.length;
            List<double[]> columns = new ArrayList<>();
            if (intercept) {
                double[] ones = new double[n];
                Arrays.fill(ones, 1);
                columns.add(ones);
            }
            columns.addAll(List.of(x));
            int k = columns.size();
            double[][] z = new double[n][k];
            double[][] gram = new double[k][k];
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < k; a++) {
                    z[i][a] = Math.sqrt(omega[i]) * columns.get(a)[i];
                }
                for (int a = 0; a < k; a++) {
                    for (int b = 0; b < k; b++) {
                        gram[a][b] += z[i][a] * z[i][b];
                    }
                }
            }
            double[][] map = product(inverse(gram), transposed(z));
            double[][] hat = product(z, map);
            double[] residuals = new double[n];
            double rss = 0;
            for (int i = 0; i < n; i++) {
                residuals[i] = Math.sqrt(omega[i]) * y[i];
                for (int l = 0; l < n; l++) {
                    residuals[i] -= hat[i][l] * Math.sqrt(omega[l]) * y[l];
                }
                rss += residuals[i] * residuals[i];
            }
            double[] errors = new double[k];
            for (int a = 0; a < k; a++) {
                for (int i = 0; i < n; i++) {
                    double square = residuals[i] * residuals[i];
                    double rest = 1 - hat[i][i];
                    double variance = switch (covariance) {
                        case ORDINARY -> rss / (n - k);
                        case HC0 -> square;
                        case HC1 -> square * n / (n - k);
                        case HC2 -> square / rest;
                        case HC3 -> square / (rest * rest);
                    };
                    errors[a] += map[a][i] * map[a][i] * variance;
                }
                errors[a] = Math.sqrt(errors[a]);
            }
            return errors;
        }

        private static double[][] transposed(double[][] a) {
            double[][] t = new double[a[0].length][a.length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[0].length; j++) {
                    t[j][i] = a[i][j];
                }
            }
            return t;
        }

        private static double[][] product(double[][] a, double[][] b) {
            double[][] c = new double[a.length][b[0].length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < b[0].length; j++) {
                    for (int l = 0; l < b.length; l++) {
                        c[i][j] += a[i][l] * b[l][j];
                    }
                }
            }
            return c;
        }

        /** By Gauss and Jordan; the matrix is positive definite, and lost. */
        private static double[][] inverse(double[][] a) {
            int k = a.length;
            double[][] inverse = new double[k][k];
            for (int i = 0; i < k; i++) {
                inverse[i][i] = 1;
            }
            for (int pivot = 0; pivot < k; pivot++) {
                double divisor = a[pivot][pivot];
                for (int j = 0; j < k; j++) {
                    a[pivot][j] /= divisor;
                    inverse[pivot][j] /= divisor;
                }
                for (int i = 0; i < k; i++) {
                    double times = a[i][pivot];
                    for (int j = 0; j < k && i != pivot; j++) {
                        a[i][j] -= times * a[pivot][j];
                        inverse[i][j] -= times * inverse[pivot][j];
                    }
                }
            }
            return inverse;
        }
    }
}
