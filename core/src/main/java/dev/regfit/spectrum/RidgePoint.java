package dev.regfit.spectrum;

import dev.regfit.problem.Objective;

/**
 * Ridge regression at one strength, by the spectrum.
 *
 * @param objective what is minimised
 * @param shift s where that is a multiple of RSS + s‖w‖²: what is added to the eigenvalues
 * @param degreesOfFreedom effective ones, without the intercept
 * @param shrinkage what is left along each direction, in the order of the eigenvalues
 * @param intercept on the original columns
 * @param weights on the original columns, length p
 * @param solver that fits are made with, by its name
 * @param difference the largest one between these weights and that solver's, as a share of the largest weight, on the
 *     working columns
 */
public record RidgePoint(
        Objective objective,
        double shift,
        double degreesOfFreedom,
        double[] shrinkage,
        double intercept,
        double[] weights,
        String solver,
        double difference) {

    /** The strength α as stated. */
    public double alpha() {
        return objective.alpha();
    }
}
