package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Scaling;
import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpectralRidgeTest {
    private static final Stopping STOPPING = new Stopping(1e-9, 1);
    private static final double[] LAMBDAS = {300, 1, 0.01, 1e-4};

    /** Rows and columns in all proportions, weights, scaling, factors, with and without an intercept, in all forms. */
    @Property(tries = 120, seed = "20261121")
    void weightsAreThoseOfTheClosedForm(
            @ForAll @IntRange(min = 3, max = 40) int n,
            @ForAll @IntRange(min = 1, max = 40) int p,
            @ForAll Form form,
            @ForAll long seed) {
        Random random = new Random(seed);
        SampleProblem sample = SampleProblem.random("random", n, p, seed);
        if (random.nextBoolean()) {
            sample = sample.withRowWeights(random.doubles(n, 0.1, 3).toArray());
        }
        if (random.nextBoolean()) {
            sample = sample.withoutIntercept();
        }
        if (random.nextBoolean()) {
            sample = sample.with(Scaling.STANDARD);
        }
        if (random.nextBoolean()) {
            sample = sample.withFactors(1, 0.2, random.nextBoolean() && p < n / 2 ? 0 : 7);
        }
        check(sample.withZeros(0.3).problem(form));
    }

    @Test
    void constantAndEqualColumns() {
        SampleProblem sample =
                SampleProblem.random("degenerate", 30, 6, 1).withConstant(2, 7).withCopy(4, 1);
        check(sample.problem(Form.MOMENTS));
        check(sample.withFactors(1, 1, 0).problem(Form.MOMENTS));
        check(SampleProblem.random("degenerate", 8, 20, 1)
                .withConstant(2, 7)
                .withCopy(4, 1)
                .problem(Form.ROWS));
    }

    private static void check(Problem problem) {
        SpectralRidge ridge = new SpectralRidge(problem.loss(), problem.penalty());
        for (double lambda : LAMBDAS) {
            Problem one = new Problem(problem.loss(), problem.penalty().withStrengths(0, lambda));
            double[] expected = new ClosedForm().solve(one, STOPPING).weights();
            double largest = 0;
            for (double w : expected) {
                largest = Math.max(largest, Math.abs(w));
            }
            double[] w = ridge.solve(one.penalty(), STOPPING).weights();
            assertArrayEquals(expected, w, (1e-12 + 1e-15 * condition(one)) * largest);
            assertEquals(
                    DegreesOfFreedom.of(one, w),
                    problem.loss().rows() - ridge.residualDegrees(false, lambda)[0],
                    1e-9 * w.length);
            double power = problem.loss().evaluate(w, new double[w.length]);
            double told = ridge.residualPowers(lambda)[0];
            double target = problem.loss().targetPower();
            boolean hidden = Double.isNaN(told) && problem.loss() instanceof MomentSquares && power < 2e-10 * target;
            assertTrue(hidden || Math.abs(told - power) <= 1e-9 * target, () -> told + " for " + power);
        }
    }

    /** An estimate of how much larger than the smallest the largest eigenvalue of the system is. */
    private static double condition(Problem problem) {
        double trace = 0;
        for (int j = 0; j < problem.columns(); j++) {
            trace += problem.loss().power(j);
        }
        return 1 + trace / (problem.penalty().lambda2() * 0.2);
    }

    /** Strengths for which there is no system are left to others, and the rest is not disturbed. */
    @Test
    void severalStrengthsAreSolvedAsEachByItself() {
        for (SampleProblem sample :
                List.of(SampleProblem.random("tall", 30, 6, 1), SampleProblem.random("wide", 6, 30, 1))) {
            Problem problem = sample.problem(sample.columns() < 10 ? Form.MOMENTS : Form.ROWS);
            SpectralRidge ridge = new SpectralRidge(problem.loss(), problem.penalty());
            List<ElasticNet> penalties = DoubleStream.of(3, 0, 1e-4)
                    .mapToObj(lambda -> problem.penalty().withStrengths(0, lambda))
                    .toList();
            List<Solution> together = ridge.solveEach(penalties, STOPPING);
            for (int k = 0; k < penalties.size(); k++) {
                double[] alone = ridge.solve(penalties.get(k), STOPPING).weights();
                assertArrayEquals(alone, together.get(k).weights(), 1e-13);
            }
        }
    }

    /** Matrices with a column for each strength stay within some 64 MB. */
    @Test
    void fewerStrengthsAtATimeForManyWeights() {
        Problem problem = SampleProblem.random("small", 30, 6, 1).problem(Form.MOMENTS);
        assertEquals(128, new SpectralRidge(problem.loss(), problem.penalty()).atOnce());
        Problem wide = SampleProblem.random("wide", 3, 200_000, 1).problem(Form.ROWS);
        assertEquals(41, new SpectralRidge(wide.loss(), wide.penalty()).atOnce());
    }

    @Test
    void withoutAPenaltyItIsLeastSquares() {
        Problem tall = SampleProblem.random("least squares", 30, 6, 1).problem(Form.MOMENTS);
        assertArrayEquals(
                new ClosedForm().solve(tall, STOPPING).weights(),
                new SpectralRidge(tall.loss(), tall.penalty())
                        .solve(tall.penalty(), STOPPING)
                        .weights(),
                1e-10);
        Problem wide = SampleProblem.random("shortest", 6, 30, 1).problem(Form.ROWS);
        assertArrayEquals(
                new QrSolver().solve(wide, STOPPING).weights(),
                new SpectralRidge(wide.loss(), wide.penalty())
                        .solve(wide.penalty(), STOPPING)
                        .weights(),
                1e-10);
    }

    /** Unpenalised columns that are collinear leave the system to the closed form. */
    @Test
    void collinearUnpenalisedColumns() {
        SampleProblem sample =
                SampleProblem.random("collinear", 30, 6, 1).withFactors(0, 0, 1).withCopy(1, 0);
        Problem problem = sample.withStrengths(0, 0.5).problem(Form.MOMENTS);
        SpectralRidge ridge = new SpectralRidge(problem.loss(), problem.penalty());
        assertArrayEquals(
                new ClosedForm().solve(problem, STOPPING).weights(),
                ridge.solve(problem.penalty(), STOPPING).weights(),
                0);
        assertTrue(Double.isNaN(ridge.residualDegrees(false, 0.5)[0]));
        assertTrue(Double.isNaN(ridge.residualPowers(0.5)[0]));
    }

    @Test
    void itIsForSmoothPenaltiesAndInWideDataForOneOnEveryColumn() {
        Problem tall = SampleProblem.random("tall", 30, 6, 1).problem(Form.ROWS);
        Problem wide = SampleProblem.random("wide", 6, 30, 1).withFactors(0, 1).problem(Form.ROWS);
        ElasticNet lasso = tall.penalty().withStrengths(1, 1);
        assertTrue(SpectralRidge.suits(tall.loss(), tall.penalty()));
        assertFalse(SpectralRidge.suits(tall.loss(), lasso));
        assertFalse(SpectralRidge.suits(wide.loss(), wide.penalty()));
        assertThrows(IllegalArgumentException.class, () -> new SpectralRidge(tall.loss(), lasso));
    }
}
