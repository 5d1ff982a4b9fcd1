package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.report.SparseInspectReport;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.SvmlightRows;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TargetValues;
import dev.regfit.data.CellReading;
import dev.regfit.data.Classes;
import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedData;
import dev.regfit.data.FoldedDataset;
import dev.regfit.data.RowParts;
import dev.regfit.data.SparseRows;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.inspection.SparseInspector;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows of numbers in svmlight files. */
final class SvmlightInput implements Input {

    private final Subcommand command;
    private final List<String> files;

    SvmlightInput(Subcommand command, List<String> files) {
        this.command = command;
        this.files = files;
    }

    private List<Source> sources() {
        return Source.of(files, command.console().in());
    }

    @Override
    public Read learn(LearningCommand learning, Wish wish) {
        SvmlightReader reader = new SvmlightReader(sources());
        TargetRule rule = learning.targetRule(CellReading.USUAL);
        SparseRows sparse = new SparseRows(rule);
        reader.read(sparse::add);
        Dataset data = sparse.build(SvmlightReader.TARGET);
        if (rule instanceof TargetTransform) {
            TargetValues values = new TargetValues();
            Arrays.stream(data.y()).forEach(values::add);
            command.notes(values.codes().stream()
                    .map(pair -> TargetValues.note(SvmlightReader.TARGET, pair))
                    .toList());
        }
        int[] rowNumbers = IntStream.range(0, sparse.rows()).toArray();
        boolean classes = learning.hasClasses();
        List<FoldedData> folds = new ArrayList<>();
        for (RowParts partition : wish.partitions(classes)) {
            int[] parts = IntStream.of(rowNumbers)
                    .map(row -> partition.of(row, classes ? Classes.label(data.y()[row]) : null))
                    .toArray();
            folds.add(new FoldedDataset(data, partition.settled(parts)));
        }
        Encoded numbers = new Encoded(data, folds, Optional.of(new FoldedDataset(data, rowNumbers)));
        List<Encoded> encoded = Collections.nCopies(learning.encodings().size(), numbers);
        return new Read(
                encoded,
                learning.loss().of(data),
                learning.objective().isGrouped()
                        ? learning.grouping(data.schema().features(), encoded)
                        : Grouping.NONE,
                rowNumbers,
                wish.cut("", classes),
                learning.provenance(reader.files(), reader.checksum(), data, Treatment.NONE));
    }

    @Override
    public TrainedOn trainedOn(LinearModel model) {
        SvmlightReader reader = new SvmlightReader(sources());
        int[] columns = reader.columns(model.schema());
        SparseRows rows = new SparseRows(model.targetRule());
        reader.read(rows::add);
        return new TrainedOn(rows.build(model.schema(), columns), reader.files(), reader.checksum());
    }

    @Override
    public Scored score(Scoring scoring, Scoring.Sink sink) {
        SvmlightRows rows = new SvmlightRows(scoring.used(), sources()).withTarget();
        double[] offsets = new double[scoring.models().size()];
        rows.read((target, fitted) -> sink.row(target, 1, fitted, offsets));
        return new Scored(rows.files(), rows.checksum(), SvmlightReader.TARGET, 0, List.of(), List.of());
    }

    @Override
    public void predict(LinearModel model, Predicting predicting, Predicting.Sink sink) {
        SvmlightRows rows = new SvmlightRows(List.of(model), sources());
        if (predicting.besideTarget()) {
            rows.withTarget();
        }
        Predicting.Predicted predicted = new Predicting.Predicted(0, 0);
        sink.begin(List.of());
        rows.read((target, fitted) -> {
            predicted.linear = fitted[0];
            predicted.target = target;
            sink.row(predicted);
        });
        sink.pause();
    }

    @Override
    public Report inspect(ColumnOptions columns) {
        Stopwatch readTime = new Stopwatch();
        SvmlightReader reader = new SvmlightReader(sources());
        SparseInspector inspector = new SparseInspector();
        TargetValues values = new TargetValues();
        reader.read((target, features, cells, count) -> {
            inspector.add(target, features, cells, count);
            values.add(target);
        });
        return new SparseInspectReport(
                Version.number(),
                reader.files(),
                inspector.inspection(SvmlightReader.TARGET),
                values.codes(),
                readTime.seconds());
    }

    @Override
    public Table table(CellReading known, String otherwise) {
        throw new SettingsException(otherwise);
    }
}
