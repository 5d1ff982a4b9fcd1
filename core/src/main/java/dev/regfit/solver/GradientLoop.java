package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What the solvers of the gradient family share: the loop over epochs. Each epoch evaluates the loss once, and that one
 * evaluation serves the certificate, the listener and the next step.
 */
final class GradientLoop {
    /**
     * An objective this many times that of the start is more than an iteration that gets anywhere passes through: a
     * descent never rises at all. Only then is L computed to see whether the rate is to blame.
     */
    private static final double RUNAWAY = 10;

    /** Objectives this close, as a share of P(0), do not differ by more than rounding: the later iterate is kept. */
    private static final double ROUNDING = 1e-15;

    /** How one solver moves. */
    @FunctionalInterface
    interface Step {

        /**
         * Moves w.
         *
         * @param w length p, modified
         * @param correlations X̃ᵀ(ỹ − X̃w)/n, the negative gradient of the loss at w; not modified
         * @param rate the step ε
         */
        void advance(double[] w, double[] correlations, double rate);
    }

    private final Problem problem;
    private final GradientSettings settings;
    private final Stopping stopping;
    private final DoubleSupplier lipschitz;
    private final double[] best;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largestStableRate = Double.NaN;

    /** Takes L as a supplier: it costs some dozen evaluations, and a run with a given rate may do without. */
    GradientLoop(Problem problem, GradientSettings settings, Stopping stopping, DoubleSupplier lipschitz) {
        this.problem = problem;
        this.settings = settings;
        this.stopping = stopping;
        this.lipschitz = lipschitz;
        this.best = problem.start();
    }

    /**
     * Runs until the certificate is within the tolerance, and otherwise to the last epoch or until it diverges; then the
     * iterate with the smallest objective is returned.
     */
    Solution run(Step step) {
        Certifier certifier = new Certifier(problem);
        double rate = settings.isAutomatic() ? automaticRate() : settings.learningRate();
        double[] w = problem.start();
        double[] correlations = new double[w.length];
        double limit = Double.NaN;
        for (int epoch = 0; ; epoch++) {
            double residualPower = problem.loss().evaluate(w, correlations);
            Certificate certificate = certifier.certify(w, correlations, residualPower);
            settings.listener().epoch(epoch, w, certificate);
            if (certificate.isWithin(stopping.tolerance())) {
                return Solution.of(w, epoch);
            }
            double objective = certificate.objective();
            keepIfBest(w, objective);
            limit = epoch == 0 ? RUNAWAY * objective : limit;
            if (epoch == stopping.maxIterations() || isRunningAway(objective, limit, rate)) {
                return Solution.stopped(best, epoch, divergence(rate));
            }
            step.advance(w, correlations, rate);
        }
    }

    private void keepIfBest(double[] w, double objective) {
        if (objective <= smallest + ROUNDING * problem.nullObjective()) {
            System.arraycopy(w, 0, best, 0, w.length);
            smallest = Math.min(smallest, objective);
        }
    }

    private double automaticRate() {
        double rate = largestStableRate() / 2;
        return rate < Double.POSITIVE_INFINITY ? rate : 1.0;
    }

    /** With a stable rate the sign steps of sub-gradient descent may carry it far up, but not away. */
    private boolean isRunningAway(double objective, double limit, double rate) {
        return !(objective < Double.POSITIVE_INFINITY) || (objective > limit && rate > largestStableRate());
    }

    private Optional<Divergence> divergence(double rate) {
        return rate > largestStableRate() ? Optional.of(new Divergence(rate, largestStableRate())) : Optional.empty();
    }

    private double largestStableRate() {
        if (Double.isNaN(largestStableRate)) {
            largestStableRate = 2 / lipschitz.getAsDouble();
        }
        return largestStableRate;
    }
}
