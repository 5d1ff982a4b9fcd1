package dev.regfit.path;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Minimizer;

/**
 * The optimum at one strength.
 *
 * @param objective what was minimised
 * @param intercept on the original columns
 * @param weights on the original columns
 * @param deviance twice the mean of what the loss exceeds its least value by: of the squared loss Σωr²/n
 * @param r2 the share of the null model's deviance that is explained; NaN where that has none
 * @param certificate of the weights on the working columns
 * @param iterations sweeps that it took from the point before; 0 for a direct method
 * @param multiplier of the ball that the weights are in, or zero
 */
public record PathPoint(
        Objective objective,
        double intercept,
        SparseWeights weights,
        double deviance,
        double r2,
        Certificate certificate,
        int iterations,
        double multiplier) {

    /** A point of a path. */
    static PathPoint of(Preparation preparation, Objective objective, Minimizer.Minimum minimum, double nullDeviance) {
        double[] weights = preparation.originalWeights(minimum.weights());
        return new PathPoint(
                objective,
                minimum.intercept()
                        .orElseGet(() -> preparation.standardization().interceptFor(weights)),
                SparseWeights.of(weights),
                minimum.deviance(),
                nullDeviance > 0 ? 1 - minimum.deviance() / nullDeviance : Double.NaN,
                minimum.certificate(),
                minimum.iterations(),
                minimum.multiplier());
    }

    /** The strength α as stated. */
    public double alpha() {
        return objective.alpha();
    }

    /** The value of the objective as stated. */
    public double value() {
        return objective.factor() * certificate.objective();
    }
}
