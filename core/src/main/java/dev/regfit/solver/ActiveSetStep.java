package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.Kernels;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
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
    /** Steps in a row that may each stop weights, before the slopes are computed afresh. */
    private static final int STEPS = 100;

    /** Up to this size a nearly singular system is factored anew, with a little more on its diagonal. */
    private static final int FEW = 200;

    private final Problem problem;

    /** Null where the system is to be factored each time. */
    private final ActiveFactor factor;

    /** The last system that was factored here. */
    private int[] factored = {};

    private double[] hessian = {};
    /** Whether there is more on the diagonal of what was factored. */
    private boolean isSingular;

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
        return problem.penalty().mayMove(j, w[j]) && problem.loss().power(j) > 0;
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
        for (int k = 0; k < STEPS; k++) {
            if (active.length == 0) {
                return Outcome.COMPLETE;
            }
            if (factor == null) {
                return solve(active, slopes, w);
            }
            int dependent = factor.update((MomentSquares) problem.loss(), problem.penalty(), active);
            if (dependent >= 0 && active.length <= FEW) {
                return solve(active, slopes, w);
            }
            BentStep step = dependent < 0 ? newton(active, slopes) : flat(active, slopes, dependent);
            if (step.take(slopes, w, dependent >= 0) > 0) {
                active = step.left(active);
                slopes = step.left(slopes);
            } else if (dependent < 0) {
                return Outcome.COMPLETE;
            } else {
                active = without(active, dependent);
                slopes = without(slopes, dependent);
            }
        }
        return Outcome.BLOCKED;
    }

    private BentStep newton(int[] active, double[] slopes) {
        return step(active, factor.solve(slopes), slopes.clone());
    }

    /** In a direction in which the fit does not change, and the penalty does not rise. */
    private BentStep flat(int[] active, double[] slopes, int dependent) {
        double[] direction = factor.nullDirection((MomentSquares) problem.loss(), problem.penalty(), active, dependent);
        double slope = 0;
        for (int k = 0; k < direction.length; k++) {
            slope += slopes[k] * direction[k];
        }
        for (int k = 0; k < direction.length && slope < 0; k++) {
            direction[k] = -direction[k];
        }
        return step(active, direction, new double[active.length]);
    }

    private BentStep step(int[] active, double[] step, double[] image) {
        MomentSquares loss = (MomentSquares) problem.loss();
        ElasticNet penalty = problem.penalty();
        BentStep.Hessian hessian = (k, a, v) -> {
            for (int m = 0; m < v.length; m++) {
                v[m] += a * loss.gram(active[k], active[m]);
            }
            v[k] += a * penalty.l2(active[k]);
        };
        return new BentStep(penalty, active, hessian, step, image);
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
            hessian = problem.hessian(active);
            cholesky = Cholesky.of(hessian, active.length);
            isSingular = cholesky.isEmpty();
            if (isSingular) {
                cholesky = Cholesky.nearest(hessian, active.length);
            }
        }
        if (cholesky.isEmpty()) {
            return Outcome.UNAVAILABLE;
        }
        double[] step = cholesky.get().solve(slopes);
        double[] image = slopes.clone();
        if (isSingular) {
            Arrays.fill(image, 0.0);
            for (int k = 0; k < step.length; k++) {
                addColumn(k, step[k], image);
            }
        }
        BentStep bent = new BentStep(problem.penalty(), active, this::addColumn, step, image);
        return bent.take(slopes, w, false) == 0 ? Outcome.COMPLETE : Outcome.BLOCKED;
    }

    /** Adds a multiple of column k of the Hessian that was factored here. */
    private void addColumn(int k, double a, double[] v) {
        Kernels.axpy(a, hessian, k * v.length, v, 0, v.length);
    }

    /** The negative gradient of the objective for the active weights, their signs fixed. */
    private double[] slopes(int[] active, double[] w, double[] correlations) {
        ElasticNet penalty = problem.penalty();
        double[] slopes = new double[active.length];
        for (int k = 0; k < slopes.length; k++) {
            int j = active[k];
            slopes[k] = penalty.downhill(j, w[j], correlations[j]);
        }
        return slopes;
    }
}
