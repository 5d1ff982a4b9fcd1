package dev.regfit;

import dev.regfit.model.Evaluation;
import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;
import java.util.stream.IntStream;

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
        rows.predict(rows.workingIntercept(intercept, w), w, f);
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

    /** Those of the parabola that touches the loss here (Park and Hastie 2007, section 3). */
    double degreesOfFreedom(ElasticNet penalty) {
        int[] active = IntStream.range(0, w.length).filter(j -> w[j] != 0).toArray();
        if (Arrays.stream(active).allMatch(j -> penalty.l2(j) == 0)) {
            return active.length;
        }
        double[] curvatures = new double[f.length];
        rows.curvatures(f, 0, curvatures);
        double[] weights = IntStream.of(active).mapToDouble(j -> w[j]).toArray();
        MomentSquares parabola = rows.parabola(active, curvatures);
        return DegreesOfFreedom.of(new Problem(parabola, penalty.of(active)), weights);
    }
}
