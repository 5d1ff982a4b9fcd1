package dev.regfit.cli.command;

import dev.regfit.cli.table.ReservedRows;
import dev.regfit.data.TrainingData;
import dev.regfit.model.FoldCut;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Loss;
import java.util.List;
import java.util.Optional;

/**
 * What a command that learns has read.
 *
 * @param encoded the same rows in each of the encodings that are fitted
 * @param loss what is minimised, for these rows
 * @param grouping which columns are penalised as groups
 * @param rowNumbers for each row of kept and parted rows its number in the table, from 0
 * @param cut what folds were cut by, if rows were cut
 * @param provenance where it comes from
 * @param reserved rows kept apart for testing
 */
record Read(
        List<Encoded> encoded,
        Loss loss,
        Grouping grouping,
        int[] rowNumbers,
        Optional<FoldCut> cut,
        Provenance provenance,
        Optional<ReservedRows> reserved) {

    /** Without rows kept apart. */
    Read(
            List<Encoded> encoded,
            Loss loss,
            Grouping grouping,
            int[] rowNumbers,
            Optional<FoldCut> cut,
            Provenance provenance) {
        this(encoded, loss, grouping, rowNumbers, cut, provenance, Optional.empty());
    }

    /** The rows, of a command that fits one encoding. */
    Encoded rows() {
        return encoded.get(0);
    }

    TrainingData data() {
        return rows().data();
    }
}
