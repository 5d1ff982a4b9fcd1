package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticNetTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "NaN, 0", "0, NaN"})
    void refusesAStrengthThatIsNone(double lambda1, double lambda2) {
        assertThrows(IllegalArgumentException.class, () -> penalty(lambda1, lambda2, 1, -INFINITE, INFINITE));
    }

    @Property(seed = "20261121")
    void noWeightIsBetterThanTheMinimizer(
            @ForAll("penalties") ElasticNet penalty,
            @ForAll @DoubleRange(min = 0.01, max = 10) double a,
            @ForAll @DoubleRange(min = -10, max = 10) double z,
            @ForAll @DoubleRange(min = -10, max = 10) double w) {
        double best = penalty.minimizer(0, a, z);
        double other = penalty.clamp(0, w);
        assertTrue(value(penalty, a, z, best) <= value(penalty, a, z, other) + 1e-12);
        assertTrue(penalty.violation(0, best, z - a * best) <= 1e-13 * (1 + Math.abs(z)));
    }

    @Test
    void aWeightBeyondItsBoundIsNeverTheMinimum() {
        ElasticNet penalty = penalty(0.1, 0.1, 1, -INFINITE, 0.5);
        assertEquals(INFINITE, penalty.value(new double[] {0.6}));
        assertEquals(INFINITE, penalty.fenchelTerm(0, 0.6, 0.2));
        assertEquals(INFINITE, penalty.violation(0, 0.6, 0.2));
        double rounded = Math.nextUp(0.5);
        assertTrue(penalty.value(new double[] {rounded}) < 1, "rounding of a change of scale");
        assertEquals(0, penalty.violation(0, rounded, 3));
    }

    private static double value(ElasticNet penalty, double a, double z, double w) {
        return 0.5 * a * w * w - z * w + penalty.value(new double[] {w});
    }

    /** Fenchel's inequality; with equality exactly where v is a sub-gradient at w. */
    @Property(seed = "20261121")
    void theConjugateBoundsThePenalty(
            @ForAll("penalties") ElasticNet penalty,
            @ForAll @DoubleRange(min = -10, max = 10) double v,
            @ForAll @DoubleRange(min = -10, max = 10) double unclamped) {
        double w = penalty.clamp(0, unclamped);
        double excess = penalty.value(new double[] {w}) + penalty.conjugate(0, v) - v * w;
        assertTrue(excess >= -1e-12, () -> "excess " + excess);
        if (penalty.violation(0, w, v) == 0) {
            assertEquals(0, excess, 1e-12);
        }
    }

    private static ElasticNet penalty(double lambda1, double lambda2, double factor, double lower, double upper) {
        return new ElasticNet(lambda1, lambda2, new double[] {factor}, new double[] {lower}, new double[] {upper});
    }

    @Provide
    Arbitrary<ElasticNet> penalties() {
        Arbitrary<double[]> bounds = Arbitraries.of(
                new double[] {-INFINITE, INFINITE},
                new double[] {0, INFINITE},
                new double[] {-INFINITE, 0},
                new double[] {-0.5, 2},
                new double[] {1, 3},
                new double[] {-3, -1});
        return Combinators.combine(
                        Arbitraries.of(0.0, 0.3, 2.0),
                        Arbitraries.of(0.0, 0.1, 1.0),
                        Arbitraries.of(0.0, 0.5, 1.0),
                        bounds)
                .as((lambda1, lambda2, factor, bound) -> penalty(lambda1, lambda2, factor, bound[0], bound[1]));
    }
}
