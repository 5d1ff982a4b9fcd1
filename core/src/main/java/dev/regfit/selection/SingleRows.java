package dev.regfit.selection;

import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedData;
import dev.regfit.data.Scaling;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.Strength;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.SquaresMinimizer;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;

/**
 * Leave-one-out of ridge, with all that is learnt from rows learnt without the one that is left out. There is a closed
 * form where that changes the penalty beside RSS in the same way for every row: where columns are not scaled, rows weigh
 * the same, and the convention does not take the target's deviation. On columns divided by their standard deviation one
 * small decomposition a row is enough. Otherwise each row is a fold.
 *
 * @param whole all rows, which are a {@link Dataset}
 * @param each a part for each of these rows
 */
record SingleRows(Preparation whole, FoldedData each) {
    /** Multiplications that take seconds. */
    private static final double MOST_WORK = 5e8;

    /** What a cell costs beside them in each fold: it is encoded, summed up and centred. */
    private static final int PER_CELL = 30;

    private static final Strength RIDGE = new Strength.Single(PenaltyKind.L2, 1, 0);

    /** Weights that are equal to rounding. */
    private static final double EQUAL = 1e-12;

    /**
     * Whether rows are left out where nothing is asked for: {@link #curve} takes no longer than seconds. The choice is part of
     * what a command means, so it does not become another one when decompositions become faster.
     */
    boolean isAffordable() {
        return hasClosedForm() || areFoldsAffordable() || (isStandardized() && workOfEigenvectors() <= MOST_WORK);
    }

    /** What eigenvectors of a matrix for each row would take, by which that choice is made. */
    private double workOfEigenvectors() {
        double n = whole.data().size();
        double p = whole.data().columns();
        return n * p * (20 * p * p + 2 * Grid.AUTOMATIC.count());
    }

    private boolean areFoldsAffordable() {
        return workOfFolds() <= MOST_WORK;
    }

    private double workOfFolds() {
        double n = whole.data().size();
        double p = whole.data().columns();
        return n * n * p * (PER_CELL + Math.min(n, p));
    }

    private double workOfDecompositions() {
        return StandardizedLeaveOneOut.work(
                (double) whole.data().size(), whole.data().columns(), Grid.AUTOMATIC.count());
    }

    /** Whether a decomposition a row is enough. */
    private boolean isStandardized() {
        return hasFixedObjective()
                && whole.formulation().scaling() == Scaling.STANDARD
                && whole.standardization().intercept()
                && whole.formulation().adaptation().isEmpty()
                && Arrays.stream(factors()).allMatch(factor -> factor > 0);
    }

    /**
     * Whether that takes no longer than seconds, or than a fit for each row. With as many columns as rows a fit for each row is
     * less work, and loses fewer digits at small strengths.
     */
    private boolean takesDecompositions() {
        return isStandardized()
                && whole.data().columns() < whole.data().size()
                && workOfDecompositions() <= Math.max(MOST_WORK, workOfFolds());
    }

    /** Whether neither columns nor what the convention takes from the target change with the row that is left out. */
    private boolean hasFixedObjective() {
        return whole.formulation().convention() != Convention.GLMNET && each.hasFixedColumns();
    }

    private boolean hasClosedForm() {
        double[] weights = ((Dataset) whole.data()).weights();
        return whole.formulation().scaling() == Scaling.NONE
                && hasFixedObjective()
                && Arrays.stream(weights).allMatch(weight -> Math.abs(weight - 1) < EQUAL);
    }

    /**
     * The errors along a path.
     *
     * @param jobs number of threads that may work at the same time
     */
    Curve curve(Family family, Grid grid, Metric metric, Stopping stopping, int jobs) {
        if (hasClosedForm() || takesDecompositions()) {
            Curve curve = closedForm(family, grid, metric, stopping);
            long unknown = Arrays.stream(curve.mean()).filter(Double::isNaN).count();
            boolean useless = unknown == curve.mean().length && !hasClosedForm();
            if (unknown == 0 || !(useless || areFoldsAffordable())) {
                return curve;
            }
        }
        CrossValidation.Plan plan =
                new CrossValidation.Plan(List.of(family), grid, metric, CrossValidation.Order.ANY, jobs);
        return CrossValidation.of(whole, List.of(each), plan, stopping).curves().get(0);
    }

    private Curve closedForm(Family family, Grid grid, Metric metric, Stopping stopping) {
        Dataset rows = (Dataset) whole.data();
        Solvers.PathChoice choice = Path.squaresFor(whole, family);
        Path path = Path.along(whole, family, grid, stopping, new SquaresMinimizer(whole, choice));
        RowSquares loss =
                choice.loss() instanceof RowSquares known ? known : new RowSquares(rows, whole.standardization());
        List<ElasticNet> penalties = path.points().stream().map(this::penalty).toList();
        LeaveOneOut errors =
                isStandardized() ? standardized(path, loss) : LeaveOneOut.of(loss, penalties, choice.decomposition());
        boolean absolute = metric == Metric.MAE;
        return Curve.of(
                path,
                absolute ? errors.meanAbsolute() : errors.meanSquare(),
                absolute ? errors.absoluteStandardError(rows.rows()) : errors.standardError());
    }

    private LeaveOneOut standardized(Path path, RowSquares loss) {
        double[] kappas = path.points().stream()
                .mapToDouble(point -> squaresWithoutOne(point) / (loss.rows() - 1))
                .toArray();
        return LeaveOneOut.of(loss, kappas.length, new StandardizedLeaveOneOut(loss, factors(), kappas)::visit);
    }

    private double[] factors() {
        return whole.penalty(whole.objective(RIDGE)).factors();
    }

    /** The penalty that one row less has beside RSS. */
    private ElasticNet penalty(PathPoint point) {
        double n = (double) whole.data().size();
        ElasticNet penalty = whole.penalty(point.objective()).on(whole.standardization());
        return penalty.withStrengths(0, squaresWithoutOne(point) / n);
    }

    private double squaresWithoutOne(PathPoint point) {
        return point.objective().ofRows(whole.data().size() - 1.0).squaresBesideResiduals();
    }
}
