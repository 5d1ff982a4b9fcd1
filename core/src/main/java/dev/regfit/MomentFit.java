package dev.regfit;

import dev.regfit.data.Standardization;
import dev.regfit.model.LinearModel;

/** Whether a fit from moments is as good as one from the rows would be. */
public final class MomentFit {
    /** An intercept so many times smaller than its largest term keeps twelve of its sixteen digits. */
    private static final double MOST_CANCELLATION = 1000;

    private MomentFit() {}

    /** Whether rows could tell more, so that it is worth while to fit these. */
    public static boolean wantsRows(Fit fit) {
        LinearModel model = fit.model();
        Standardization standardization = model.training().standardization();
        return !fit.converged()
                || fit.remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.DIGITS_LOST)
                || (standardization.intercept()
                        && standardization.interceptCancellation(model.weights()) > MOST_CANCELLATION);
    }
}
