package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.InspectReport;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.SharedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TargetValues;
import dev.regfit.cli.table.TypedRows;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.Counts;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.TrainingData;
import dev.regfit.inspection.Inspector;
import dev.regfit.model.LinearModel;
import dev.regfit.model.TestSplit;
import dev.regfit.model.Training.Provenance;
import dev.regfit.selection.TestRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Provenance provenance = model.training().provenance();
        try (Table table = open(provenance.cells())) {
            BuildOptions options = new BuildOptions(
                            provenance.missing(), keeping(model), Integer.MAX_VALUE, reading.jobs())
                    .with(model.targetRule());
            Optional<ReservedRows> reserved =
                    provenance.split().map(split -> new ReservedRows(split, TestRows::of, provenance.missing()));
            String groups = provenance.split().map(TestSplit::groups).orElse("");
            ColumnRoles roles = DatasetReader.roles(table, model.schema(), provenance.weights(), groups);
            TrainingData data = DatasetReader.readFor(
                            new DatasetReader.Rows(table, roles, reserved), model.schema(), options)
                    .build(model.schema());
            reserved.ifPresent(rows -> command.inform("%s rows kept apart for testing are left out, as in training"
                    .formatted(Counts.grouped(rows.rows()))));
            command.notes(table, List.of());
            return new TrainedOn(data, table.files(), table.checksum());
        }
    }

    private static RowKeeping keeping(LinearModel model) {
        return model.training().needsRows() ? RowKeeping.ALWAYS : RowKeeping.WHILE_FEW;
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
            Stopwatch readTime = new Stopwatch();
            ColumnRoles roles = columns.resolve(table.names()).withoutTarget();
            List<Predictor> looked = TypedRows.predictors(table, roles);
            TargetValues values = new TargetValues();
            Inspector inspector = new Inspector(looked, reading.jobs());
            new TypedRows(table, roles, looked, Slot.Use.LOOK, Optional.empty()).read((row, texts, outcome) -> {
                inspector.add(row.numbers(), texts, outcome.weight());
                double target = row.numbers()[looked.size() - 1];
                if (!Double.isNaN(target)) {
                    values.add(target);
                }
            });
            InspectReport report = new InspectReport(
                    Version.number(), table.files(), inspector.inspection(), values.pair(), readTime.seconds());
            command.notes(table, columns.notes(table.names(), roles));
            return report;
        }
    }
}
