package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.problem.SampleProblem.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evaluating and certifying several weights at a time is evaluating and certifying each, but for rounding. */
class SeveralWeightsTest {
    private static final int M = 5;

    private static List<SampleProblem> samples(Random random) {
        SampleProblem plain = SampleProblem.random("plain", 30, 7, 1).withConstant(2, 7);
        double[] weights = random.doubles(30, 0.1, 3).toArray();
        return List.of(
                plain,
                plain.withoutIntercept(),
                plain.withZeros(0.3).withRowWeights(weights),
                SampleProblem.random("wide", 10, 25, 2),
                SampleProblem.random("long", 300, 3, 3));
    }

    private static double[] column(double[] matrix, int k) {
        double[] column = new double[matrix.length / M];
        for (int j = 0; j < column.length; j++) {
            column[j] = matrix[j * M + k];
        }
        return column;
    }

    @ParameterizedTest
    @EnumSource
    void losses(Form form) {
        Random random = new Random(7);
        for (SampleProblem sample : samples(random)) {
            LeastSquares loss = sample.problem(form).loss();
            double[] all = random.doubles((long) loss.columns() * M, -1, 1).toArray();
            double[] slopes = new double[all.length];
            double[] powers = loss.evaluateEach(all, M, slopes);
            for (int k = 0; k < M; k++) {
                double[] expected = new double[loss.columns()];
                double power = loss.evaluate(column(all, k), expected);
                assertEquals(power, powers[k], 1e-12 * power, sample.toString());
                double size = 0;
                for (int j = 0; j < expected.length; j++) {
                    size = Math.max(size, Math.sqrt(loss.power(j) * power));
                }
                assertArrayEquals(expected, column(slopes, k), 1e-12 * size, sample.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void certificates(Form form) {
        Random random = new Random(8);
        for (SampleProblem sample : samples(random)) {
            Problem problem = sample.problem(form);
            List<ElasticNet> penalties = new ArrayList<>();
            List<double[]> weights = new ArrayList<>();
            for (int k = 0; k < M; k++) {
                penalties.add(problem.penalty().withStrengths(0, 1 + k));
                weights.add(random.doubles(problem.columns(), -1, 1).toArray());
            }
            List<Certificate> certificates = Certifier.certifyEach(problem.loss(), penalties, weights);
            for (int k = 0; k < M; k++) {
                Problem one = new Problem(problem.loss(), penalties.get(k));
                Certificate expected = new Certifier(one).certify(weights.get(k));
                Certificate found = certificates.get(k);
                assertEquals(expected.objective(), found.objective(), 1e-12 * expected.objective());
                assertEquals(expected.gap(), found.gap(), 1e-10 * expected.objective());
                assertEquals(expected.relativeGap(), found.relativeGap(), 1e-10 * expected.relativeGap());
                assertEquals(expected.kkt(), found.kkt(), 1e-10 * expected.kkt());
            }
        }
    }
}
