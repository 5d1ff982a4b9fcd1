package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A model held against data again: its certificate computed afresh, beside the one it recorded.
 *
 * <p>The weights stand or fall with the conditions of optimality, which are linear in them: a weight changed in its
 * sixth digit moves the largest violation far above what was recorded. Where the recorded violation is large itself,
 * because the model did not converge, the gap must come out the same.
 *
 * @param recorded what the model says
 * @param recomputed what the data say
 * @param objections why it does not hold; empty when it does
 */
public record Verification(Certificate recorded, Certificate recomputed, List<String> objections) {
    /** Rounding of a correlation: sums over rows may be taken in another order, or by other instructions. */
    private static final double KKT_ROUNDING = 1e-13;

    /** Rounding of a relative gap. */
    private static final double GAP_ROUNDING = 1e-14;

    /** How much more than recorded a violation may be. */
    private static final double KKT_MARGIN = 2;

    /** How far a gap may be from the one recorded, as a share of it. */
    private static final double GAP_MARGIN = 1e-6;

    /** @param data encoded by the model's own schema */
    public static Verification of(LinearModel model, Dataset data) {
        Certificate recorded = model.training().proof().certificate();
        Certificate recomputed = Trainer.certify(model, data);
        List<String> objections = new ArrayList<>();
        if (data.rows() != model.training().provenance().rows()) {
            objections.add("the model was trained on %d rows, the data have %d"
                    .formatted(model.training().provenance().rows(), data.rows()));
        }
        // Written so that NaN objects.
        if (!(recomputed.kkt() <= KKT_MARGIN * recorded.kkt() + KKT_ROUNDING)) {
            objections.add("the weights violate the conditions of optimality");
        }
        double difference = Math.abs(recomputed.relativeGap() - recorded.relativeGap());
        if (!(difference <= GAP_MARGIN * recorded.relativeGap() + GAP_ROUNDING)) {
            objections.add("the duality gap is not the one recorded");
        }
        return new Verification(recorded, recomputed, List.copyOf(objections));
    }

    public boolean holds() {
        return objections.isEmpty();
    }
}
