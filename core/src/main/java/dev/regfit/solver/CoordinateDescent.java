package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;

/**
 * Cyclic coordinate descent over an active set (Friedman, Hastie and Tibshirani 2010), on moments or on rows, with
 * Newton's step for the active set as accelerator and, at the end, as the polish that makes the weights exact.
 *
 * <p>Stops when the duality gap is small enough and the polish has settled the weights, or cannot be had. A gap of 1e-6
 * alone leaves weights right to three or four digits.
 */
public final class CoordinateDescent implements Solver {
    /** Sweeps over the active set between two looks at the whole. */
    private static final int ACTIVE_SWEEPS = 10;

    /** Up to this size the active-set step is cheap beside the sweeps, and worth taking before they have converged. */
    private static final int EAGER_ACTIVE = 500;

    /** A larger active set is left as it is: its linear system costs k³/3. */
    private static final int MAX_ACTIVE = 2000;

    /** Steps in a row that may each end at a weight's zero or bound, before coordinates are swept again. */
    private static final int BLOCKED_STEPS = 20;

    /** A KKT violation, as a correlation, below which the support is settled. */
    static final double SETTLED = 1e-11;

    /** Rounds that may go by after the gap is reached before the wish for a settled support is given up. */
    private static final int PATIENCE = 30;

    /** A column's share of the fit, relative to the target, that is nothing but rounding. */
    private static final double DUST = 1e-14;

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        return new WarmDescent(problem.loss()).solve(problem.penalty(), stopping);
    }

    /**
     * Minimises over all columns.
     *
     * @param start weights within the bounds (length p, overwritten)
     * @param exactly whether the weights are to be settled; otherwise the gap is enough
     * @param activeSetStep for the same problem
     */
    static Solution solve(
            Problem problem, Stopping stopping, double[] start, boolean exactly, ActiveSetStep activeSetStep) {
        return new Run(problem, stopping, start, exactly, activeSetStep).solution();
    }

    /** The state of one descent. */
    private static final class Run {
        private final Problem problem;
        private final Stopping stopping;
        private final Coordinates coordinates;
        private final Certifier certifier;
        private final ActiveSetStep activeSetStep;
        private final double[] w;
        private final boolean exactly;
        private int sweeps;

        Run(Problem problem, Stopping stopping, double[] start, boolean exactly, ActiveSetStep activeSetStep) {
            this.exactly = exactly;
            this.problem = problem;
            this.stopping = stopping;
            this.coordinates = Coordinates.of(problem.loss());
            this.certifier = new Certifier(problem);
            this.activeSetStep = activeSetStep;
            this.w = start;
            coordinates.reset(w);
        }

        Solution solution() {
            double threshold = stopping.tolerance() * problem.loss().targetPower();
            int patience = PATIENCE;
            while (sweeps < stopping.maxIterations()) {
                descend(threshold);
                Certificate certificate = certifier.certify(w);
                boolean proven = certificate.isWithin(stopping.tolerance());
                if (proven && !exactly) {
                    break;
                }
                ActiveSetStep.Outcome outcome = polish(proven);
                if (outcome != ActiveSetStep.Outcome.UNAVAILABLE) {
                    certificate = certifier.certify(w);
                    proven = certificate.isWithin(stopping.tolerance());
                }
                boolean settled = outcome == ActiveSetStep.Outcome.UNAVAILABLE || certificate.kkt() <= SETTLED;
                if (proven && (settled || patience-- == 0)) {
                    break;
                }
                threshold *= 0.1;
            }
            removeDust();
            return Solution.of(w, sweeps);
        }

        /** Beside an equal column a weight that ought to be zero may be left with a rounding error instead. */
        private void removeDust() {
            double target = Math.sqrt(problem.loss().targetPower());
            for (int j = 0; j < w.length; j++) {
                boolean dust = Math.abs(w[j]) * Math.sqrt(problem.loss().power(j)) <= DUST * target;
                if (dust && problem.penalty().l1(j) > 0 && problem.penalty().clamp(j, 0.0) == 0) {
                    w[j] = 0;
                }
            }
        }

        private ActiveSetStep.Outcome polish(boolean proven) {
            if (ActiveSetStep.active(problem, w).length > (proven ? MAX_ACTIVE : EAGER_ACTIVE)) {
                return ActiveSetStep.Outcome.UNAVAILABLE;
            }
            ActiveSetStep.Outcome outcome = activeSetStep.take(w);
            for (int k = 1; k < BLOCKED_STEPS && outcome == ActiveSetStep.Outcome.BLOCKED; k++) {
                outcome = activeSetStep.take(w);
            }
            if (outcome != ActiveSetStep.Outcome.UNAVAILABLE) {
                coordinates.reset(w);
            }
            return outcome;
        }

        /** Sweeps over all coordinates, then over the active ones until they move the loss by less than threshold. */
        private void descend(double threshold) {
            double moved = sweepAll();
            for (int k = 0; k < ACTIVE_SWEEPS && moved > threshold && sweeps < stopping.maxIterations(); k++) {
                moved = sweepActive();
            }
        }

        private double sweepAll() {
            sweeps++;
            double largest = 0;
            for (int j = 0; j < w.length; j++) {
                largest = Math.max(largest, update(j));
            }
            return largest;
        }

        private double sweepActive() {
            sweeps++;
            double largest = 0;
            for (int j = 0; j < w.length; j++) {
                if (w[j] != 0) {
                    largest = Math.max(largest, update(j));
                }
            }
            return largest;
        }

        /** Minimises over wⱼ; returns ‖x̃ⱼ‖²δ²/n, about twice what the objective falls by. */
        private double update(int j) {
            double power = problem.loss().power(j);
            if (power == 0) {
                return 0;
            }
            Penalty penalty = problem.penalty();
            double old = w[j];
            w[j] = penalty.minimizer(j, power, coordinates.correlation(j) + power * old);
            double delta = w[j] - old;
            if (delta == 0) {
                return 0;
            }
            coordinates.move(j, delta);
            return power * delta * delta;
        }
    }
}
