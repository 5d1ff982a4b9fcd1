package dev.regfit.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.ElasticNet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreciseOptimumTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final BigDecimal LAST_DIGITS = new BigDecimal("1e-60");
    private static final PreciseLoss LOGISTIC = new PreciseLoss.Logistic();
    private static final PreciseLoss POISSON = new PreciseLoss.Poisson();

    private static double[] filled(int p, double value) {
        double[] all = new double[p];
        Arrays.fill(all, value);
        return all;
    }

    private static ElasticNet penalty(int p, double lambda1, double lambda2) {
        return new ElasticNet(lambda1, lambda2, filled(p, 1), filled(p, -INFINITE), filled(p, INFINITE));
    }

    private static PreciseProblem problem(PreciseLoss loss, double[][] x, double[] y, ElasticNet penalty) {
        int p = x[0].length;
        return new PreciseProblem(loss, x, y, filled(y.length, 1), filled(y.length, 0), penalty, filled(p, 1), true);
    }

    private static PreciseOptimum optimum(PreciseProblem problem) {
        return new PreciseOptimum(problem, new double[problem.columns()], 0);
    }

    private static void assertNear(String expected, BigDecimal actual) {
        assertTrue(
                actual.subtract(new BigDecimal(expected)).abs().compareTo(new BigDecimal("1e-48")) < 0,
                () -> expected + " is not " + actual);
    }

    /** Natural logarithms of 2 and 3, and e, to fifty digits. */
    @Test
    void functionsHaveTheDigitsOfTables() {
        String two = "0.69314718055994530941723212145817656807550013436026";
        assertNear(two, Digits.log1p(BigDecimal.ONE));
        assertNear("2.71828182845904523536028747135266249775724709369996", Digits.exp(BigDecimal.ONE));
        assertNear("3", Digits.exp(new BigDecimal("1.09861228866810969139524523692252570464749055782275")));
        BigDecimal product = Digits.exp(new BigDecimal("-700.25")).multiply(Digits.exp(new BigDecimal("700.25")));
        assertTrue(product.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("1e-85")) < 0);
    }

    /** One column of zeros and ones: the logarithms of odds and of means. */
    @Test
    void groupsHaveTheirOwnOddsAndMeans() {
        double[][] x = {{0}, {0}, {0}, {1}, {1}, {1}, {1}};
        PreciseOptimum odds = optimum(problem(LOGISTIC, x, new double[] {1, 0, 0, 1, 1, 1, 0}, penalty(1, 0, 0)));
        assertNear("-0.69314718055994530941723212145817656807550013436026", odds.minimizer()[1]);
        assertNear("1.79175946922805500081247735838070227272299069218300", odds.minimizer()[0]);
        PreciseOptimum means = optimum(problem(POISSON, x, new double[] {0, 3, 0, 5, 1, 2, 0}, penalty(1, 0, 0)));
        assertNear("0", means.minimizer()[1]);
        assertNear("0.69314718055994530941723212145817656807550013436026", means.minimizer()[0]);
    }

    /** Beyond all residuals a Huber loss is the squared one, whose minimum is known exactly. */
    @Test
    void aWideHuberLossIsTheSquaredOne() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            PreciseProblem wide = random(random, new PreciseLoss.Huber(new BigDecimal("1e9")));
            ExactProblem squared = new ExactProblem(
                    wide.x(),
                    minus(wide.y(), wide.offset()),
                    wide.weights(),
                    onOriginal(wide),
                    wide.scales(),
                    wide.intercept());
            BigDecimal minimum = new ExactOptimum(squared).minimum();
            BigDecimal difference = optimum(wide).minimum().subtract(minimum).abs();
            assertTrue(difference.compareTo(LAST_DIGITS) < 0, "seed " + seed + ": " + difference);
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    /** The exact problem wants bounds for weights on the columns as they are; scales here are powers of two. */
    private static ElasticNet onOriginal(PreciseProblem problem) {
        ElasticNet working = problem.penalty();
        double[] lower = working.lower().clone();
        double[] upper = working.upper().clone();
        for (int j = 0; j < lower.length; j++) {
            lower[j] /= problem.scales()[j];
            upper[j] /= problem.scales()[j];
        }
        return new ElasticNet(working.lambda1(), working.lambda2(), working.factors(), lower, upper);
    }

    /** A minimum of a convex function is where the conditions of Karush, Kuhn and Tucker hold. */
    @Test
    void randomOptimaSatisfyTheConditionsOfOptimality() {
        PreciseLoss[] losses = {LOGISTIC, POISSON, new PreciseLoss.Huber(new BigDecimal("0.7"))};
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            PreciseProblem problem = random(random, losses[(int) seed % losses.length]);
            String name = "seed " + seed;
            PreciseOptimum optimum = optimum(problem);
            assertTrue(optimum.violation() < 1e-35, name + ": " + optimum.violation());
            double[] w = random.doubles(problem.columns()).map(u -> 2 * u - 1).toArray();
            for (int j = 0; j < w.length; j++) {
                w[j] = problem.penalty().clamp(j, w[j]);
            }
            assertTrue(optimum.excess(w, random.nextGaussian()).signum() >= 0, name);
            PreciseOptimum other = new PreciseOptimum(problem, w, 1);
            BigDecimal difference = other.minimum().subtract(optimum.minimum()).abs();
            assertTrue(difference.compareTo(new BigDecimal("1e-50")) < 0, name + ": " + difference);
        }
    }

    @Test
    void weightsThatAreNotTheBestAreNot() {
        double[][] x = {{1}, {-1}, {2}};
        PreciseOptimum optimum = optimum(problem(POISSON, x, new double[] {1, 4, 2}, penalty(1, 0, 0.5)));
        double w = optimum.minimizer()[0].doubleValue();
        double b = optimum.minimizer()[1].doubleValue();
        double near = optimum.excess(new double[] {w}, b).doubleValue();
        assertTrue(near > 0 && near < 1e-30, "" + near);
        double off = optimum.excess(new double[] {w + 1e-6}, b).doubleValue();
        double further = optimum.excess(new double[] {w + 2e-6}, b).doubleValue();
        assertEquals(4, further / off, 1e-4);
    }

    private static PreciseProblem random(Random random, PreciseLoss loss) {
        int n = 6 + random.nextInt(8);
        int p = 1 + random.nextInt(4);
        double[][] x = new double[n][p];
        double[] factors = new double[p];
        double[] low = filled(p, -INFINITE);
        double[] high = filled(p, INFINITE);
        double[] scales = new double[p];
        for (int j = 0; j < p; j++) {
            factors[j] = 0.5 + random.nextInt(3) * 0.5;
            scales[j] = Math.scalb(1.0, random.nextInt(5) - 2);
            low[j] = random.nextInt(3) == 0 ? -random.nextInt(2) : -INFINITE;
            high[j] = random.nextInt(3) == 0 ? random.nextInt(2) : INFINITE;
            for (double[] row : x) {
                row[j] = j > 0 && random.nextInt(8) > 5 ? row[random.nextInt(j)] : random.nextGaussian();
            }
        }
        double lambda1 = random.nextInt(3) == 0 ? 0 : 0.2 * random.nextDouble();
        double lambda2 = 0.01 + 0.1 * random.nextDouble();
        double[] y = random.doubles(n)
                .map(u -> loss instanceof PreciseLoss.Logistic ? Math.rint(u) : Math.rint(4 * u))
                .toArray();
        y[0] = 1;
        y[1] = 0;
        double[] weights = random.doubles(n).map(u -> 0.5 + u).toArray();
        double[] offset = random.doubles(n).map(u -> Math.rint(16 * u) / 8).toArray();
        ElasticNet penalty = new ElasticNet(lambda1, lambda2, factors, low, high);
        return new PreciseProblem(loss, x, y, weights, offset, penalty, scales, random.nextBoolean());
    }
}
