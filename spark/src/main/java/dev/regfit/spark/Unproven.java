package dev.regfit.spark;

import dev.regfit.Fit;
import dev.regfit.model.Training.Proof;
import java.util.Optional;

/** What is said in the log of a model that is not proven to be the optimum. */
final class Unproven {
    private Unproven() {}

    /** Empty for a model that is proven. */
    static Optional<String> warning(Fit fit) {
        Proof proof = fit.model().training().proof();
        if (proof.converged()) {
            return Optional.empty();
        }
        double gap = proof.certificate().relativeGap();
        if (gap == Double.POSITIVE_INFINITY) {
            return Optional.of("NOT CONVERGED: how far these weights are from the optimum is unknown (the gap is"
                    + " infinite): columns are so nearly collinear or constant that double precision cannot bound it."
                    + " Leave some out, or set the penalty l2.");
        }
        return Optional.of(("NOT CONVERGED: the relative duality gap is %.2g after %d iterations, and the tolerance is"
                        + " %.2g. These weights are not proven to be the optimum. Set the scale standard, leave out"
                        + " nearly collinear columns, or set a larger tolerance.")
                .formatted(gap, proof.iterations(), proof.tolerance()));
    }
}
