package dev.regfit.cli.command;

import dev.regfit.data.FoldedData;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.Search;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Rows as features.
 *
 * @param data all rows to learn from
 * @param folds the same in parts, one a repeat; empty if that was not asked for
 * @param eachRow the same, a part for each row, where rows are at hand and may have to be left out
 */
record Encoded(TrainingData data, List<? extends FoldedData> folds, Optional<? extends FoldedData> eachRow) {

    /** The same, something being made of all rows. */
    Encoded with(UnaryOperator<TrainingData> change) {
        return new Encoded(change.apply(data), folds, eachRow);
    }

    /** To choose a strength from. */
    Search.Rows rows(Formulation formulation) {
        return new Search.Rows(Preparation.of(data, formulation), folds, eachRow);
    }
}
