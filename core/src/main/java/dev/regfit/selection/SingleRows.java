package dev.regfit.selection;

import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedData;
import dev.regfit.data.Scaling;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowLoss;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;

/**
 * Leave-one-out of ridge, with all that is learnt from rows learnt without the one that is left out. There is a closed
 * form where that changes the penalty beside RSS in the same way for every row: where columns are not scaled, rows weigh
 * the same, and the convention does not take the target's deviation. Otherwise each row is a fold.
 *
 * @param whole all rows, which are a {@link Dataset}
 * @param each a part for each of these rows
 */
record SingleRows(Preparation whole, FoldedData each) {
    /** Multiplications that take seconds. */
    private static final double MOST_WORK = 5e8;

    /** What a cell costs beside them in each fold: it is encoded, summed up and centred. */
    private static final int PER_CELL = 30;

    /** Weights that are equal to rounding. */
    private static final double EQUAL = 1e-12;

    /** Whether {@link #curve} takes no longer than seconds. */
    boolean isAffordable() {
        return hasClosedForm() || areFoldsAffordable();
    }

    private boolean areFoldsAffordable() {
        double n = whole.data().size();
        double p = whole.data().columns();
        return n * n * p * (PER_CELL + Math.min(n, p)) <= MOST_WORK;
    }

    private boolean hasClosedForm() {
        double[] weights = ((Dataset) whole.data()).weights();
        return whole.formulation().scaling() == Scaling.NONE
                && whole.formulation().convention() != Convention.GLMNET
                && each.hasFixedColumns()
                && Arrays.stream(weights).allMatch(weight -> Math.abs(weight - 1) < EQUAL);
    }

    /**
     * The errors along a path.
     *
     * @param jobs number of threads that may work at the same time
     */
    Curve curve(Family family, Grid grid, Metric metric, Stopping stopping, int jobs) {
        if (hasClosedForm()) {
            Curve curve = closedForm(family, grid, metric, stopping);
            boolean known = Arrays.stream(curve.mean()).noneMatch(Double::isNaN);
            if (known || !areFoldsAffordable()) {
                return curve;
            }
        }
        CrossValidation.Plan plan =
                new CrossValidation.Plan(List.of(family), grid, metric, CrossValidation.Order.ANY, jobs);
        return CrossValidation.of(whole, List.of(each), plan, stopping).curves().get(0);
    }

    private Curve closedForm(Family family, Grid grid, Metric metric, Stopping stopping) {
        Dataset rows = (Dataset) whole.data();
        Solvers.PathChoice choice = Path.solverFor(whole, family);
        Path path = Path.along(whole, family, grid, stopping, choice);
        RowLoss loss = choice.loss() instanceof RowLoss known ? known : new RowLoss(rows, whole.standardization());
        List<Penalty> penalties = path.points().stream().map(this::penalty).toList();
        LeaveOneOut errors = LeaveOneOut.of(loss, penalties, choice.decomposition());
        boolean squared = metric == Metric.MSE;
        return Curve.of(
                path,
                squared ? errors.meanSquare() : errors.meanAbsolute(),
                squared ? errors.standardError() : errors.absoluteStandardError(rows.rows()));
    }

    /** The penalty that one row less has beside RSS. */
    private Penalty penalty(PathPoint point) {
        double n = (double) whole.data().size();
        Objective withoutOne = point.objective().ofRows(n - 1);
        Penalty penalty = whole.penalty(point.objective()).on(whole.standardization());
        return penalty.withStrengths(0, withoutOne.squaresBesideResiduals() / n);
    }
}
