package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Computes certificates for one problem.
 *
 * <p>The dual point is the residual r at w, first made orthogonal to the unpenalised columns (by one exact step on
 * their weights; of weakly penalised columns likewise), then shrunk until it is feasible: ν = s·r. By Fenchel's
 * inequality the gap is a sum of terms that are each non-negative, {@code ‖r − ν‖²/2n + Σ[φⱼ(wⱼ) + φⱼ*(vⱼ) − vⱼwⱼ]} with
 * v = X̃ᵀν/n, and is computed as such: it stays meaningful far below the rounding error of the objective. See Massias,
 * Gramfort and Salmon (2018), section 2, for the lasso.
 */
public final class Certifier {
    /** A correlation below this is rounding: it counts as zero where only zero is dual feasible. */
    private static final double ROUNDING = 1e-12;

    /** With more columns than this their Hessian is too large to factor: without it, no finite gap may be known. */
    private static final int MAX_STEP = 4000;

    /** A relative gap this small need not be sharpened. */
    private static final double SMALL = 1e-9;

    private final Problem problem;
    private int[] factored = {};
    private Optional<Cholesky> factor = Optional.empty();

    public Certifier(Problem problem) {
        this.problem = problem;
    }

    /**
     * Certifies weights for several penalties beside one loss, which is evaluated afresh.
     *
     * @param weights for each penalty those to certify, length p; not modified
     */
    public static List<Certificate> certifyEach(Loss loss, List<Penalty> penalties, List<double[]> weights) {
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
        double objective = 0.5 * residualPower + problem.penalty().value(w);
        double gap = gap(w, correlations, residualPower);
        double scale = problem.nullObjective();
        double relative = gap == 0 ? 0 : gap / scale;
        return new Certificate(objective, gap, relative, violation(w, correlations));
    }

    private double violation(double[] w, double[] correlations) {
        double largest = 0;
        for (int j = 0; j < w.length; j++) {
            double violation = problem.penalty().violation(j, w[j], correlations[j]);
            if (violation > 0) {
                largest = Math.max(largest, violation / correlationUnit(j));
            }
        }
        return largest;
    }

    private double correlationUnit(int j) {
        return Math.sqrt(problem.loss().power(j) * problem.loss().targetPower());
    }

    /**
     * The gap by the residual, with a step on the unpenalised columns only. Under a weak ridge penalty that is sound but
     * pessimistic, by the ratio of curvature to strength; if it matters, the step is taken on all columns without an L1
     * part, for which it is exact.
     */
    private double gap(double[] w, double[] correlations, double residualPower) {
        double gap = gap(w, correlations, residualPower, columns(w, true));
        int[] smooth = columns(w, false);
        boolean exact =
                gap <= SMALL * problem.nullObjective() || problem.penalty().lambda2() == 0;
        return exact || smooth.length > MAX_STEP ? gap : Math.min(gap, gap(w, correlations, residualPower, smooth));
    }

    private double gap(double[] w, double[] correlations, double residualPower, int[] chosen) {
        double[] slopes = new double[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            slopes[k] = correlations[chosen[k]] - problem.penalty().l2(chosen[k]) * w[chosen[k]];
        }
        double[] better = w.clone();
        double[] dual = correlations.clone();
        double dualPower = residualPower;
        if (!isRounding(chosen, slopes)) {
            if (chosen.length > MAX_STEP || !step(chosen, slopes, better)) {
                return Double.POSITIVE_INFINITY;
            }
            dualPower = problem.loss().evaluate(better, dual);
        }
        // ‖r − s·r′‖²/n = δᵀGδ + 2(1 − s)δᵀX̃ᵀr′/n + (1 − s)²‖r′‖²/n, where r′ is the residual after the step δ
        double moved = 0;
        double along = 0;
        for (int k = 0; k < chosen.length; k++) {
            int j = chosen[k];
            double delta = better[j] - w[j];
            dual[j] = problem.penalty().l2(j) * better[j];
            moved += delta * (slopes[k] - problem.penalty().l2(j) * delta);
            along += delta * dual[j];
        }
        double s = feasibleShrinkage(dual);
        double rest = 1 - s;
        double gap = 0.5 * (Math.max(0.0, moved) + 2 * rest * along + rest * rest * dualPower);
        for (int j = 0; j < w.length; j++) {
            gap += fenchelTerm(j, w[j], s * dual[j]);
        }
        return gap;
    }

    /** Whether the slopes are nothing but rounding. A step for collinear columns would only blow that up. */
    private boolean isRounding(int[] chosen, double[] slopes) {
        for (int k = 0; k < chosen.length; k++) {
            if (Math.abs(slopes[k]) > ROUNDING * correlationUnit(chosen[k])) {
                return false;
            }
        }
        return true;
    }

    /** Columns within their bounds that are not penalised at all or, with {@code freeOnly} false, not by an L1 part. */
    private int[] columns(double[] w, boolean freeOnly) {
        Penalty penalty = problem.penalty();
        int[] columns = new int[w.length];
        int count = 0;
        for (int j = 0; j < w.length; j++) {
            boolean inside = penalty.lower()[j] < w[j] && w[j] < penalty.upper()[j];
            boolean wanted = penalty.l1(j) == 0 && !(freeOnly && penalty.l2(j) > 0);
            if (inside && wanted && problem.loss().power(j) > 0) {
                columns[count++] = j;
            }
        }
        return Arrays.copyOf(columns, count);
    }

    /**
     * Moves the chosen weights to their optimum, the others fixed.
     *
     * @param w modified
     * @return whether that is possible and within the bounds
     */
    private boolean step(int[] chosen, double[] slopes, double[] w) {
        Optional<double[]> step = solveHessian(chosen, slopes);
        if (step.isEmpty()) {
            return false;
        }
        boolean inside = true;
        for (int k = 0; k < chosen.length; k++) {
            int j = chosen[k];
            w[j] += step.get()[k];
            inside &= problem.penalty().clamp(j, w[j]) == w[j];
        }
        return inside;
    }

    /** Solves H δ = b for the chosen columns; the factorisation is kept for the next call. */
    private Optional<double[]> solveHessian(int[] chosen, double[] b) {
        if (!Arrays.equals(chosen, factored)) {
            factored = chosen;
            factor = Cholesky.nearest(problem.hessian(chosen), chosen.length);
        }
        return factor.map(cholesky -> cholesky.solve(b));
    }

    /** The largest s ≤ 1 for which s·dual is feasible as far as shrinking can make it so. */
    private double feasibleShrinkage(double[] dual) {
        Penalty penalty = problem.penalty();
        double s = 1;
        for (int j = 0; j < dual.length; j++) {
            double size = Math.abs(dual[j]);
            boolean limited =
                    penalty.l2(j) == 0 && Double.isInfinite(dual[j] > 0 ? penalty.upper()[j] : penalty.lower()[j]);
            if (limited && penalty.l1(j) > 0 && size > penalty.l1(j)) {
                s = Math.min(s, penalty.l1(j) / size);
            }
        }
        return s;
    }

    private double fenchelTerm(int j, double w, double v) {
        Penalty penalty = problem.penalty();
        double dual = penalty.isFree(j) && Math.abs(v) <= ROUNDING * correlationUnit(j) ? 0 : v;
        // s·|v| may exceed λ₁ by a rounding error; the conjugate would call that infinite.
        if (penalty.l1(j) > 0 && penalty.l2(j) == 0 && Math.abs(dual) <= penalty.l1(j) * (1 + 1e-15)) {
            dual = Math.copySign(Math.min(Math.abs(dual), penalty.l1(j)), dual);
        }
        double term = penalty.l1(j) * Math.abs(w) + 0.5 * penalty.l2(j) * w * w + penalty.conjugate(j, dual) - dual * w;
        return Math.max(0.0, term);
    }
}
