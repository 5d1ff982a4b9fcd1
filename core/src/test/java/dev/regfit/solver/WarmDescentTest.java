package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WarmDescentTest {
    private static final Stopping STOPPING = new Stopping(1e-6, 10_000);

    /** Shares of the strength at which all is zero: close together, far apart, the same again, and back. */
    private static final double[] SHARES = {1, 0.9, 0.85, 0.8, 0.3, 0.29, 0.28, 0.28, 0.01, 0.009, 0.5, 0.45, 1e-4};

    private static Stream<Problem> problems() {
        SampleProblem plain = SampleProblem.random("plain", 60, 12, 3);
        return Stream.of(
                        plain.withStrengths(1, 0),
                        plain.withStrengths(1, 0.3),
                        plain.withFactors(1, 0, 2).withStrengths(1, 0),
                        plain.withBounds(-0.4, 0.7).withStrengths(1, 0),
                        plain.withBounds(0, Double.POSITIVE_INFINITY).withStrengths(1, 0.1),
                        plain.withConstant(4, 2).withStrengths(1, 0))
                .flatMap(sample -> Stream.of(sample.problem(Form.MOMENTS), sample.problem(Form.ROWS)));
    }

    /** Where the descent before ended makes no difference, and the certificate is of the weights that are returned. */
    @ParameterizedTest
    @MethodSource("problems")
    void isTheOptimumWithItsCertificate(Problem largest) {
        WarmDescent descent = new WarmDescent(largest.loss());
        for (double share : SHARES) {
            ElasticNet penalty = largest.penalty()
                    .withStrengths(
                            share * largest.penalty().lambda1(),
                            largest.penalty().lambda2());
            Problem problem = new Problem(largest.loss(), penalty);
            Solution solution = descent.solve(penalty, STOPPING);
            assertTrue(solution.isProven(STOPPING), "at " + share);
            assertEquals(
                    new Certifier(problem).certify(solution.weights()),
                    solution.certificate().orElseThrow());
            double[] fromZero =
                    new WarmDescent(problem.loss()).solve(penalty, STOPPING).weights();
            assertArrayEquals(fromZero, solution.weights(), 1e-9);
        }
    }

    /** Of equal columns a step that stops has to be certified once more, without the dust. */
    @ParameterizedTest
    @EnumSource
    void certifiesWhatIsLeftBesideEqualColumns(Form form) {
        Problem largest = SampleProblem.random("twins", 60, 12, 5)
                .withCopy(7, 0)
                .withStrengths(1, 0)
                .problem(form);
        WarmDescent descent = new WarmDescent(largest.loss());
        for (double share : List.of(0.9, 0.5, 0.49, 0.1, 0.01)) {
            ElasticNet penalty =
                    largest.penalty().withStrengths(share * largest.penalty().lambda1(), 0);
            Solution solution = descent.solve(penalty, STOPPING);
            assertTrue(solution.isProven(STOPPING), "at " + share);
            assertEquals(
                    new Certifier(new Problem(largest.loss(), penalty)).certify(solution.weights()),
                    solution.certificate().orElseThrow());
        }
    }
}
