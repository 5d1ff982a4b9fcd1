package dev.regfit.solver.gradient;

import java.util.function.DoubleSupplier;

/** How long the steps of a descent are. */
final class Steps {
    private final LearningRate rate;
    private final Schedule schedule;
    private final int epochs;
    private final double stable;
    private final DoubleSupplier lipschitz;
    private double share = 1;
    private double known = Double.NaN;

    /**
     * Takes what makes a rate.
     *
     * @param usual the schedule, if none is asked for
     * @param stable the largest stable constant step, times L
     * @param lipschitz L: it costs some dozen evaluations, and a run with a given rate may do without
     */
    Steps(GradientSettings settings, Schedule usual, int epochs, double stable, DoubleSupplier lipschitz) {
        this.rate = settings.rate();
        this.schedule = rate.schedule().orElse(usual);
        this.epochs = epochs;
        this.stable = stable;
        this.lipschitz = lipschitz;
    }

    /** How many epochs there are to be. */
    int epochs() {
        return epochs;
    }

    /** The rate after so many epochs, whole or not. */
    double at(double epoch) {
        return first() * share * schedule.share(epoch, epochs);
    }

    /** The first rate: without curvature any will do. */
    double first() {
        if (!rate.isAutomatic()) {
            return rate.first();
        }
        return lipschitz() > 0 ? 1 / lipschitz() : 1;
    }

    boolean areConstant() {
        return schedule == Schedule.CONSTANT;
    }

    /** Halves all rates from now on. */
    void halve() {
        share /= 2;
    }

    boolean isAutomatic() {
        return rate.isAutomatic();
    }

    /** With a constant step above it the error along the steepest direction grows every epoch. */
    double largestStable() {
        return stable / lipschitz();
    }

    private double lipschitz() {
        if (Double.isNaN(known)) {
            known = lipschitz.getAsDouble();
        }
        return known;
    }
}
