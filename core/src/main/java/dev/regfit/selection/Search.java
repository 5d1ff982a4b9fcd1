package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.FoldedData;
import dev.regfit.data.TrainingData;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.Stopping;
import java.util.List;

/**
 * How to choose a strength.
 *
 * @param families the penalties to choose from
 * @param grid their strengths
 * @param criterion what to compare them by
 * @param rule which point of the best curve to take
 * @param metric what is averaged over rows that were left out
 * @param order which folds a fold is predicted from
 * @param jobs number of threads that may work at the same time; it makes no difference to the result
 */
public record Search(
        List<Family> families,
        Grid grid,
        Criterion criterion,
        Rule rule,
        Metric metric,
        CrossValidation.Order order,
        int jobs) {
    /** The order of a matrix that is decomposed within seconds. */
    private static final int MOST_FOR_SINGLE = 5000;

    public Search {
        families = List.copyOf(families);
        if (families.get(0).kind() == PenaltyKind.NONE) {
            throw new SettingsException("--penalty none has no strength to choose; use l1, l2 or elasticnet");
        }
    }

    /** Whether single rows are at hand and can be left out in a fair time. */
    public static boolean canLeaveOutRows(TrainingData data) {
        return data instanceof Dataset rows
                && rows.x() instanceof DenseMatrix
                && Math.min(rows.rows(), rows.columns()) <= MOST_FOR_SINGLE;
    }

    /**
     * Chooses.
     *
     * @param whole all rows
     * @param folds the same rows in parts, one a repeat; not looked at unless the criterion is cross-validation
     * @throws SettingsException when the criterion is not for these data or penalties
     */
    public Selection choose(Preparation whole, List<? extends FoldedData> folds, Stopping stopping) {
        DataProblem.requireSeveral(
                whole.data().size(), "a strength is chosen by what rows tell of others; give one with --alpha");
        return switch (criterion) {
            case CV -> {
                CrossValidation.Plan plan = new CrossValidation.Plan(families, grid, metric, order, jobs);
                yield Selection.of(CrossValidation.of(whole, folds, plan, stopping), rule);
            }
            case LOO -> Selection.ofSingleRows(whole, families.get(0), grid, metric, rule, stopping);
            case GCV -> Selection.ofGeneralized(whole, families.get(0), grid, stopping);
            default -> Selection.of(criterion, whole, families, grid, stopping);
        };
    }
}
