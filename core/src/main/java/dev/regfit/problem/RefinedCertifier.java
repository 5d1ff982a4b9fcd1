package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.DoubledVector;
import dev.regfit.linalg.PenalizedEquations;
import dev.regfit.linalg.RefinedLeastSquares;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Bounds the gap of given weights from the rows in extended precision, where double precision hides too much: columns
 * that are nearly collinear and hardly or not at all penalised, or penalties near the rounding errors of correlations.
 *
 * <p>The {@link DualPoint} is the residual at the minimum for the signs that the weights have, refined to some thirty
 * digits, so that the slopes of the active columns are what they must be; those of the others are computed in as many
 * digits. Of active columns that are combinations of others the slopes are computed likewise: a slope that ought to be
 * zero and is not, by the last of these digits, proves nothing.
 */
public final class RefinedCertifier {
    /** Flops that a certificate is worth: some tenths of a second. */
    private static final double AFFORDABLE = 5e8;

    /** Cells that may be looked at in extended precision, likewise. */
    private static final double MOST_CELLS = 2e7;

    /** The rounding unit of sums in extended precision, with a margin for their length and for what they cancel. */
    private static final double ROUNDING = 0x1p-95;

    /** A correlation that no column of doubles has with the residual of others unless it is a combination of them. */
    private static final double DEPENDENT = 0x1p-75;

    /** A violation that goes with a small gap. */
    private static final double SMALL_VIOLATION = Math.sqrt(Certifier.SMALL);

    /** What two or three roundings to doubles may have taken from a number, as a share of it. */
    private static final double LAST_DIGIT = 0x1p-50;

    private static final double[] NONE = {};

    private final Dataset data;
    private final Standardization standardization;
    private final ElasticNet penalty;

    /** @param penalty on the working columns */
    public RefinedCertifier(Dataset data, Standardization standardization, ElasticNet penalty) {
        this.data = data;
        this.standardization = standardization;
        this.penalty = penalty;
    }

    /**
     * The certificate given or, if that leaves something to be wished, one with a gap that is no larger, and with objective
     * and violation in as many digits.
     *
     * @param intercept b₀, or empty for the best one
     * @param weights on the original columns, length p; not modified
     */
    public Certificate refine(Certificate certificate, Problem problem, OptionalDouble intercept, double[] weights) {
        boolean isSmall = certificate.relativeGap() <= Certifier.SMALL && certificate.kkt() <= SMALL_VIOLATION;
        if (isSmall || !isAffordable()) {
            return certificate;
        }
        DoubledVector residual = residual(intercept, weights);
        double[] w = standardization.toWorking(weights);
        double gap = Math.min(certificate.gap(), gap(problem, w, residual));
        double violation = new Certifier(problem).violation(w, correlations(residual));
        double objective = halfPower(residual) + penalty.value(w);
        // Of a constant target that bounds keep from being fitted there is no other scale.
        double scale = nullObjective() > 0 ? nullObjective() : objective;
        return new Certificate(objective, gap, gap == 0 ? 0 : gap / scale, violation);
    }

    /** P(0), of a target whose mean may be large against its deviation. */
    private double nullObjective() {
        return halfPower(residual(OptionalDouble.empty(), new double[data.columns()]));
    }

    private double halfPower(DoubledVector residual) {
        double[] rounded = residual.rounded();
        return 0.5 * weightedDot(rounded, rounded) / data.rows();
    }

    private boolean isAffordable() {
        return data.x() instanceof DenseMatrix && (double) data.rows() * data.columns() <= MOST_CELLS;
    }

    /**
     * An upper bound of what the objective of the weights exceeds the minimum by.
     *
     * @param w on the working columns, length p
     * @param residual of these weights
     * @return ∞ where nothing is proven, or it would take too long
     */
    private double gap(Problem problem, double[] w, DoubledVector residual) {
        int[] active = active(problem, w);
        if ((double) data.rows() * active.length * active.length > AFFORDABLE) {
            return Double.POSITIVE_INFINITY;
        }
        ActiveEquations equations = new ActiveEquations(data, standardization, penalty);
        PenalizedEquations all = equations.of(active, w, signs(active, w), NONE);
        Optional<RefinedLeastSquares.Solution> solution = RefinedLeastSquares.solve(all);
        if (solution.isEmpty()) {
            active = IntStream.of(RefinedLeastSquares.independent(all))
                    .map(at -> active(problem, w)[at])
                    .toArray();
            solution = RefinedLeastSquares.solve(equations.of(active, w, signs(active, w), NONE));
        }
        int[] joined = active;
        return solution.filter(exact -> Double.isFinite(exact.distance()))
                .map(exact -> dualPoint(problem, w, joined, exact, residual).gap(penalty, w))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private DualPoint dualPoint(
            Problem problem, double[] w, int[] active, RefinedLeastSquares.Solution exact, DoubledVector residual) {
        double n = data.rows();
        double[] change = residual.minus(exact.residual());
        double[] dual = exact.residual().rounded();
        double moved = weightedDot(change, change) / n;
        double along = weightedDot(change, dual) / n;
        double power = weightedDot(dual, dual) / n;
        boolean[] joined = new boolean[w.length];
        double[] best = w.clone();
        double[] slopes = new double[w.length];
        double[] errors = new double[w.length];
        double slack = exact.distance() / Math.sqrt(n);
        for (int k = 0; k < active.length; k++) {
            int j = active[k];
            best[j] = exact.x()[k] * standardization.scales()[j];
            double step = Math.abs(w[j] - best[j]) + LAST_DIGIT * Math.abs(best[j]);
            moved += penalty.l2(j) * step * step;
            along += penalty.l2(j) * step * Math.abs(best[j]);
            power += penalty.l2(j) * best[j] * best[j];
            joined[j] = true;
            // The equations hold these strengths rounded.
            slopes[j] = penalty.l1(j) * Math.signum(w[j]);
            errors[j] = LAST_DIGIT * penalty.l1(j);
            slack += LAST_DIGIT * Math.sqrt(penalty.l2(j)) * Math.abs(best[j]);
        }
        double length = Math.sqrt(weightedDot(dual, dual) / n);
        double[] correlations = correlations(exact.residual());
        for (int j = 0; j < w.length; j++) {
            double unit = Math.sqrt(problem.loss().power(j));
            if (joined[j] || unit == 0) {
                continue;
            }
            boolean isZero = penalty.isFree(j) && Math.abs(correlations[j]) <= DEPENDENT * length * unit;
            slopes[j] = isZero ? 0 : correlations[j];
            errors[j] = isZero ? 0 : (ROUNDING * length + slack) * unit + LAST_DIGIT * Math.abs(slopes[j]);
        }
        return new DualPoint(
                new DualPoint.Squares(moved, along, power),
                slack + ROUNDING * termSize(w),
                new Penalty.Slopes(slopes, errors, joined));
    }

    /** x̃ⱼᵀΩr/n of each working column. */
    private double[] correlations(DoubledVector residual) {
        double[] x = ((DenseMatrix) data.x()).values();
        double[] correlations = new double[data.columns()];
        for (int j = 0; j < correlations.length; j++) {
            double product = residual.centredDot(
                    data.weights(), x, j * data.rows(), standardization.centers()[j]);
            correlations[j] = product / data.rows() / standardization.scales()[j];
        }
        return correlations;
    }

    private double weightedDot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += data.weights()[i] * u[i] * v[i];
        }
        return sum;
    }

    /** The size of what cancels in a residual: of the target and of each column with its weight, means included. */
    private double termSize(double[] w) {
        double size = Math.sqrt(weightedDot(data.y(), data.y()) / data.rows());
        double[] original = standardization.toOriginal(w);
        double[] x = ((DenseMatrix) data.x()).values();
        for (int j = 0; j < w.length; j++) {
            double largest = 0;
            for (int i = 0; i < data.rows() && w[j] != 0; i++) {
                largest = Math.max(largest, Math.abs(x[j * data.rows() + i]));
            }
            size += 2 * Math.abs(original[j]) * largest;
        }
        return size;
    }

    /** y − b₀ − Xw, every product and sum in extended precision. */
    private DoubledVector residual(OptionalDouble intercept, double[] weights) {
        int n = data.rows();
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        DoubledVector residual = DoubledVector.of(data.y().clone());
        residual.subtractMultiple(intercept.orElse(0), ones, 0);
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                residual.subtractMultiple(weights[j], ((DenseMatrix) data.x()).values(), j * n);
            }
        }
        for (int pass = 0; pass < 2 && intercept.isEmpty() && standardization.intercept(); pass++) {
            residual.subtractMultiple(residual.centredDot(data.weights(), ones, 0, 0) / n, ones, 0);
        }
        return residual;
    }

    /** Weights that may move to either side, and columns that are not constant. */
    private int[] active(Problem problem, double[] w) {
        return IntStream.range(0, w.length)
                .filter(j -> penalty.mayMove(j, w[j]) && problem.loss().power(j) > 0)
                .toArray();
    }

    private static double[] signs(int[] active, double[] w) {
        return IntStream.of(active).mapToDouble(j -> Math.signum(w[j])).toArray();
    }
}
