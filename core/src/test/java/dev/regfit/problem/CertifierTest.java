package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import dev.regfit.solver.gradient.EpochListener;
import dev.regfit.solver.gradient.GradientSettings;
import dev.regfit.solver.gradient.GradientSolver;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CertifierTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** Correlations of uncorrelated columns of power 1: the optimum is known in closed form. */
    private final SampleProblem orthonormal = SampleProblem.orthonormal(2, -1, 0.3, 4);

    @Test
    void provesTheExactOptimumToTheLastDigits() {
        assertProven(orthonormal, 2, -1, 0.3, 4);
        assertProven(orthonormal.withLambdas(0, 0.25), 1.6, -0.8, 0.24, 3.2);
        assertProven(orthonormal.withLambdas(0.5, 0), 1.5, -0.5, 0, 3.5);
        assertProven(orthonormal.withLambdas(0.5, 0.25), 1.2, -0.4, 0, 2.8);
        assertProven(orthonormal.withFactors(0, 2).withLambdas(0.5, 0), 2, 0, 0.3, 3);
        assertProven(orthonormal.withFactors(0, 2).withLambdas(0, 0.5), 2, -0.5, 0.3, 2);
        assertProven(orthonormal.withBounds(0, 3), 2, 0, 0.3, 3);
        assertProven(orthonormal.withBounds(0, INFINITE).withLambdas(0.5, 0.25), 1.2, 0, 0, 2.8);
        assertProven(orthonormal.withBounds(0.5, 2.5).withLambdas(0.5, 0), 1.5, 0.5, 0.5, 2.5);
    }

    private static void assertProven(SampleProblem sample, double... optimum) {
        for (Form form : Form.values()) {
            Certificate certificate = new Certifier(sample.problem(form)).certify(optimum);
            assertTrue(certificate.relativeGap() <= 1e-13, () -> form + ": " + certificate);
            assertTrue(certificate.kkt() <= 1e-15, () -> form + ": " + certificate);
        }
    }

    /** ½(1 + Σcⱼ²) is P(0) for noise of power 1, c being the correlations. */
    @Test
    void reportsObjectiveAndViolationAsWorkedOutByHand() {
        double nullObjective = 0.5 * (1 + 4 + 1 + 0.09 + 16);
        Problem problem = orthonormal.withLambdas(0.5, 0.25).problem(Form.MOMENTS);
        Certificate atZero = new Certifier(problem).certify(new double[4]);
        double unit = Math.sqrt(1.25 * 2 * nullObjective); // with a curvature of 1 + 0.25
        assertEquals(nullObjective, atZero.objective(), 1e-14);
        assertEquals((4 - 0.5) / unit, atZero.kkt(), 1e-15);

        double[] w = {1.2, -0.4, 0.1, 2.8};
        Certificate nearby = new Certifier(problem).certify(w);
        double loss = 0.5 * (1 + 0.8 * 0.8 + 0.6 * 0.6 + 0.2 * 0.2 + 1.2 * 1.2);
        double penalty = 0.5 * (1.2 + 0.4 + 0.1 + 2.8) + 0.125 * (1.44 + 0.16 + 0.01 + 7.84);
        assertEquals(loss + penalty, nearby.objective(), 1e-14);
        // The third weight ought to be zero, which is nearer than the violation alone tells.
        assertEquals(1.25 * 0.1 / unit, nearby.kkt(), 1e-15);
    }

    /** A penalty of blocks, even if there are none, is looked at in all its columns. */
    @Test
    void ofManyColumnsThoseLeftOutMakeNoDifference() {
        int p = 1100;
        SampleProblem many = SampleProblem.random("many", 12, p, 1)
                .withTarget(new Random(2).doubles(12).toArray());
        List<SampleProblem> samples = List.of(
                many.withLambdas(0.1, 0),
                many.withLambdas(0.1, 0.01),
                many.withLambdas(0.1, 0).withBounds(-0.01, 0.02),
                many.withLambdas(0.1, 0.01).withBounds(0, INFINITE),
                many.withLambdas(0.1, 0).withBounds(0.001, INFINITE),
                many.withLambdas(0.1, 0).withFactors(0, 2));
        for (SampleProblem sample : samples) {
            for (Form form : List.of(Form.ROWS, Form.SPARSE_ROWS)) {
                assertEqualsThatOfAllColumns(sample.problem(form));
            }
        }
    }

    private static void assertEqualsThatOfAllColumns(Problem problem) {
        ElasticNet net = problem.penalty();
        Certifier all = new Certifier(problem.loss(), new GroupLasso(net, List.of()));
        Random random = new Random(3);
        double[] w = problem.start();
        double[] correlations = new double[w.length];
        for (int weights = 0; weights < 20; weights++) {
            double power = problem.loss().evaluate(w, correlations);
            Certifier.Judgement judgement = new Certifier(problem).judge(w, correlations, power);
            assertEquals(all.certify(w, correlations, power), judgement.certificate());
            double[] violations = new double[w.length];
            for (int k = 0; k < judgement.columns().length; k++) {
                violations[judgement.columns()[k]] = judgement.violations()[k];
            }
            assertArrayEquals(net.violations(w, correlations), violations);
            int j = random.nextInt(w.length);
            w[j] = net.clamp(j, 0.01 * random.nextGaussian());
        }
    }

    @Test
    void aConstantTargetIsFittedByZero() {
        SampleProblem flat = SampleProblem.random("flat", 10, 3, 1).withTarget(new double[10]);
        Certificate certificate = new Certifier(flat.problem(Form.ROWS)).certify(new double[3]);
        assertEquals(new Certificate(0, 0, 0, 0), certificate);
    }

    /** Upwards nothing holds the weight: no dual point is feasible, however small its correlation. */
    @Test
    void anUnpenalisedWeightThatOughtToLeaveItsBoundIsNotProven() {
        Problem problem =
                SampleProblem.orthonormal(1e-6, -2).withBounds(0, INFINITE).problem(Form.MOMENTS);
        assertProvesNothing(new Certifier(problem).certify(new double[2]));
    }

    /** In double precision they cannot be told from nearly equal ones, of which a small difference may be worth much. */
    @Test
    void equalUnpenalisedColumnsAreProvenByTheRowsOnly() {
        SampleProblem collinear = SampleProblem.random("collinear", 30, 4, 3).withCopy(3, 0);
        for (Form form : Form.values()) {
            Problem problem = collinear.problem(form);
            assertProvesNothing(new Certifier(problem).certify(optimum(problem)));
        }
    }

    /** But that no objective is below zero. */
    private static void assertProvesNothing(Certificate certificate) {
        assertTrue(certificate.gap() >= certificate.objective(), certificate::toString);
    }

    @Property(tries = 400, seed = "20261121")
    void theGapIsNoSmallerThanTheDistanceFromTheMinimum(
            @ForAll("problems") SampleProblem sample,
            @ForAll Form form,
            @ForAll long seed,
            @ForAll("sizes") double size) {
        Problem problem = sample.problem(form);
        double[] w = optimum(problem);
        double least = objective(problem, w);
        disturb(problem, w, size, new Random(seed));
        Certificate certificate = new Certifier(problem).certify(w);
        double rounding = 1e-14 * (problem.nullObjective() + certificate.objective());
        assertEquals(objective(problem, w), certificate.objective(), rounding);
        assertTrue(certificate.gap() >= certificate.objective() - least - rounding, certificate::toString);
        assertTrue(certificate.gap() >= 0 && certificate.relativeGap() >= 0 && certificate.kkt() >= 0);
        assertTrue(certificate.gap() == 0 || certificate.relativeGap() == certificate.gap() / problem.nullObjective());
    }

    @Property(tries = 100, seed = "20261121")
    void theOptimumIsProven(@ForAll("problems") SampleProblem sample, @ForAll Form form) {
        Problem problem = sample.problem(form);
        Certificate certificate = new Certifier(problem).certify(optimum(problem));
        assertTrue(certificate.relativeGap() <= 1e-11, certificate::toString);
        assertTrue(certificate.kkt() <= 1e-5, certificate::toString);
    }

    /**
     * A proof that is too weak would never let a solver stop. How fast the gap closes as the weights come close depends
     * on how weak the penalty is: here λ₁ and λ₂ are zero or at least 1e-3.
     */
    @Property(tries = 100, seed = "20261121")
    void theGapClosesWithTheDistance(@ForAll("problems") SampleProblem sample, @ForAll Form form, @ForAll long seed) {
        Problem problem = sample.problem(form);
        double[] w = optimum(problem);
        disturb(problem, w, 1e-9, new Random(seed));
        Certificate certificate = new Certifier(problem).certify(w);
        boolean stepMayLeaveBounds = hasBoundedFreeColumn(problem.penalty());
        assertTrue(stepMayLeaveBounds || certificate.relativeGap() <= 1e-4, certificate::toString);
    }

    private static boolean hasBoundedFreeColumn(ElasticNet penalty) {
        boolean found = false;
        for (int j = 0; j < penalty.factors().length; j++) {
            found |= penalty.isFree(j) && penalty.isBounded();
        }
        return found;
    }

    private static double objective(Problem problem, double[] w) {
        return 0.5 * problem.loss().evaluate(w, new double[w.length])
                + problem.penalty().value(w);
    }

    /** Moves some weights, within the bounds, and makes some zero. */
    private static void disturb(Problem problem, double[] w, double size, Random random) {
        for (int j = 0; j < w.length; j++) {
            double moved = switch (random.nextInt(4)) {
                case 0 -> w[j];
                case 1 -> w[j] * (1 - Math.min(1, size));
                default -> w[j] + size * random.nextGaussian();
            };
            w[j] = problem.penalty().clamp(j, moved);
        }
    }

    /** By a long run of a solver. */
    private static double[] optimum(Problem problem) {
        return new GradientSolver(SolverName.PROXIMAL, GradientSettings.AUTOMATIC, EpochListener.NONE)
                .solve(problem, new Stopping(1e-15, 3000))
                .weights();
    }

    @Provide
    Arbitrary<Double> sizes() {
        return Arbitraries.doubles().between(-8, 3).map(exponent -> Math.pow(10, exponent));
    }

    @Provide
    Arbitrary<SampleProblem> problems() {
        Arbitrary<SampleProblem> rows = Combinators.combine(
                        Arbitraries.integers().between(12, 30),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.longs(),
                        Arbitraries.of(true, false))
                .as((n, p, seed, intercept) -> {
                    SampleProblem sample = SampleProblem.random(n + "×" + p + ", seed " + seed, n, p, seed);
                    return intercept ? sample : sample.withoutIntercept();
                });
        Arbitrary<double[]> factors =
                Arbitraries.of(new double[] {1}, new double[] {0, 1}, new double[] {2, 1, 0.5, 0}, new double[] {0});
        Arbitrary<double[]> bounds = Arbitraries.of(
                new double[] {-INFINITE, INFINITE},
                new double[] {0, INFINITE},
                new double[] {-0.5, 1},
                new double[] {0.1, 0.8},
                new double[] {-INFINITE, -0.1});
        Arbitrary<Double> shares = Arbitraries.of(0.0, 1e-3, 0.1, 0.5, 1.5);
        Arbitrary<Double> squares = Arbitraries.of(0.0, 1e-3, 0.5, 10.0);
        return Combinators.combine(rows, factors, bounds, shares, squares)
                .as((sample, f, bound, share, lambda2) ->
                        sample.withFactors(f).withBounds(bound[0], bound[1]).withStrengths(share, lambda2));
    }
}
