package dev.regfit.path;

import dev.regfit.problem.DependentColumns;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowLoss;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.Minimizers;
import dev.regfit.solver.RowMinimizer;
import dev.regfit.solver.Stopping;
import java.util.Arrays;

/** Refits the points of a path without a penalty, under any loss; each starts from the one before. */
final class RefitsOfRows {
    private final Preparation preparation;
    private final double gamma;
    private final Stopping stopping;
    private final RowLoss rows;
    private final RowMinimizer minimizer;

    /** @param gamma γ: the share of the penalised weights, 0 to 1 */
    RefitsOfRows(Preparation preparation, double gamma, Stopping stopping) {
        this.preparation = preparation;
        this.gamma = gamma;
        this.stopping = stopping;
        this.rows = preparation.rowLoss();
        this.minimizer = Minimizers.ofRows(rows);
    }

    Relaxed at(PathPoint point) {
        SparseWeights chosen = point.weights();
        boolean[] out = new boolean[rows.columns()];
        Arrays.fill(out, true);
        for (int j : chosen.columns()) {
            out[j] = false;
        }
        boolean[] dependent =
                DependentColumns.among(chosen.columns(), preparation.data(), preparation.standardization());
        int[] leftOut =
                Arrays.stream(chosen.columns()).filter(j -> dependent[j]).toArray();
        for (int j : leftOut) {
            out[j] = true;
        }
        ElasticNet free = preparation
                .penalty(point.objective())
                .on(preparation.standardization())
                .withStrengths(0, 0)
                .without(out);
        Minimizer.Minimum refit = minimizer.minimize(free, stopping, true);
        double[] penalised = preparation.standardization().toWorking(chosen.toArray());
        double[] w = refit.weights();
        for (int j = 0; j < w.length; j++) {
            w[j] = gamma * penalised[j] + (1 - gamma) * w[j];
        }
        double intercept =
                gamma * point.intercept() + (1 - gamma) * refit.intercept().orElseThrow();
        double[] f = new double[rows.rows()];
        rows.design().predict(rows.design().workingIntercept(intercept, w), w, f);
        double deviance = 2 * rows.excess(f);
        double nullDeviance = minimizer.nullDeviance();
        return new Relaxed(
                intercept,
                SparseWeights.of(preparation.originalWeights(w)),
                deviance,
                nullDeviance > 0 ? 1 - deviance / nullDeviance : Double.NaN,
                refit.certificate(),
                leftOut);
    }
}
