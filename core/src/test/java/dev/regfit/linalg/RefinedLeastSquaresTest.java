package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefinedLeastSquaresTest {
    /** Correctly rounded is 15.95 or more. */
    private static final double ROUNDED = 15.5;

    static Stream<NistSet> nist() {
        return NistSet.all();
    }

    @ParameterizedTest
    @MethodSource("nist")
    void nistCoefficientsAreRightToTheLastDigit(NistSet set) {
        RefinedLeastSquares.Solution solution =
                RefinedLeastSquares.solve(set.equations()).orElseThrow();
        assertTrue(solution.converged());
        double digits = ExactLeastSquares.digits(solution, set.equations(), set.doubles());
        assertTrue(digits >= ROUNDED, set + " has " + digits + " digits");
    }

    /** How far certified figures can be reached from columns that are doubles is a property of the data alone. */
    @ParameterizedTest
    @MethodSource("nist")
    void nistCertifiedFiguresAreMetAsFarAsDoublesAllow(NistSet set) {
        RefinedLeastSquares.Solution solution =
                RefinedLeastSquares.solve(set.equations()).orElseThrow();
        double digits = ExactLeastSquares.digits(solution, set.equations(), set.certified());
        assertTrue(digits >= (set.name().equals("Filip") ? 7.6 : 13.1), set + " has " + digits + " digits");
    }

    @ParameterizedTest
    @MethodSource("nist")
    void theReferenceSolverOfTheseTestsAgreesWithTheFile(NistSet set) {
        BigDecimal[] exact = ExactLeastSquares.solve(set.equations());
        for (int u = 0; u < exact.length; u++) {
            assertTrue(ExactLeastSquares.digits(exact[u].doubleValue(), set.doubles()[u]) >= ROUNDED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 10, 12, 14})
    void polynomialsOfHighDegree(int degree) {
        Random random = new Random(degree);
        int n = 82;
        double[] a = new double[n * degree];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            double x = -9 + 6 * random.nextDouble();
            for (int j = 0; j < degree; j++) {
                a[j * n + i] = new BigDecimal(x).pow(j + 1).doubleValue();
            }
            b[i] = 0.8 + 0.1 * Math.sin(x) + 0.003 * random.nextGaussian();
        }
        assertRounded(PenalizedEquations.ordinary(a, b, degree, true));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-8, 1e-10, 1e-12, 1e-13})
    void nearlyDependentColumnsWithWeightsAndLinearTerms(double distance) {
        Random random = new Random(7);
        PenalizedEquations full = nearlyDependent(distance, random);
        assertRounded(full);
        assertRounded(PenalizedEquations.ordinary(full.a(), full.b(), full.k(), true));
        double[] fitted = Matrices.times(full.a(), full.rows(), new double[] {1, 1, 1, 1, 1});
        assertRounded(PenalizedEquations.ordinary(full.a(), fitted, full.k(), false));
    }

    private static PenalizedEquations nearlyDependent(double distance, Random random) {
        int n = 40;
        int k = 5;
        double[] a = Matrices.gaussian(n * k, random);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            a[4 * n + i] = a[i] + a[n + i] + distance * random.nextGaussian();
            weights[i] = Math.exp(3 * random.nextGaussian());
        }
        double[] b = Matrices.gaussian(n, random);
        return new PenalizedEquations(a, b, k, weights, true, new double[k], Matrices.gaussian(k, random));
    }

    @Property(tries = 100, seed = "20261121")
    void anyScalesWeightsPenaltiesAndShapes(
            @ForAll @IntRange(min = 1, max = 15) int n, @ForAll @IntRange(min = 1, max = 8) int k, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gaussian(n * k, random);
        double[] ridge = new double[k];
        double[] linear = new double[k];
        for (int j = 0; j < k; j++) {
            double scale = Math.pow(10, 60 * random.nextDouble() - 30);
            for (int i = 0; i < n; i++) {
                a[j * n + i] *= scale;
            }
            // With fewer rows than unknowns every column needs its ridge term.
            boolean penalised = n < k + 2 || random.nextBoolean();
            ridge[j] = penalised ? scale * scale * (0.01 + random.nextDouble()) : 0;
            // One row is fitted exactly by the intercept, and then x would be exactly zero without linear terms.
            linear[j] = n == 1 || random.nextBoolean() ? scale * random.nextGaussian() : 0;
        }
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = Math.pow(10, 6 * random.nextDouble() - 3);
        }
        assertRounded(new PenalizedEquations(
                a, Matrices.gaussian(n, random), k, weights, random.nextBoolean(), ridge, linear));
    }

    private static void assertRounded(PenalizedEquations equations) {
        RefinedLeastSquares.Solution solution =
                RefinedLeastSquares.solve(equations).orElseThrow();
        assertTrue(solution.converged(), "not converged after " + solution.refinements());
        double digits = ExactLeastSquares.digits(solution, equations, ExactLeastSquares.solve(equations));
        assertTrue(digits >= ROUNDED, digits + " digits");
    }

    @Test
    void aWeightOfTwoIsARowTwice() {
        Random random = new Random(11);
        double[] b = Matrices.gaussian(6, random);
        double[] a = Matrices.gaussian(6, random);
        double[] none = {0};
        RefinedLeastSquares.Solution weighted = RefinedLeastSquares.solve(
                        new PenalizedEquations(a, b, 1, new double[] {2, 1, 1, 1, 1, 1}, true, none, none))
                .orElseThrow();
        double[] aTwice = Arrays.copyOf(a, 7);
        double[] bTwice = Arrays.copyOf(b, 7);
        aTwice[6] = a[0];
        bTwice[6] = b[0];
        RefinedLeastSquares.Solution repeated = RefinedLeastSquares.solve(
                        PenalizedEquations.ordinary(aTwice, bTwice, 1, true))
                .orElseThrow();
        assertEquals(repeated.intercept(), weighted.intercept());
        assertArrayEquals(repeated.x(), weighted.x());
    }

    @Test
    void argumentsAreNotModified() {
        PenalizedEquations equations = nearlyDependent(0.1, new Random(2));
        PenalizedEquations copy = nearlyDependent(0.1, new Random(2));
        assertTrue(RefinedLeastSquares.solve(equations).isPresent());
        assertArrayEquals(copy.a(), equations.a());
        assertArrayEquals(copy.b(), equations.b());
        assertArrayEquals(copy.weights(), equations.weights());
        assertArrayEquals(copy.linear(), equations.linear());
    }

    @Test
    void coefficientsThatAreExactlyZeroConverge() {
        double[] a = {1, -1, 1, -1, 1, 1, -1, -1};
        RefinedLeastSquares.Solution solution = RefinedLeastSquares.solve(
                        PenalizedEquations.ordinary(a, new double[] {3, 1, 3, 1}, 2, true))
                .orElseThrow();
        assertTrue(solution.converged());
        assertEquals(2, solution.intercept());
        assertEquals(1, solution.x()[0]);
        assertEquals(0, solution.x()[1], 1e-25);
        RefinedLeastSquares.Solution zero = RefinedLeastSquares.solve(
                        PenalizedEquations.ordinary(a, new double[4], 2, true))
                .orElseThrow();
        assertTrue(zero.converged());
        assertArrayEquals(new double[2], zero.x());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 1e-5, 1e-9})
    void zerosBehindBadConditioningConverge(double distance) {
        PenalizedEquations near = nearlyDependent(distance, new Random(3));
        double[] fitted = Matrices.times(near.a(), near.rows(), new double[] {0, 0, 1, 0, 0});
        RefinedLeastSquares.Solution solution = RefinedLeastSquares.solve(new PenalizedEquations(
                        near.a(), fitted, near.k(), near.weights(), true, near.ridge(), near.ridge()))
                .orElseThrow();
        assertTrue(solution.converged());
        assertArrayEquals(new double[] {0, 0, 1, 0, 0}, solution.x(), 1e-20);
        assertEquals(0, solution.intercept(), 1e-20);
    }

    @Test
    void withoutColumnsTheInterceptIsTheWeightedMean() {
        double[] none = {};
        PenalizedEquations mean =
                new PenalizedEquations(none, new double[] {1, 2, 6}, 0, new double[] {1, 1, 2}, true, none, none);
        assertEquals(3.75, RefinedLeastSquares.solve(mean).orElseThrow().intercept());
        PenalizedEquations nothing = PenalizedEquations.ordinary(none, new double[] {1}, 0, false);
        assertEquals(0, RefinedLeastSquares.solve(nothing).orElseThrow().x().length);
    }

    @Property(tries = 100, seed = "20261121")
    void dependentColumnsHaveNoSolution(
            @ForAll @IntRange(min = 5, max = 60) int n,
            @ForAll @IntRange(min = 1, max = 3) int kind,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gaussian(n * 3, random);
        for (int i = 0; i < n; i++) {
            a[2 * n + i] = switch (kind) {
                case 1 -> a[i] + 1.1 * a[n + i];
                case 2 -> 0;
                default -> 1.7;
            };
        }
        double[] b = Matrices.gaussian(n, random);
        assertTrue(RefinedLeastSquares.solve(PenalizedEquations.ordinary(a, b, 3, true))
                .isEmpty());
    }

    @Test
    void fewerRowsThanUnknownsNeedARidge() {
        double[] a = {1, 2, 3, 5, 8, 13};
        double[] b = {1, 2};
        double[] ones = {1, 1};
        double[] linear = {0, 0, 0};
        assertTrue(RefinedLeastSquares.solve(PenalizedEquations.ordinary(a, b, 3, false))
                .isEmpty());
        assertRounded(new PenalizedEquations(a, b, 3, ones, true, new double[] {1, 1, 1}, linear));
        assertTrue(
                RefinedLeastSquares.solve(new PenalizedEquations(a, b, 3, ones, false, new double[] {0, 0, 0}, linear))
                        .isEmpty());
    }

    @Test
    void wrongArgumentsAreRefused() {
        double[] one = {1};
        double[] zero = {0};
        double[] nan = {Double.NaN};
        assertRefused("weights[0] must be positive, it is 0.0", one, one, zero, zero, zero);
        assertRefused("ridge[0] must be at least 0, it is -1.0", one, one, one, new double[] {-1}, zero);
        assertRefused("a[0] must be finite, it is NaN", nan, one, one, zero, zero);
        assertRefused("b[0] must be finite, it is NaN", one, nan, one, zero, zero);
        assertRefused("a must hold 1 x 1 = 1 numbers, it holds 2", new double[2], one, one, zero, zero);
        assertRefused("linear must hold 1 numbers, it holds 0", one, one, one, zero, new double[0]);
    }

    private static void assertRefused(
            String message, double[] a, double[] b, double[] weights, double[] ridge, double[] linear) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new PenalizedEquations(a, b, 1, weights, true, ridge, linear));
        assertEquals(message, e.getMessage());
    }
}
