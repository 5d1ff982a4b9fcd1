package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.report.InspectReport;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.SharedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.List;

/** Tables of named columns. */
final class TableInput implements Input {
    private final Subcommand command;
    private final ReadingOptions reading;
    private final List<String> files;

    TableInput(Subcommand command, ReadingOptions reading, List<String> files) {
        this.command = command;
        this.reading = reading;
        this.files = files;
    }

    private Table open(CellReading known) {
        return command.open(reading, files, known, () -> {});
    }

    @Override
    public Table table(CellReading known, String otherwise) {
        return open(known);
    }

    @Override
    public Read learn(LearningCommand learning, Wish wish) {
        try (Table table = open(CellReading.USUAL)) {
            return new TableLearning(learning, reading, wish).read(table);
        }
    }

    @Override
    public TrainedOn trainedOn(LinearModel model) {
        try (Table table = open(model.training().provenance().cells())) {
            TrainingRows rows = new TrainingRows(table, model, reading.jobs());
            TrainedOn read = rows.read(table);
            command.notes(rows.notes());
            command.notes(table, List.of());
            return read;
        }
    }

    @Override
    public Scored score(Scoring scoring, Scoring.Sink sink) {
        List<LinearModel> used = scoring.used();
        try (Table table = open(scoring.cells())) {
            List<ModelRows> rows = used.stream()
                    .map(model -> new ModelRows(table, model, scoring.missing().apply(model), scoring.unseen())
                            .withTarget(scoring.target(), scoring.weights()))
                    .toList();
            SharedRows shared = new SharedRows(table, rows);
            double[] fitted = new double[used.size()];
            shared.read((target, weight, features, offsets) -> {
                for (int m = 0; m < fitted.length; m++) {
                    fitted[m] = used.get(m).linear(features[m]) + offsets[m];
                }
                sink.row(target, weight, fitted, offsets);
            });
            List<String> notes = new ArrayList<>(shared.notes());
            notes.addAll(table.notes());
            return new Scored(
                    table.files(),
                    table.checksum(),
                    scoring.target() == null
                            ? used.get(0).schema().target()
                            : table.names().get(ColumnSelection.resolveOne(scoring.target(), table.names())),
                    shared.dropped(),
                    List.of(table.description()),
                    notes);
        }
    }

    @Override
    public void predict(LinearModel model, Predicting predicting, Predicting.Sink sink) {
        CellReading known = model.training().provenance().cells();
        try (Table table = command.open(reading, files, known, sink::pause)) {
            List<Integer> kept = RowPrediction.kept(predicting, table.names());
            RowPrediction prediction = new RowPrediction(table, model, predicting, kept);
            sink.begin(kept.stream().map(table.names()::get).toList());
            prediction
                    .rows()
                    .readAll(
                            (row, features) -> sink.row(prediction.of(row, features)),
                            row -> sink.empty(prediction.kept(row)));
            sink.pause();
            command.notes(table, prediction.rows().notes());
        }
    }

    @Override
    public Report inspect(ColumnOptions columns) {
        try (Table table = open(CellReading.USUAL)) {
            Inspecting inspecting = new Inspecting(table, columns.resolve(table.names()), reading.jobs());
            InspectReport report = inspecting.report(table);
            command.notes(table, columns.notes(table.names(), inspecting.roles()));
            return report;
        }
    }
}
