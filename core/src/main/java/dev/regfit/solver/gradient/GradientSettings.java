package dev.regfit.solver.gradient;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a solver of the gradient family goes about. What is empty is left to the solver.
 *
 * @param rate of the program's own objective
 * @param epochs how many at most
 * @param averaging whether an average of the iterates is the answer (Polyak and Juditsky 1992)
 * @param clipping limits of the gradient
 */
public record GradientSettings(
        LearningRate rate,
        OptionalInt epochs,
        Momentum momentum,
        Optional<Boolean> averaging,
        Sampling sampling,
        Clipping clipping) {

    /** All left to the solver. */
    public static final GradientSettings AUTOMATIC = new GradientSettings(
            LearningRate.AUTOMATIC,
            OptionalInt.empty(),
            Momentum.NONE,
            Optional.empty(),
            Sampling.PLAIN,
            Clipping.NONE);

    /** The same with another rate. */
    public GradientSettings with(LearningRate other) {
        return new GradientSettings(other, epochs, momentum, averaging, sampling, clipping);
    }

    /** The same with another momentum. */
    public GradientSettings with(Momentum other) {
        return new GradientSettings(rate, epochs, other, averaging, sampling, clipping);
    }

    /** The same with other draws. */
    public GradientSettings with(Sampling other) {
        return new GradientSettings(rate, epochs, momentum, averaging, other, clipping);
    }

    /** The same with other limits. */
    public GradientSettings with(Clipping other) {
        return new GradientSettings(rate, epochs, momentum, averaging, sampling, other);
    }

    /** The same with an average as the answer, or without. */
    public GradientSettings averaging(boolean wanted) {
        return new GradientSettings(rate, epochs, momentum, Optional.of(wanted), sampling, clipping);
    }

    /** The same with so many epochs. */
    public GradientSettings withEpochs(int most) {
        return new GradientSettings(rate, OptionalInt.of(most), momentum, averaging, sampling, clipping);
    }

    /** Rates and limits of the program's own objective, from those of one that is so many times as large. */
    public GradientSettings ofObjective(double factor) {
        return with(new LearningRate(rate.first() * factor, rate.schedule())).with(clipping.times(1 / factor));
    }
}
