package dev.regfit.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.ElasticNet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactOptimumTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final MathContext DIGITS = new MathContext(150);
    private static final BigDecimal LAST_DIGITS = new BigDecimal("1e-100");

    private static double[] filled(int p, double value) {
        double[] all = new double[p];
        Arrays.fill(all, value);
        return all;
    }

    private static ExactProblem problem(double[][] x, double[] y, boolean intercept, ElasticNet penalty) {
        return new ExactProblem(x, y, filled(y.length, 1), penalty, filled(x[0].length, 1), intercept);
    }

    private static ElasticNet penalty(double lambda1, double lambda2, double low, double high, double... factors) {
        return new ElasticNet(lambda1, lambda2, factors, filled(factors.length, low), filled(factors.length, high));
    }

    /** Orthogonal columns of power ½: soft thresholds, shrinking and clipping by hand. */
    @Test
    void findsWhatCanBeWorkedOutByHand() {
        double[][] x = {{1, 0}, {0, 1}};
        double[] y = {4, -1};
        assertSolved(problem(x, y, false, penalty(0, 0, -INFINITE, INFINITE, 1, 1)), 0, 4, -1);
        assertSolved(problem(x, y, false, penalty(1, 0, -INFINITE, INFINITE, 1, 1)), 3.25, 2, 0);
        assertSolved(problem(x, y, false, penalty(0, 0.5, -INFINITE, INFINITE, 1, 0)), 2, 2, -1);
        assertSolved(problem(x, y, false, penalty(0, 0, 0, 3, 1, 1)), 0.5, 3, 0);
        assertSolved(problem(x, y, false, penalty(1, 0, 1, 1.5, 1, 1)), 1.5625 + 1.5 + 1 + 1, 1.5, 1);
        assertSolved(problem(x, y, true, penalty(1, 0, -INFINITE, INFINITE, 1, 1)), 3, 0.5, -0.5, 1.5);
    }

    private static void assertSolved(ExactProblem problem, double minimum, double... minimizer) {
        ExactOptimum optimum = new ExactOptimum(problem);
        assertTrue(optimum.isOptimal());
        assertEquals(minimum, optimum.minimum().doubleValue());
        double[] weights = Arrays.copyOf(minimizer, problem.columns());
        double intercept = problem.intercept() ? minimizer[weights.length] : 0;
        if (problem.intercept()) {
            assertEquals(0, optimum.excess(weights, intercept).signum());
        } else {
            double[] found = Arrays.stream(optimum.minimizer())
                    .mapToDouble(BigDecimal::doubleValue)
                    .toArray();
            assertEquals(Arrays.toString(minimizer), Arrays.toString(found));
        }
    }

    /** Columns that only the tenth digit tells apart: the value is that of columns with the same span. */
    @Test
    void seesThroughNearlyCollinearFreeColumns() {
        double[][] x = {
            {1, 0.999999994, -3},
            {3, 2.999999999, -4},
            {-2, -2.000000006, 7},
            {1, 1.000000009, 9},
            {8, 8.000000001, -4}
        };
        double[] y = {7, 9, -6, -9, 2};
        ExactOptimum optimum = new ExactOptimum(problem(x, y, true, penalty(0.5, 0, -INFINITE, INFINITE, 0, 0, 1)));
        assertTrue(optimum.isOptimal());
        assertEquals(0.975697, optimum.minimum().doubleValue(), 5e-7);
        assertTrue(optimum.condition() > 1e8 && optimum.condition() < 1e10);
        double[][] same = {{1, -6, -3}, {3, -1, -4}, {-2, -6, 7}, {1, 9, 9}, {8, 1, -4}};
        ExactOptimum spanned = new ExactOptimum(problem(same, y, true, penalty(0.5, 0, -INFINITE, INFINITE, 0, 0, 1)));
        assertEquals(
                spanned.minimum().doubleValue(), optimum.minimum().doubleValue(), 1e-6, "but for rounded decimals");
    }

    @Test
    void dependentColumnsAreSolvedAndTold() {
        double[][] x = {{1, 1, 5}, {2, 2, 5}, {4, 4, 5}};
        double[] y = {1, 2, 4};
        ExactOptimum free = new ExactOptimum(problem(x, y, true, penalty(1, 0, -INFINITE, INFINITE, 0, 0, 0)));
        assertTrue(free.isOptimal());
        assertEquals(0, free.minimum().signum());
        assertEquals(INFINITE, free.condition());
        ExactOptimum lasso = new ExactOptimum(problem(x, y, true, penalty(0.1, 0, -INFINITE, INFINITE, 1, 2, 1)), 1, 1);
        assertTrue(lasso.isOptimal());
        assertEquals(0, lasso.minimizer()[1].signum());
        assertEquals(1, lasso.condition());
    }

    @Test
    void weightsThatAreNotTheBestAreNot() {
        double[][] x = {{1}, {0}};
        double[] y = {4, 2};
        ExactOptimum optimum = new ExactOptimum(problem(x, y, false, penalty(0, 0, -INFINITE, INFINITE, 1)));
        assertEquals(5, optimum.nullObjective().doubleValue());
        assertEquals(2, optimum.value(new double[] {2}, 0).doubleValue());
        assertEquals(1, optimum.excess(new double[] {2}, 0).doubleValue());
        BigDecimal tiny = optimum.excess(new double[] {Math.nextUp(4.0)}, 0);
        assertEquals(0x1p-102, tiny.doubleValue());
    }

    /** The minimum is above no feasible point, and by the dual value of its residual below none. */
    @Test
    void randomOptimaAreOptimalByDuality() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ExactProblem problem = random(random);
            String name = "seed " + seed;
            ExactOptimum optimum = new ExactOptimum(problem);
            assertTrue(optimum.isOptimal(), name);
            BigDecimal minimum = optimum.minimum();
            BigDecimal distance =
                    minimum.subtract(dual(problem, optimum.minimizer())).abs();
            assertTrue(distance.compareTo(LAST_DIGITS) < 0, name);
            double[] w = random.doubles(problem.columns()).toArray();
            for (int j = 0; j < w.length; j++) {
                w[j] = problem.penalty().clamp(j, 4 * w[j] - 2);
            }
            double b = problem.intercept() ? random.nextGaussian() : 0;
            assertTrue(optimum.excess(w, b).signum() >= 0, name);
            assertEquals(0, minimum.compareTo(new ExactOptimum(problem, w).minimum()), name);
            BigDecimal difference = optimum.value(w, b).subtract(minimum).subtract(optimum.excess(w, b));
            assertTrue(difference.abs().compareTo(LAST_DIGITS) < 0, name);
        }
    }

    private static ExactProblem random(Random random) {
        int n = 1 + random.nextInt(10);
        int p = 1 + random.nextInt(6);
        double[][] x = new double[n][p];
        double[] factors = new double[p];
        double[] low = new double[p];
        double[] high = new double[p];
        for (int j = 0; j < p; j++) {
            factors[j] = random.nextInt(4) * 0.5;
            low[j] = random.nextInt(3) == 0 ? -random.nextInt(3) : -INFINITE;
            high[j] = random.nextInt(3) == 0 ? random.nextInt(3) : INFINITE;
            for (double[] row : x) {
                row[j] = j > 0 && random.nextInt(8) > 2 ? row[random.nextInt(j)] : random.nextInt(9) - 4;
            }
        }
        double lambda1 = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        double lambda2 = random.nextInt(2) == 0 ? 0 : random.nextDouble();
        double[] y = random.doubles(n).map(u -> random.nextGaussian() * 3).toArray();
        double[] weights = random.doubles(n).map(u -> 0.5 + u).toArray();
        double[] scales = random.doubles(p).map(u -> 0.5 + u).toArray();
        ElasticNet penalty = new ElasticNet(lambda1, lambda2, factors, low, high);
        return new ExactProblem(x, y, weights, penalty, scales, random.nextBoolean());
    }

    /** The dual objective, (1/2n)Σω(y² − (y − r)²) − Σφⱼ*(xⱼᵀΩr/n), at the residual of the unknowns. */
    private static BigDecimal dual(ExactProblem problem, BigDecimal[] u) {
        int n = problem.y().length;
        BigDecimal rows = BigDecimal.valueOf(n);
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal[] slopes = new BigDecimal[u.length];
        Arrays.fill(slopes, BigDecimal.ZERO);
        for (int i = 0; i < n; i++) {
            BigDecimal fitted = BigDecimal.ZERO;
            for (int j = 0; j < u.length; j++) {
                fitted = fitted.add(u[j].multiply(cell(problem, i, j)), DIGITS);
            }
            BigDecimal y = new BigDecimal(problem.y()[i]);
            BigDecimal weight = new BigDecimal(problem.weights()[i]).divide(rows, DIGITS);
            value = value.add(y.multiply(y).subtract(fitted.multiply(fitted)).multiply(weight), DIGITS);
            for (int j = 0; j < u.length; j++) {
                BigDecimal part = y.subtract(fitted).multiply(weight).multiply(cell(problem, i, j));
                slopes[j] = slopes[j].add(part, DIGITS);
            }
        }
        value = value.divide(BigDecimal.valueOf(2));
        for (int j = 0; j < problem.columns(); j++) {
            value = value.subtract(conjugate(problem, j, slopes[j]), DIGITS);
        }
        assertFalse(problem.intercept() && slopes[u.length - 1].abs().compareTo(LAST_DIGITS) > 0);
        return value;
    }

    private static BigDecimal cell(ExactProblem problem, int i, int j) {
        return j == problem.columns() ? BigDecimal.ONE : new BigDecimal(problem.x()[i][j]);
    }

    /** The supremum of vw − φⱼ(w), to be taken where the derivative changes its sign; a rest of rounding counts as zero. */
    private static BigDecimal conjugate(ExactProblem problem, int j, BigDecimal v) {
        ElasticNet penalty = problem.penalty();
        BigDecimal scale = new BigDecimal(problem.scales()[j]);
        BigDecimal factor = new BigDecimal(penalty.factors()[j]).multiply(scale);
        BigDecimal l1 = new BigDecimal(penalty.lambda1()).multiply(factor);
        BigDecimal l2 = new BigDecimal(penalty.lambda2()).multiply(factor).multiply(scale);
        BigDecimal slack = v.abs().subtract(l1);
        BigDecimal w = BigDecimal.ZERO;
        double far = v.signum() > 0 ? penalty.upper()[j] : penalty.lower()[j];
        if (slack.compareTo(LAST_DIGITS) > 0) {
            assertTrue(l2.signum() > 0 || Double.isFinite(far), "infinite");
            w = l2.signum() > 0
                    ? slack.divide(l2, DIGITS).multiply(BigDecimal.valueOf(v.signum()))
                    : new BigDecimal(far);
        }
        w = Double.isFinite(penalty.upper()[j]) ? w.min(new BigDecimal(penalty.upper()[j])) : w;
        w = Double.isFinite(penalty.lower()[j]) ? w.max(new BigDecimal(penalty.lower()[j])) : w;
        BigDecimal square = w.multiply(w).multiply(l2).divide(BigDecimal.valueOf(2));
        return v.multiply(w).subtract(l1.multiply(w.abs())).subtract(square, DIGITS);
    }
}
