package dev.regfit;

import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.ScoredRows;
import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.RowLoss;

/** How weights fit the rows that they were learnt from, under any loss. */
final class RowFit {
    private final RowLoss rows;
    private final double[] w;
    private final double[] f;

    /** @param w on the working columns, length p */
    RowFit(RowLoss rows, double intercept, double[] w) {
        this.rows = rows;
        this.w = w;
        this.f = new double[rows.rows()];
        rows.design().predict(rows.design().workingIntercept(intercept, w), w, f);
    }

    /** Residuals of the target from its predicted means. */
    Evaluation evaluation() {
        Evaluation evaluation = new Evaluation(rows.hasIntercept());
        for (int i = 0; i < f.length; i++) {
            evaluation.add(
                    rows.data().y()[i], rows.loss().mean(f[i]), rows.data().weights()[i]);
        }
        return evaluation;
    }

    /** What the loss says of the fit. */
    Goodness goodness() {
        ScoredRows scored =
                new ScoredRows(rows.loss(), rows.data().y(), f, rows.data().weights());
        return Goodness.of(scored, rows.offsets(), rows.hasIntercept());
    }

    double degreesOfFreedom(Penalty penalty) {
        return DegreesOfFreedom.of(rows, penalty, w, f);
    }
}
