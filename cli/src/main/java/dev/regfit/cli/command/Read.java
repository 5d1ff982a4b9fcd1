package dev.regfit.cli.command;

import dev.regfit.cli.table.ReservedRows;
import dev.regfit.data.FoldedData;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.Search;
import java.util.List;
import java.util.Optional;

/**
 * What a command that learns has read.
 *
 * @param data all rows to learn from
 * @param folds the same in parts, one a repeat; empty if that was not asked for
 * @param eachRow the same, a part for each row, where rows are at hand and may have to be left out
 * @param rowNumbers for each row of kept and parted rows its number in the table, from 0
 * @param provenance where it comes from
 * @param reserved rows kept apart for testing
 */
record Read(
        TrainingData data,
        List<? extends FoldedData> folds,
        Optional<? extends FoldedData> eachRow,
        int[] rowNumbers,
        Provenance provenance,
        Optional<ReservedRows> reserved) {

    /** Without rows kept apart. */
    Read(
            TrainingData data,
            List<? extends FoldedData> folds,
            Optional<? extends FoldedData> eachRow,
            int[] rowNumbers,
            Provenance provenance) {
        this(data, folds, eachRow, rowNumbers, provenance, Optional.empty());
    }

    /** To choose a strength from. */
    Search.Rows rows(Formulation formulation) {
        return new Search.Rows(Preparation.of(data, formulation), folds, eachRow);
    }
}
