package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import java.util.Optional;

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

    /** Up to this size a system is factored anew before coordinates have converged. */
    private static final int EAGER_ACTIVE = 500;

    /** A larger active set is left as it is: its linear system costs k³/3. */
    private static final int MAX_ACTIVE = 2000;

    /** The same where the factor is kept, and grows by k² operations for each column that becomes active. */
    private static final int MAX_KEPT = 4000;

    /** With a smaller share of columns that are new to the active set it is left to Newton's step. */
    private static final double FEW = 0.3;

    /**
     * More sweeps than hardly any problem takes. One that does is approached along falling strengths, each half the one
     * before: nearly collinear columns under a weak penalty are chosen between more easily when few have weights.
     */
    static final int MANY_SWEEPS = 1000;

    /** Objectives that differ by fewer times their rounding error may be equal. */
    private static final double MANY_NOISES = 10;

    /** Rounds that may go by after the gap is reached before the wish for a settled support is given up. */
    private static final int PATIENCE = 30;

    /** A column's share of the fit, relative to the target, that is nothing but rounding. */
    private static final double DUST = 1e-14;

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        WarmDescent descent = new WarmDescent(problem.loss());
        ElasticNet penalty = problem.penalty();
        if (penalty.isSmooth() || stopping.maxIterations() <= MANY_SWEEPS) {
            return descent.solve(penalty, stopping);
        }
        Stopping few = stopping.atMost(MANY_SWEEPS);
        Solution direct = descent.solve(penalty, few);
        int sweeps = direct.iterations();
        if (sweeps < MANY_SWEEPS || direct.isProven(stopping)) {
            return direct;
        }
        double lambda1 = problem.lambda1Bound();
        while (lambda1 > penalty.lambda1() && sweeps < stopping.maxIterations()) {
            sweeps += descent.solve(penalty.withStrengths(lambda1, penalty.lambda2()), few)
                    .iterations();
            lambda1 /= 2;
        }
        int left = Math.max(1, stopping.maxIterations() - sweeps);
        Solution last = descent.solve(penalty, new Stopping(stopping.tolerance(), left));
        return Solution.of(last.weights(), sweeps + last.iterations());
    }

    /**
     * Minimises over all columns.
     *
     * @param start weights within the bounds (length p, overwritten)
     * @param exactly whether the weights are to be settled; otherwise the gap is enough
     * @param activeSetStep for the same problem
     */
    static Descent descend(
            Problem problem, Stopping stopping, double[] start, boolean exactly, ActiveSetStep activeSetStep) {
        Coordinates coordinates = Coordinates.of(problem.loss());
        coordinates.reset(start);
        return descend(problem, stopping, start, exactly, activeSetStep, coordinates);
    }

    /**
     * The same where the loss is already evaluated.
     *
     * @param coordinates just reset to the start; afterwards to the weights that were found
     */
    static Descent descend(
            Problem problem,
            Stopping stopping,
            double[] start,
            boolean exactly,
            ActiveSetStep activeSetStep,
            Coordinates coordinates) {
        return new Run(problem, stopping, start, exactly, activeSetStep, coordinates).descent();
    }

    /**
     * How a descent ended.
     *
     * @param sweeps that it took
     * @param certificate of the weights that were found
     */
    record Descent(int sweeps, Certificate certificate) {}

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
        /** The weights with the lowest objective so far, and an upper bound of it. */
        private double[] best;

        private double lowest = Double.POSITIVE_INFINITY;
        private double lowestNoise;

        Run(
                Problem problem,
                Stopping stopping,
                double[] start,
                boolean exactly,
                ActiveSetStep activeSetStep,
                Coordinates coordinates) {
            this.exactly = exactly;
            this.problem = problem;
            this.stopping = stopping;
            this.coordinates = coordinates;
            this.certifier = new Certifier(problem);
            this.activeSetStep = activeSetStep;
            this.w = start;
        }

        Descent descent() {
            boolean steps = activeSetStep.isCheap() && polish(true);
            Optional<Certificate> known = steps ? certifySettled() : Optional.empty();
            if (known.isPresent() && known.get().isWithin(stopping.tolerance())) {
                sweeps++; // over the other columns, of which none has to move
                return end(known.get());
            }
            double threshold = stopping.tolerance() * problem.loss().targetPower();
            int patience = PATIENCE;
            double objective = certifier.objective(w, coordinates.residualPower());
            Certifier.Judgement last = Certifier.Judgement.UNKNOWN;
            while (sweeps < stopping.maxIterations() && isNoHigher(objective)) {
                descend(threshold, steps);
                boolean proven = activeSetStep.isCheap();
                if (!proven) {
                    coordinates.reset(w);
                    last = judge();
                    proven = last.certificate().isWithin(stopping.tolerance());
                    if (proven && !exactly) {
                        break;
                    }
                }
                boolean polished = polish(proven);
                last = polished || activeSetStep.isCheap() ? judge() : last;
                boolean within = last.certificate().isWithin(stopping.tolerance());
                if (within && (!exactly || last.isSettled() || patience-- == 0)) {
                    break;
                }
                steps = polished && last.certificate().objective() < objective;
                objective = last.certificate().objective();
                threshold *= 0.1;
            }
            if (!isNoHigher(last.certificate().objective())) {
                System.arraycopy(best, 0, w, 0, w.length);
                coordinates.reset(w);
                last = judge();
            }
            return end(last.certificate());
        }

        private Descent end(Certificate certificate) {
            return new Descent(sweeps, removeDust() ? judge().certificate() : certificate);
        }

        /**
         * Whether the objective is not above what it was, as far as rounding lets one see. It rises only where columns
         * are so nearly collinear that slopes are all rounding.
         */
        private boolean isNoHigher(double objective) {
            double noise = certifier.noise(w);
            double highest = objective + noise;
            if (best == null || highest < lowest) {
                best = w.clone();
                lowest = highest;
                lowestNoise = noise;
            }
            return highest <= lowest + MANY_NOISES * lowestNoise;
        }

        private Optional<Certificate> certifySettled() {
            return certifier.certifySettled(w, coordinates.correlations(), coordinates.residualPower());
        }

        private Certifier.Judgement judge() {
            return certifier.judge(w, coordinates.correlations(), coordinates.residualPower());
        }

        /** Beside an equal column a weight that ought to be zero may be left with a rounding error instead. */
        private boolean removeDust() {
            double target = Math.sqrt(problem.loss().targetPower());
            boolean removed = false;
            for (int j = 0; j < w.length; j++) {
                boolean dust = w[j] != 0 && Math.abs(w[j]) * problem.loss().norm(j) <= DUST * target;
                if (dust && problem.penalty().l1(j) > 0 && problem.penalty().clamp(j, 0.0) == 0) {
                    w[j] = 0;
                    removed = true;
                }
            }
            if (removed) {
                coordinates.reset(w);
            }
            return removed;
        }

        /** Takes Newton's step if it can be had; what a sweep over moments has left is evaluated afresh in any case. */
        private boolean polish(boolean proven) {
            int most = activeSetStep.isCheap() ? MAX_KEPT : proven ? MAX_ACTIVE : EAGER_ACTIVE;
            boolean few = w.length <= most || ActiveSetStep.active(problem, w).length <= most;
            boolean taken =
                    few && activeSetStep.take(w, coordinates.correlations()) != ActiveSetStep.Outcome.UNAVAILABLE;
            if (taken || activeSetStep.isCheap()) {
                coordinates.reset(w);
            }
            return taken;
        }

        /**
         * Sweeps over all coordinates, then over the active ones until they move the loss by less than threshold.
         *
         * @param steps whether Newton's step is at hand: then only columns that are not active are swept, unless many
         *     of them become so
         */
        private void descend(double threshold, boolean steps) {
            sweeps++;
            double moved = 0;
            int active = 0;
            int entered = 0;
            for (int j = 0; j < w.length; j++) {
                if (steps && ActiveSetStep.isActive(problem, w, j)) {
                    active++;
                } else {
                    double change = update(j);
                    entered += change > 0 ? 1 : 0;
                    moved = Math.max(moved, change);
                }
            }
            if (steps && entered <= FEW * active) {
                return;
            }
            for (int k = 0; k < ACTIVE_SWEEPS && moved > threshold && sweeps < stopping.maxIterations(); k++) {
                moved = sweepActive();
            }
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
            ElasticNet penalty = problem.penalty();
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
