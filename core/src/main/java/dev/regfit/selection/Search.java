package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.FoldedData;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.Stopping;
import java.util.List;
import java.util.Optional;

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
        if (families.get(0).kind() == PenaltyKind.NONE && criterion != Criterion.CV) {
            throw new SettingsException(
                    "the criterion %s chooses a strength, and without a penalty there is none; use cv"
                            .formatted(criterion.label()));
        }
    }

    /** The same among other strengths. */
    public Search with(Grid other) {
        return new Search(families, other, criterion, rule, metric, order, jobs);
    }

    /**
     * What a strength is chosen from.
     *
     * @param whole all rows
     * @param folds the same rows in parts, one a repeat; not looked at unless the criterion is cross-validation
     * @param eachRow the same, a part for each row, where they are at hand
     */
    public record Rows(Preparation whole, List<? extends FoldedData> folds, Optional<? extends FoldedData> eachRow) {

        /** Whether single rows are at hand and can be left out in a fair time. */
        public boolean canBeLeftOut() {
            return whole.data() instanceof Dataset rows
                    && rows.x() instanceof DenseMatrix
                    && Math.min(rows.rows(), rows.columns()) <= MOST_FOR_SINGLE
                    && eachRow.map(each -> new SingleRows(whole, each).isAffordable())
                            .orElse(false);
        }
    }

    /**
     * Chooses.
     *
     * @throws SettingsException when the criterion is not for these data or penalties
     */
    public Selection choose(Rows rows, Stopping stopping) {
        Preparation whole = rows.whole();
        DataProblem.requireSeveral(
                whole.data().size(),
                "a strength is chosen on rows left out of the fit, which takes two rows or more;"
                        + " one that is given can be fitted to a single row");
        return switch (criterion) {
            case CV -> {
                CrossValidation.Plan plan = new CrossValidation.Plan(families, grid, metric, order, jobs);
                yield Selection.of(CrossValidation.of(whole, rows.folds(), plan, stopping), rule);
            }
            case LOO -> Selection.ofSingleRows(singleRows(rows, stopping), metric, rule);
            case GCV -> Selection.ofGeneralized(whole, families.get(0), grid, stopping);
            default -> Selection.of(criterion, whole, families, grid, stopping);
        };
    }

    private Curve singleRows(Rows rows, Stopping stopping) {
        FoldedData each = rows.eachRow()
                .orElseThrow(() -> new SettingsException(
                        "leave-one-out takes single rows, which are not known here; use gcv or cv"));
        return new SingleRows(rows.whole(), each).curve(families.get(0), grid, metric, stopping, jobs);
    }
}
