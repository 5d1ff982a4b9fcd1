package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
    private final Problem problem;
    private final double[] correlations;

    /** Null where the system is to be factored each time. */
    private final ActiveFactor factor;

    private final int[] names;

    ActiveSetStep(Problem problem) {
        this(problem, null, new int[0]);
    }

    /**
     * @param factor kept from problem to problem, or null; only for a problem of moments
     * @param names for each column its number in the problem that all these are part of
     */
    ActiveSetStep(Problem problem, ActiveFactor factor, int[] names) {
        this.problem = problem;
        this.factor = factor;
        this.names = names;
        this.correlations = new double[problem.columns()];
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
        Penalty penalty = problem.penalty();
        int[] active = new int[w.length];
        int k = 0;
        for (int j = 0; j < w.length; j++) {
            boolean inside = penalty.lower()[j] < w[j] && w[j] < penalty.upper()[j];
            if (inside && (w[j] != 0 || penalty.l1(j) == 0) && problem.loss().power(j) > 0) {
                active[k++] = j;
            }
        }
        return Arrays.copyOf(active, k);
    }

    /** Moves w (length p, modified). */
    Outcome take(double[] w) {
        int[] active = active(problem, w);
        if (active.length == 0) {
            return Outcome.COMPLETE;
        }
        UnaryOperator<double[]> solver = solver(active);
        if (solver == null) {
            return Outcome.UNAVAILABLE;
        }
        Outcome outcome = move(active, solver.apply(slopes(active, w)), w);
        if (outcome == Outcome.COMPLETE) {
            // One step of iterative refinement, on slopes computed afresh.
            return move(active, solver.apply(slopes(active, w)), w);
        }
        return outcome;
    }

    /** Solves the active columns' system; null if that cannot be done. */
    private UnaryOperator<double[]> solver(int[] active) {
        if (factor != null && factor.update(problem, active, names)) {
            return b -> factor.solve(problem, active, b);
        }
        Optional<Cholesky> cholesky = Cholesky.nearest(problem.hessian(active), active.length);
        return cholesky.isEmpty() ? null : cholesky.get()::solve;
    }

    /** The negative gradient of the objective for the active weights, their signs fixed. */
    private double[] slopes(int[] active, double[] w) {
        Loss loss = problem.loss();
        Penalty penalty = problem.penalty();
        loss.evaluate(w, correlations);
        double[] slopes = new double[active.length];
        for (int k = 0; k < slopes.length; k++) {
            int j = active[k];
            slopes[k] = correlations[j] - penalty.l2(j) * w[j] - penalty.l1(j) * Math.signum(w[j]);
        }
        return slopes;
    }

    private Outcome move(int[] active, double[] step, double[] w) {
        double length = 1;
        int blocking = -1;
        double barrier = 0;
        for (int k = 0; k < active.length; k++) {
            int j = active[k];
            double limit = barrier(j, w[j], step[k]);
            double reach = (limit - w[j]) / step[k];
            if (step[k] != 0 && reach < length) {
                length = reach;
                blocking = j;
                barrier = limit;
            }
        }
        for (int k = 0; k < active.length; k++) {
            w[active[k]] += length * step[k];
        }
        if (blocking < 0) {
            return Outcome.COMPLETE;
        }
        w[blocking] = barrier;
        return Outcome.BLOCKED;
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
