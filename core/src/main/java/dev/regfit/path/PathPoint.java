package dev.regfit.path;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Preparation;

/**
 * The optimum at one strength.
 *
 * @param objective what was minimised
 * @param intercept on the original columns
 * @param weights on the original columns
 * @param residualPower Σωr²/n
 * @param r2 the share of the target's power that is explained; NaN for a target without any
 * @param certificate of the weights on the working columns
 * @param iterations sweeps that it took from the point before; 0 for a direct method
 */
public record PathPoint(
        Objective objective,
        double intercept,
        SparseWeights weights,
        double residualPower,
        double r2,
        Certificate certificate,
        int iterations) {

    /**
     * A point of a path.
     *
     * @param w on the working columns, length p
     * @param residualPower Σωr²/n
     */
    static PathPoint of(
            Preparation preparation,
            Objective objective,
            double[] w,
            double residualPower,
            LeastSquares loss,
            Certificate certificate,
            int iterations) {
        double[] weights = preparation.originalWeights(w);
        return new PathPoint(
                objective,
                preparation.standardization().interceptFor(weights),
                SparseWeights.of(weights),
                residualPower,
                loss.targetPower() > 0 ? 1 - residualPower / loss.targetPower() : Double.NaN,
                certificate,
                iterations);
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
