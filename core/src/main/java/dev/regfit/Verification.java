package dev.regfit;

import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Proof;
import dev.regfit.problem.Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A model checked against data: its certificate computed again must be as good as the one recorded, but for rounding.
 * On the data it was trained on the two agree to the last digits, so that a weight changed by a millionth is found.
 *
 * @param model the model
 * @param recomputed its certificate on the data at hand
 * @param rows number of rows used now
 * @param checksum of the data at hand, or the empty string when not known
 */
public record Verification(LinearModel model, Certificate recomputed, long rows, String checksum) {
    /** How much worse than recorded a certificate may come out, for rounding in another order or on another machine. */
    private static final double SLACK = 10;

    /** Relative gaps below this are rounding. */
    private static final double GAP_ROUNDING = 1e-12;

    /** Violations below this are rounding. */
    private static final double KKT_ROUNDING = 1e-8;

    /** Why a model does not hold. */
    public enum Failure {
        /** The training itself had not converged. */
        NOT_CONVERGED,
        /** The relative duality gap is larger than recorded. */
        GAP,
        /** The largest violation of the KKT conditions is larger than recorded. */
        KKT
    }

    /** The certificate in the model. */
    public Proof recorded() {
        return model.training().proof();
    }

    /** The largest relative gap that agrees with the recorded one, which must itself be about the tolerance or less. */
    public double gapLimit() {
        double proven =
                Math.min(recorded().certificate().relativeGap(), recorded().tolerance());
        return SLACK * proven + GAP_ROUNDING;
    }

    /** The largest KKT violation that agrees with the recorded one. */
    public double kktLimit() {
        return SLACK * recorded().certificate().kkt() + KKT_ROUNDING;
    }

    /** Why the model does not hold; empty when it does. */
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        if (!recorded().converged()) {
            failures.add(Failure.NOT_CONVERGED);
        }
        if (!(recomputed.relativeGap() <= gapLimit())) {
            failures.add(Failure.GAP);
        }
        if (!(recomputed.kkt() <= kktLimit())) {
            failures.add(Failure.KKT);
        }
        return failures;
    }

    /** Whether the model is proven optimal by the data at hand. */
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
