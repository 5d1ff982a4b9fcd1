package dev.regfit.exact;

import static dev.regfit.exact.Digits.ROUNDED;

import java.math.BigDecimal;
import java.util.Arrays;

/** P of a {@link PreciseProblem}, its slopes, and the parabola that touches it. */
final class PreciseObjective {
    private static final int BITS = 400;

    /**
     * What is added to the parabola's diagonal, as a share of it: with dependent columns it has a minimum too. It decides
     * how fast steps go, not where to.
     */
    private static final BigDecimal RIDGE = new BigDecimal("1e-30");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final PreciseProblem problem;
    private final BigDecimal[][] design;
    private final BigDecimal[] y;
    private final BigDecimal[] offset;
    private final BigDecimal[] weights;
    private final BigDecimal[] linear;
    private final BigDecimal[] ridge;

    PreciseObjective(PreciseProblem problem) {
        this.problem = problem;
        design = problem.design();
        y = decimals(problem.y());
        offset = decimals(problem.offset());
        linear = problem.linear();
        ridge = problem.ridge();
        BigDecimal rows = BigDecimal.valueOf(y.length);
        weights = Arrays.stream(decimals(problem.weights()))
                .map(weight -> weight.divide(rows, ROUNDED))
                .toArray(BigDecimal[]::new);
    }

    static BigDecimal[] decimals(double[] values) {
        return Arrays.stream(values).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private BigDecimal predictor(int i, BigDecimal[] u) {
        BigDecimal f = offset[i];
        for (int j = 0; j < u.length; j++) {
            f = f.add(design[i][j].multiply(u[j], ROUNDED), ROUNDED);
        }
        return f;
    }

    /** P(u), whether within the bounds or not. */
    BigDecimal value(BigDecimal[] u) {
        BigDecimal value = BigDecimal.ZERO;
        for (int i = 0; i < y.length; i++) {
            BigDecimal loss = problem.loss().value(y[i], predictor(i, u));
            value = value.add(weights[i].multiply(loss, ROUNDED), ROUNDED);
        }
        for (int j = 0; j < u.length; j++) {
            BigDecimal square = ridge[j].multiply(u[j], ROUNDED).multiply(u[j], ROUNDED);
            BigDecimal absolute = linear[j].multiply(u[j].abs(), ROUNDED);
            value = value.add(square.multiply(HALF), ROUNDED).add(absolute, ROUNDED);
        }
        return value;
    }

    /** Minus the derivatives of the mean loss. */
    BigDecimal[] slopes(BigDecimal[] u) {
        BigDecimal[] slopes = new BigDecimal[u.length];
        Arrays.fill(slopes, BigDecimal.ZERO);
        for (int i = 0; i < y.length; i++) {
            BigDecimal slope = weights[i].multiply(problem.loss().slope(y[i], predictor(i, u)), ROUNDED);
            for (int j = 0; j < u.length; j++) {
                slopes[j] = slopes[j].add(slope.multiply(design[i][j], ROUNDED), ROUNDED);
            }
        }
        return slopes;
    }

    /** The mean of what the slopes are sums of, by size: what their rounding is to be seen against. */
    BigDecimal slopeSize(int j) {
        BigDecimal size = linear[j];
        for (int i = 0; i < y.length; i++) {
            size = size.add(weights[i].multiply(design[i][j], ROUNDED).abs(), ROUNDED);
        }
        return size;
    }

    /** Second derivatives of the mean loss. */
    BigDecimal[][] hessian(BigDecimal[] u) {
        int m = u.length;
        BigDecimal[][] hessian = new BigDecimal[m][m];
        for (BigDecimal[] row : hessian) {
            Arrays.fill(row, BigDecimal.ZERO);
        }
        for (int i = 0; i < y.length; i++) {
            BigDecimal curvature = weights[i].multiply(problem.loss().curvature(y[i], predictor(i, u)), ROUNDED);
            for (int j = 0; j < m; j++) {
                BigDecimal part = curvature.multiply(design[i][j], ROUNDED);
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] = hessian[j][k].add(part.multiply(design[i][k], ROUNDED), ROUNDED);
                    hessian[k][j] = hessian[j][k];
                }
            }
        }
        return hessian;
    }

    /** What is minimised by Newton's step from u: the loss as the parabola that touches it, and the penalty. */
    ExactObjective parabola(BigDecimal[] u) {
        int m = u.length;
        BigDecimal[][] hessian = hessian(u);
        BigDecimal[] target = slopes(u);
        for (int j = 0; j < m; j++) {
            hessian[j][j] = hessian[j][j].add(RIDGE.multiply(hessian[j][j]), ROUNDED);
            for (int k = 0; k < m; k++) {
                target[j] = target[j].add(hessian[j][k].multiply(u[k], ROUNDED), ROUNDED);
            }
        }
        for (int j = 0; j < m; j++) {
            hessian[j][j] = hessian[j][j].add(ridge[j], ROUNDED);
        }
        return new ExactObjective(
                Arrays.stream(hessian).map(PreciseObjective::dyadic).toArray(Dyadic[][]::new),
                dyadic(target),
                dyadic(linear),
                problem.lower(),
                problem.upper());
    }

    private static Dyadic[] dyadic(BigDecimal[] values) {
        return Arrays.stream(values).map(value -> Dyadic.of(value, BITS)).toArray(Dyadic[]::new);
    }

    /** How far the slope of unknown j is from what the penalty allows at u. */
    BigDecimal violation(int j, BigDecimal[] u, BigDecimal slope) {
        BigDecimal rest = slope.subtract(ridge[j].multiply(u[j], ROUNDED), ROUNDED);
        int sign = u[j].signum();
        BigDecimal tooHigh = rest.subtract(sign < 0 ? linear[j].negate() : linear[j]);
        BigDecimal tooLow = (sign > 0 ? linear[j] : linear[j].negate()).subtract(rest);
        BigDecimal up = isAt(u[j], problem.upper()[j]) ? BigDecimal.ZERO : tooHigh;
        BigDecimal down = isAt(u[j], problem.lower()[j]) ? BigDecimal.ZERO : tooLow;
        return up.max(down).max(BigDecimal.ZERO);
    }

    private static boolean isAt(BigDecimal value, double bound) {
        return Double.isFinite(bound) && value.compareTo(new BigDecimal(bound)) == 0;
    }
}
