package dev.regfit;

import dev.regfit.data.TrainingData;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Proof;
import dev.regfit.problem.Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A model held against data again: its certificate computed afresh, beside the one it recorded.
 *
 * <p>The conditions of optimality are linear in the weights: a weight changed in its sixth digit moves the largest
 * violation far above what was recorded. Where the recorded violation is large itself, because the training did not
 * converge, the gap must still come out the same. Such a model agrees with what it recorded, which is not that it is the
 * optimum.
 *
 * <p>Of a loss with a kink the dual point is not a function of the weights, and is found anew: its gap, which rises with the
 * first power of what is changed, has to be as small, but not its violation.
 *
 * @param model the model
 * @param recomputed its certificate on the data at hand
 * @param rows number of rows used now
 * @param checksum of the data at hand, or the empty string when not known
 */
public record Verification(LinearModel model, Certificate recomputed, long rows, String checksum) {
    /** Rounding of a correlation: sums may be taken in another order, or by other instructions. */
    private static final double KKT_ROUNDING = 1e-13;

    /** Rounding of a relative gap. */
    private static final double GAP_ROUNDING = 1e-14;

    /** A relative gap by another dual point. */
    private static final double GAP_OF_ANOTHER = 1e-9;

    /** A violation at another dual point. */
    private static final double KKT_OF_ANOTHER = 1e-3;

    /** How many times the recorded violation may come out. */
    private static final double KKT_MARGIN = 2;

    /** How far a gap may be from the one recorded, as a share of it. */
    private static final double GAP_MARGIN = 1e-6;

    /** Why a model does not hold. */
    public enum Failure {
        /** The relative duality gap is larger than recorded, or, where the optimum was not proven, another one. */
        GAP,
        /** The largest violation of the KKT conditions is larger than recorded. */
        KKT
    }

    /** @param data encoded by the model's own schema */
    public static Verification of(LinearModel model, TrainingData data, String checksum) {
        return new Verification(model, Trainer.certify(model, data), data.size(), checksum);
    }

    /** The certificate in the model. */
    public Proof recorded() {
        return model.training().proof();
    }

    /** The largest relative gap that agrees with the recorded one. */
    public double gapLimit() {
        return recorded().certificate().relativeGap() * (1 + GAP_MARGIN) + (hasKink() ? GAP_OF_ANOTHER : GAP_ROUNDING);
    }

    /** The largest KKT violation that agrees with the recorded one. */
    public double kktLimit() {
        return KKT_MARGIN * recorded().certificate().kkt() + (hasKink() ? KKT_OF_ANOTHER : KKT_ROUNDING);
    }

    private boolean hasKink() {
        return model.training().objective().loss().jump() > 0;
    }

    /** Why the model does not hold; empty when it does. */
    public List<Failure> failures() {
        double recordedGap = recorded().certificate().relativeGap();
        double gap = recomputed.relativeGap();
        List<Failure> failures = new ArrayList<>();
        // An infinite gap, where no finite one is known, is the one recorded if it is infinite again; NaN fails.
        boolean same = gap == recordedGap || Math.abs(gap - recordedGap) <= gapLimit() - recordedGap;
        boolean provesMore = provesTheOptimum() && gap <= recordedGap;
        if (!same && !provesMore) {
            failures.add(Failure.GAP);
        }
        if (!(recomputed.kkt() <= kktLimit())) {
            failures.add(Failure.KKT);
        }
        return failures;
    }

    /** Whether the recorded gap is small enough. Rows may then prove a smaller one than the moments of training did. */
    private boolean provesTheOptimum() {
        return recorded().certificate().isWithin(recorded().tolerance());
    }

    /** Whether the data prove what the model recorded. */
    public boolean holds() {
        return failures().isEmpty();
    }

    /** Whether the data differ from those of the training, as far as row counts and checksums tell. */
    public boolean isOnOtherData() {
        String trainedOn = model.training().provenance().checksum();
        boolean known = !checksum.isEmpty() && !trainedOn.isEmpty();
        return rows != model.training().provenance().rows() || (known && !checksum.equals(trainedOn));
    }
}
