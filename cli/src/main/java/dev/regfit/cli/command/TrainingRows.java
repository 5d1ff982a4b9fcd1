package dev.regfit.cli.command;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.Counts;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.TrainingData;
import dev.regfit.model.LinearModel;
import dev.regfit.model.TestSplit;
import dev.regfit.model.Training.Provenance;
import dev.regfit.selection.TestRows;
import java.util.List;
import java.util.Optional;

/** The rows that a model was trained on, read once more as they were taken then. */
final class TrainingRows {
    private final LinearModel model;
    private final Optional<ReservedRows> reserved;
    private final ColumnRoles roles;
    private final BuildOptions options;

    /** @param table with the columns of the model, of which it may be a part that is read */
    TrainingRows(Table table, LinearModel model, int jobs) {
        this.model = model;
        Provenance provenance = model.training().provenance();
        RowKeeping keeping = model.training().needsRows() ? RowKeeping.ALWAYS : RowKeeping.WHILE_FEW;
        options = new BuildOptions(provenance.missing(), keeping, Integer.MAX_VALUE, jobs).with(model.targetRule());
        reserved = provenance.split().map(split -> new ReservedRows(split, TestRows::of, provenance.missing()));
        String groups = provenance.split().map(TestSplit::groups).orElse("");
        roles = DatasetReader.roles(table, model.schema(), provenance.weights(), groups);
    }

    private DatasetReader.Rows rows(Table table) {
        return new DatasetReader.Rows(table, roles, reserved);
    }

    /** What is asked of each record. */
    List<Slot> slots(Table table) {
        return DatasetReader.slotsFor(rows(table), model.schema(), options);
    }

    TrainedOn read(Table table) {
        TrainingData data =
                DatasetReader.readFor(rows(table), model.schema(), options).build(model.schema());
        return new TrainedOn(data, table.files(), table.checksum());
    }

    /** What the user should know of the rows, once they were read. */
    List<String> notes() {
        return reserved
                .map(rows -> "%s rows kept apart for testing are left out, as in training"
                        .formatted(Counts.grouped(rows.rows())))
                .stream()
                .toList();
    }
}
