package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.Arrays;
import java.util.Optional;

/**
 * Computes certificates for one problem.
 *
 * <p>The dual point is the residual r at w, first made orthogonal to the unpenalised columns (by one exact step on
 * their weights), then shrunk until it is feasible: ν = s·r. By Fenchel's inequality the gap is a sum of terms that are
 * each non-negative, {@code ‖r − ν‖²/2n + Σ[φⱼ(wⱼ) + φⱼ*(vⱼ) − vⱼwⱼ]} with v = X̃ᵀν/n, and is computed as such: it
 * stays meaningful far below the rounding error of the objective. See Massias, Gramfort and Salmon (2018), section 2,
 * for the lasso.
 */
public final class Certifier {
    /** A correlation below this is rounding: it counts as zero where only zero is dual feasible. */
    private static final double ROUNDING = 1e-12;

    /** With more unpenalised columns than this their Gram matrix is too large to factor: no finite gap is known. */
    private static final int MAX_FREE = 4000;

    private final Problem problem;
    private int[] factored = {};
    private Optional<Cholesky> factor = Optional.empty();

    public Certifier(Problem problem) {
        this.problem = problem;
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

    private double gap(double[] w, double[] correlations, double residualPower) {
        int[] free = freeColumns(w);
        double moved = 0;
        double[] dual = correlations.clone();
        double dualPower = residualPower;
        if (!isOrthogonal(free, correlations)) {
            if (free.length > MAX_FREE) {
                return Double.POSITIVE_INFINITY;
            }
            double[] better = w.clone();
            moved = stepOnFree(free, correlations, better);
            dualPower = problem.loss().evaluate(better, dual);
        }
        for (int j : free) {
            dual[j] = 0;
        }
        double s = feasibleShrinkage(dual);
        double gap = 0.5 * (1 - s) * (1 - s) * dualPower + 0.5 * moved;
        for (int j = 0; j < w.length; j++) {
            gap += fenchelTerm(j, w[j], s * dual[j]);
        }
        return gap;
    }

    /**
     * Whether the residual is already orthogonal to the chosen columns, up to rounding. A step for collinear columns would
     * only blow the rounding up.
     */
    private boolean isOrthogonal(int[] chosen, double[] correlations) {
        for (int j : chosen) {
            if (Math.abs(correlations[j]) > ROUNDING * correlationUnit(j)) {
                return false;
            }
        }
        return true;
    }

    private int[] freeColumns(double[] w) {
        Penalty penalty = problem.penalty();
        int[] free = new int[w.length];
        int count = 0;
        for (int j = 0; j < w.length; j++) {
            boolean inside = penalty.lower()[j] < w[j] && w[j] < penalty.upper()[j];
            if (inside && penalty.isFree(j) && problem.loss().power(j) > 0) {
                free[count++] = j;
            }
        }
        return Arrays.copyOf(free, count);
    }

    /**
     * Moves the free weights to their optimum, the others fixed.
     *
     * @param w modified
     * @return δᵀGδ, twice what the loss falls by; ∞ when the step leaves the bounds
     */
    private double stepOnFree(int[] free, double[] correlations, double[] w) {
        double[] slope = new double[free.length];
        for (int k = 0; k < free.length; k++) {
            slope[k] = correlations[free[k]];
        }
        Optional<double[]> solved = solveGram(free, slope);
        if (solved.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double[] step = solved.get();
        double moved = 0;
        for (int k = 0; k < free.length; k++) {
            int j = free[k];
            w[j] += step[k];
            if (problem.penalty().clamp(j, w[j]) != w[j]) {
                return Double.POSITIVE_INFINITY;
            }
            moved += step[k] * slope[k];
        }
        return Math.max(0.0, moved);
    }

    /** Solves G δ = b for the chosen columns; the factorisation is kept for the next call. */
    private Optional<double[]> solveGram(int[] chosen, double[] b) {
        if (!Arrays.equals(chosen, factored)) {
            factored = chosen;
            factor = Cholesky.nearest(problem.loss().gram(chosen), chosen.length);
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
