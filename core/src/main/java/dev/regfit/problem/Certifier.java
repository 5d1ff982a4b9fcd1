package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Computes certificates for one problem, from what it tells of the loss: in double precision, with bounds for all that
 * rounding can hide. Where these leave no useful bound the gap comes out infinite, or large; {@link RefinedCertifier}
 * has more digits.
 *
 * <p>The {@link DualPoint} is the residual at w. Where columns are not penalised at all only slopes of exactly zero are
 * dual feasible: then it is the residual after Newton's step on their weights, and what is left of their slopes bounds
 * how far that is from the exact minimum over them.
 */
public final class Certifier {
    /** With more columns than this their Hessian is too large to factor: without it, no finite gap may be known. */
    private static final int MAX_STEP = 4000;

    /** A relative gap this small need not be sharpened. */
    static final double SMALL = 1e-9;

    /** A violation of the conditions of optimality, as a correlation, below which the support is settled. */
    private static final double SETTLED = 1e-11;

    /** Reciprocal condition number below which half of what a solution tells may be rounding. */
    private static final double UNRELIABLE = 1e-12;

    private static final int[] NONE = {};

    /** What the estimate of a condition number may be too small by. */
    private static final double ESTIMATE = 3;

    /** With the penalty of columns that are blocks of their own. */
    private final Problem problem;

    private final Penalty penalty;
    private final double rounding;
    private int[] factored = {};
    private Optional<Cholesky> factor = Optional.empty();
    private double reciprocalCondition;

    public Certifier(Problem problem) {
        this(problem.loss(), problem.penalty());
    }

    /** @param penalty on the working columns */
    public Certifier(LeastSquares loss, Penalty penalty) {
        this.problem = new Problem(loss, penalty.net());
        this.penalty = penalty;
        this.rounding = 0x1p-53 * (4 + 0.25 * Math.sqrt((double) problem.loss().rows() + problem.columns()));
    }

    /**
     * How large the rounding error of a sum of products may be against the product of the norms: it grows with the square
     * root of the length in all but freak cases (Higham and Mary, "A new approach to probabilistic rounding error
     * analysis", SIAM J. Sci. Comput. 41, 2019); sixteen partial sums are taken into account.
     */
    public double rounding() {
        return rounding;
    }

    /**
     * Certifies weights for several penalties beside one loss, which is evaluated afresh.
     *
     * @param weights for each penalty those to certify, length p; not modified
     */
    public static List<Certificate> certifyEach(LeastSquares loss, List<ElasticNet> penalties, List<double[]> weights) {
        int p = loss.columns();
        int m = weights.size();
        if (m == 1) {
            return List.of(new Certifier(new Problem(loss, penalties.get(0))).certify(weights.get(0)));
        }
        double[] all = new double[Math.multiplyExact(p, m)];
        for (int k = 0; k < m; k++) {
            for (int j = 0; j < p; j++) {
                all[j * m + k] = weights.get(k)[j];
            }
        }
        double[] slopes = new double[all.length];
        double[] powers = loss.evaluateEach(all, m, slopes);
        List<Certificate> certificates = new ArrayList<>();
        double[] correlations = new double[p];
        for (int k = 0; k < m; k++) {
            for (int j = 0; j < p; j++) {
                correlations[j] = slopes[j * m + k];
            }
            Certifier certifier = new Certifier(new Problem(loss, penalties.get(k)));
            certificates.add(certifier.certify(weights.get(k), correlations, powers[k]));
        }
        return certificates;
    }

    /** Certifies w (length p, not modified) by evaluating the loss afresh. */
    public Certificate certify(double[] w) {
        double[] correlations = new double[w.length];
        double residualPower = problem.loss().evaluate(w, correlations);
        return certify(w, correlations, residualPower);
    }

    /**
     * Certifies w where the loss is already evaluated.
     *
     * @param correlations X̃ᵀr/n; not modified
     * @param residualPower ‖r‖²/n
     */
    public Certificate certify(double[] w, double[] correlations, double residualPower) {
        return certify(w, correlations, residualPower, 0);
    }

    /**
     * What is to be said of weights.
     *
     * @param isSettled whether every weight satisfies its condition of optimality up to rounding: unlike a small violation in a
     *     certificate that leaves no weight a little off zero or a bound
     * @param columns ascending; those left out violate nothing
     * @param violations of the conditions of optimality, for each of the columns
     */
    public record Judgement(Certificate certificate, boolean isSettled, int[] columns, double[] violations) {
        /** Of weights that nobody has looked at. */
        public static final Judgement UNKNOWN = new Judgement(Certificate.UNKNOWN, false, NONE, new double[0]);
    }

    /** Certifies w as above, and tells whether it is settled. */
    public Judgement judge(double[] w, double[] correlations, double residualPower) {
        At at = at(w, correlations, residualPower, 0);
        return new Judgement(certify(at), isSettled(at.relevant), at.relevant.columns(), at.relevant.violations());
    }

    /**
     * Certifies w as above, if it is settled.
     *
     * @return empty if it is not
     */
    public Optional<Certificate> certifySettled(double[] w, double[] correlations, double residualPower) {
        At at = at(w, correlations, residualPower, 0);
        return isSettled(at.relevant) ? Optional.of(certify(at)) : Optional.empty();
    }

    /**
     * Certifies w by residuals that are not exactly its own.
     *
     * @param correlations X̃ᵀr/n; not modified
     * @param residualPower ‖r‖²/n
     * @param residualError how far, as ‖·‖/√n, the exact residual may be from r
     */
    public Certificate certify(double[] w, double[] correlations, double residualPower, double residualError) {
        return certify(at(w, correlations, residualPower, residualError));
    }

    /**
     * Where a certificate is made.
     *
     * @param terms the size of what cancels in the residual
     * @param relevant the columns that can have a part in the certificate
     */
    private record At(
            double[] w,
            double[] correlations,
            double residualPower,
            double residualError,
            double terms,
            RelevantColumns relevant) {}

    private At at(double[] w, double[] correlations, double residualPower, double residualError) {
        double terms = termSize(w);
        RelevantColumns relevant = RelevantColumns.of(problem.loss(), penalty, w, correlations, rounding * terms);
        return new At(w, correlations, residualPower, residualError, terms, relevant);
    }

    private Certificate certify(At at) {
        double penaltyValue = at.relevant.penalty().value(at.relevant.w());
        double objective = 0.5 * at.residualPower + penaltyValue;
        // No objective is below zero.
        double distance = Math.sqrt(at.residualPower + rounding * at.terms * at.terms) + at.residualError;
        double highest = 0.5 * distance * distance + penaltyValue;
        double gap = Math.min(highest, gap(at));
        return new Certificate(objective, gap, problem.relative(gap), largestViolation(at.relevant));
    }

    /**
     * P(w) as a certificate of w would have it.
     *
     * @param residualPower ‖r‖²/n
     */
    public double objective(double[] w, double residualPower) {
        return 0.5 * residualPower + penalty.value(w);
    }

    /** How far the objective of a certificate of w may be from P(w) by rounding. */
    public double noise(double[] w) {
        double terms = termSize(w);
        return rounding * terms * terms;
    }

    private boolean isSettled(RelevantColumns relevant) {
        double[] violations = relevant.violations();
        for (int k = 0; k < violations.length; k++) {
            if (violations[k] > 0 && violations[k] > SETTLED * unit(relevant.columns()[k])) {
                return false;
            }
        }
        return true;
    }

    /**
     * How far the minimum over one weight, the others fixed, is from that weight at most, times its curvature; of a block the
     * violation of its condition.
     */
    public double violation(double[] w, double[] correlations) {
        return largestViolation(RelevantColumns.of(problem.loss(), penalty, w, correlations, 0));
    }

    private double largestViolation(RelevantColumns relevant) {
        double largest = 0;
        for (int k = 0; k < relevant.columns().length; k++) {
            int j = relevant.columns()[k];
            double curvature = problem.curvature(j);
            double violation = relevant.violations()[k];
            if (violation == 0 || !(curvature > 0)) {
                continue;
            }
            if (penalty.isAlone(j)) {
                double w = relevant.w()[k];
                double power = problem.loss().power(j);
                double best =
                        problem.penalty().minimizer(j, power, relevant.slopes().values()[k] + power * w);
                violation = Math.min(violation, curvature * Math.abs(best - w));
            }
            largest = Math.max(largest, violation / unit(j));
        }
        return largest;
    }

    /** Of violations: that of a column as the target's correlation with itself, if there is any. */
    private double unit(int j) {
        double power = problem.loss().targetPower();
        return Math.sqrt(problem.curvature(j) * (power > 0 ? power : 1));
    }

    /** √(‖ỹ‖²/n) + Σ|wⱼ|√(‖x̃ⱼ‖²/n): the size of what cancels in the residual. */
    private double termSize(double[] w) {
        double size = Math.sqrt(problem.loss().targetPower());
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                size += Math.abs(w[j]) * problem.loss().norm(j);
            }
        }
        return size;
    }

    /**
     * The gap by the residual, with a step on the unpenalised columns only. Under a weak ridge penalty that is sound but
     * pessimistic, by the ratio of curvature to strength; if it matters, the step is taken on all columns without an L1
     * part, for which it is exact.
     */
    private double gap(At at) {
        double gap = gap(at, columns(at.relevant, true));
        if (gap <= SMALL * problem.nullObjective() || problem.penalty().lambda2() == 0) {
            return gap;
        }
        int[] smooth = columns(at.relevant, false);
        return smooth.length > MAX_STEP ? gap : Math.min(gap, gap(at, smooth));
    }

    /** The gap with a step on the chosen columns, or none. */
    private double gap(At at, int[] chosen) {
        double noise = rounding * at.terms;
        if (chosen.length == 0) {
            RelevantColumns relevant = at.relevant;
            return new DualPoint(
                            new DualPoint.Squares(0, 0, at.residualPower), at.residualError + noise, relevant.slopes())
                    .gap(relevant.penalty(), relevant.w());
        }
        if (chosen.length > MAX_STEP || !factor(chosen)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] slopes = slopes(chosen, at.w, at.correlations);
        double[] better = at.w.clone();
        double[] step = factor.get().solve(slopes);
        for (int k = 0; k < chosen.length; k++) {
            better[chosen[k]] += step[k];
        }
        noise = Math.max(noise, rounding * termSize(better));
        return afterStep(at.w, better, chosen, slopes, noise, at.residualError + noise)
                .gap(penalty, at.w);
    }

    private DualPoint afterStep(
            double[] w, double[] better, int[] chosen, double[] slopes, double noise, double residualError) {
        double[] dual = new double[w.length];
        double power = problem.loss().evaluate(better, dual);
        double[] left = slopes(chosen, better, dual);
        double distance = distance(left, noise);
        double[] errors = errors(noise + distance);
        boolean[] joined = new boolean[w.length];
        double moved = 0;
        double along = 0;
        for (int k = 0; k < chosen.length; k++) {
            int j = chosen[k];
            double delta = better[j] - w[j];
            moved += delta * (slopes[k] - left[k]) + rounding * Math.abs(delta * slopes[k]);
            along += delta * left[k];
            power += problem.penalty().l2(j) * better[j] * better[j];
            joined[j] = true;
            dual[j] = 0;
            errors[j] = 0;
        }
        return new DualPoint(
                new DualPoint.Squares(moved, along, power),
                residualError + distance,
                new Penalty.Slopes(dual, errors, joined));
    }

    /** Errors of the slopes of all columns, from that of a residual, as ‖·‖/√n. */
    private double[] errors(double residualError) {
        double[] errors = new double[problem.columns()];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = residualError * problem.loss().norm(j);
        }
        return errors;
    }

    /**
     * How far the residual (and ridge parts) at some weights is at most from that at the minimum over the factored
     * columns: √(eᵀH⁻¹e) for the slopes e that are left, and what rounding hides of these.
     */
    private double distance(double[] left, double noise) {
        double[] solved = factor.orElseThrow().solve(left);
        double power = 0;
        for (int k = 0; k < left.length; k++) {
            power += left[k] * solved[k];
        }
        double inverseNorm = ESTIMATE / reciprocalCondition;
        return 2 * Math.sqrt(Math.max(0.0, power)) + 2 * noise * Math.sqrt(left.length * inverseNorm);
    }

    private double[] slopes(int[] chosen, double[] w, double[] correlations) {
        double[] slopes = new double[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            slopes[k] = problem.penalty().downhill(chosen[k], w[chosen[k]], correlations[chosen[k]]);
        }
        return slopes;
    }

    /** Columns within their bounds that are not penalised at all or, with {@code freeOnly} false, not by an L1 part. */
    private int[] columns(RelevantColumns relevant, boolean freeOnly) {
        ElasticNet net = problem.penalty();
        int[] columns = NONE;
        int count = 0;
        for (int k = 0; k < relevant.columns().length; k++) {
            int j = relevant.columns()[k];
            boolean wanted = net.l1(j) == 0 && !(freeOnly && net.l2(j) > 0);
            if (wanted && net.mayMove(j, relevant.w()[k]) && problem.loss().power(j) > 0) {
                columns = count == 0 ? new int[relevant.columns().length] : columns;
                columns[count++] = j;
            }
        }
        return Arrays.copyOf(columns, count);
    }

    /** Factors the Hessian of the chosen columns, kept for the next call; false where it is nearly singular. */
    private boolean factor(int[] chosen) {
        if (!Arrays.equals(chosen, factored)) {
            factored = chosen;
            factor = Cholesky.of(problem.hessian(chosen), chosen.length);
            reciprocalCondition = factor.map(Cholesky::reciprocalCondition).orElse(0.0);
        }
        return reciprocalCondition > UNRELIABLE;
    }
}
