package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * Newton's step on the active set: with the signs of the non-zero weights fixed the objective is a quadratic, whose
 * minimum is the solution of a linear system. The step goes there, or as far as the first weight that reaches zero or a
 * bound, so it never raises the objective. Where coordinate descent has found the right signs, one step is exact.
 *
 * <p>Collinear columns make the system singular; it is then solved with a little more on its diagonal. In a direction in
 * which the fit does not change the objective is linear, and where the penalty falls in one, the step becomes so long
 * that it ends at the first weight that reaches zero or a bound.
 */
final class ActiveSetStep {
    /** Steps in a row that may each end at a weight's zero or bound, before the slopes are computed afresh. */
    private static final int BLOCKED_STEPS = 100;

    /** Up to this size a nearly singular system is factored anew, with a little more on its diagonal. */
    private static final int FEW = 200;

    /** A step that ends at a barrier, if there is any. */
    private static final double FAR = 1e15;

    private final Problem problem;

    /** Null where the system is to be factored each time. */
    private final ActiveFactor factor;

    /** The last system that was factored here. */
    private int[] factored = {};

    private Optional<Cholesky> cholesky = Optional.empty();

    ActiveSetStep(Problem problem) {
        this(problem, null);
    }

    /**
     * @param factor kept from problem to problem, or null; only for a problem of moments
     */
    ActiveSetStep(Problem problem, ActiveFactor factor) {
        this.problem = problem;
        this.factor = factor;
    }

    /** What a step did. */
    enum Outcome {
        /** The system could not be solved: nothing was moved. */
        UNAVAILABLE,
        /** A weight reached zero or a bound on the way, and stopped the step. */
        BLOCKED,
        /** The minimum for these signs was reached. */
        COMPLETE
    }

    /** Weights that are free to move: neither zero nor at a bound, or at zero with nothing to hold them there. */
    static int[] active(Problem problem, double[] w) {
        int[] active = new int[w.length];
        int k = 0;
        for (int j = 0; j < w.length; j++) {
            if (isActive(problem, w, j)) {
                active[k++] = j;
            }
        }
        return Arrays.copyOf(active, k);
    }

    static boolean isActive(Problem problem, double[] w, int j) {
        Penalty penalty = problem.penalty();
        boolean inside = penalty.lower()[j] < w[j] && w[j] < penalty.upper()[j];
        return inside && (w[j] != 0 || penalty.l1(j) == 0) && problem.loss().power(j) > 0;
    }

    /** Whether the factor is kept, so that a step costs no more than a few sweeps. */
    boolean isCheap() {
        return factor != null;
    }

    /**
     * Moves w, and where it has reached the minimum for its signs once more, which takes rounding away.
     *
     * @param w length p, modified
     */
    Outcome take(double[] w) {
        double[] correlations = new double[w.length];
        problem.loss().evaluate(w, correlations);
        Outcome outcome = take(w, correlations);
        if (outcome == Outcome.COMPLETE) {
            problem.loss().evaluate(w, correlations);
            return take(w, correlations);
        }
        return outcome;
    }

    /**
     * Moves w, where the loss is already evaluated.
     *
     * @param w length p, modified
     * @param correlations X̃ᵀr/n at w, not modified
     */
    Outcome take(double[] w, double[] correlations) {
        int[] active = active(problem, w);
        double[] slopes = slopes(active, w, correlations);
        for (int k = 0; k < BLOCKED_STEPS; k++) {
            if (active.length == 0) {
                return Outcome.COMPLETE;
            }
            int dependent = factor == null ? 0 : factor.update((MomentLoss) problem.loss(), problem.penalty(), active);
            int blocking;
            if (dependent < 0) {
                blocking = move(active, factor.solve(slopes), slopes, w);
                if (blocking < 0) {
                    return Outcome.COMPLETE;
                }
            } else if (factor == null || active.length <= FEW) {
                return solve(active, slopes, w);
            } else {
                int released = release(active, dependent, slopes, w);
                blocking = released < 0 ? dependent : released;
            }
            active = without(active, blocking);
            slopes = without(slopes, blocking);
        }
        return Outcome.BLOCKED;
    }

    /**
     * Moves in a direction in which the fit does not change, and the penalty does not rise, until a weight reaches zero
     * or a bound.
     *
     * @return which that is, −1 if none is in the way, and nothing was moved
     */
    private int release(int[] active, int dependent, double[] slopes, double[] w) {
        double[] direction = factor.nullDirection((MomentLoss) problem.loss(), problem.penalty(), active, dependent);
        double slope = 0;
        for (int k = 0; k < direction.length; k++) {
            slope += slopes[k] * direction[k];
        }
        for (int k = 0; k < direction.length; k++) {
            direction[k] *= slope < 0 ? -FAR : FAR;
        }
        double[] before = w.clone();
        double[] slopesBefore = slopes.clone();
        int blocking = move(active, direction, slopes, w);
        System.arraycopy(slopesBefore, 0, slopes, 0, slopes.length);
        if (blocking < 0) {
            System.arraycopy(before, 0, w, 0, w.length);
        }
        return blocking;
    }

    private static int[] without(int[] values, int k) {
        int[] rest = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, k + 1, rest, k, rest.length - k);
        return rest;
    }

    private static double[] without(double[] values, int k) {
        double[] rest = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, k + 1, rest, k, rest.length - k);
        return rest;
    }

    /** Solves the system by a factor of its own, with a little more on its diagonal if it is singular. */
    private Outcome solve(int[] active, double[] slopes, double[] w) {
        if (!Arrays.equals(active, factored)) {
            factored = active;
            cholesky = Cholesky.nearest(problem.hessian(active), active.length);
        }
        if (cholesky.isEmpty()) {
            return Outcome.UNAVAILABLE;
        }
        return move(active, cholesky.get().solve(slopes), slopes, w) < 0 ? Outcome.COMPLETE : Outcome.BLOCKED;
    }

    /** The negative gradient of the objective for the active weights, their signs fixed. */
    private double[] slopes(int[] active, double[] w, double[] correlations) {
        Penalty penalty = problem.penalty();
        double[] slopes = new double[active.length];
        for (int k = 0; k < slopes.length; k++) {
            int j = active[k];
            slopes[k] = correlations[j] - penalty.l2(j) * w[j] - penalty.l1(j) * Math.signum(w[j]);
        }
        return slopes;
    }

    /**
     * Moves as far as the first weight that reaches zero or a bound.
     *
     * @param slopes overwritten by what they are afterwards, in as far as the step solves the system
     * @return which of the active weights that is, −1 if none is in the way
     */
    private int move(int[] active, double[] step, double[] slopes, double[] w) {
        double length = 1;
        int blocking = -1;
        double barrier = 0;
        for (int k = 0; k < active.length; k++) {
            int j = active[k];
            double limit = barrier(j, w[j], step[k]);
            double reach = (limit - w[j]) / step[k];
            if (step[k] != 0 && reach < length) {
                length = reach;
                blocking = k;
                barrier = limit;
            }
        }
        for (int k = 0; k < active.length; k++) {
            w[active[k]] += length * step[k];
            slopes[k] *= 1 - length;
        }
        if (blocking >= 0) {
            w[active[blocking]] = barrier;
        }
        return blocking;
    }

    /** Where wⱼ, moving in the direction of {@code step}, meets zero (if it is penalised there) or a bound. */
    private double barrier(int j, double w, double step) {
        Penalty penalty = problem.penalty();
        double bound = step > 0 ? penalty.upper()[j] : penalty.lower()[j];
        boolean towardsZero = w * step < 0 && penalty.l1(j) > 0;
        if (!towardsZero) {
            return bound;
        }
        return step > 0 ? Math.min(bound, 0.0) : Math.max(bound, 0.0);
    }
}
