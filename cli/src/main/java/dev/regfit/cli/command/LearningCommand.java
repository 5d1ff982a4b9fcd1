package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.EncodingOption;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.LossOptions;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.MomentsOptions;
import dev.regfit.cli.command.options.OtherRoles;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.RowOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.MomentsFiles;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TargetValues;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.Classes;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.FoldedDataset;
import dev.regfit.data.FoldedMoments;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Moments;
import dev.regfit.data.Response;
import dev.regfit.data.RowParts;
import dev.regfit.data.SparseRows;
import dev.regfit.data.TableMoments;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.FoldCut;
import dev.regfit.model.TestSplit;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.selection.FoldSizes;
import dev.regfit.selection.TestRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands that learn from data share: what they read, and what they minimise. */
abstract class LearningCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV or moments files with the same columns, plain or compressed; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @ArgGroup(validate = false, heading = "%nTerms computed from columns:%n")
    private final FormulaOptions formula = new FormulaOptions();

    @ArgGroup(validate = false, heading = "%nThe loss:%n")
    private final LossOptions loss = new LossOptions();

    @Mixin
    private MissingOption missing;

    @Mixin
    private EncodingOption encode;

    @Mixin
    private RowOptions rows;

    /** What is minimised. */
    abstract FormulationOptions objective();

    final List<String> files() {
        return files;
    }

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files);
    }

    final ReadingOptions reading() {
        return reading;
    }

    final ColumnOptions columns() {
        return columns;
    }

    final MissingOption missing() {
        return missing;
    }

    final int jobs() {
        return reading.jobs();
    }

    /** Whether the logarithm of the target is fitted. */
    final boolean logTarget() {
        return formula.transform() == TargetTransform.LOG;
    }

    /** The loss that is asked for. */
    final LossChoice loss() {
        return loss.choice();
    }

    /** The losses that are asked for: one, or several quantiles. */
    final List<LossChoice> losses() {
        return loss.choices();
    }

    /** Whether the command fits several quantiles. */
    boolean takesQuantiles() {
        return false;
    }

    /** All that makes the objective but the penalty's kind and strength. */
    final Formulation formulation(Read read) {
        return formulation(read, read.loss());
    }

    /** The same of another loss. */
    final Formulation formulation(Read read, Loss ofRow) {
        return formulation(ofRow, read.grouping());
    }

    private Formulation formulation(Loss ofRow, Grouping grouping) {
        FormulationOptions objective = objective();
        return new Formulation(
                ofRow,
                objective.convention(),
                objective.scaling(),
                intercept(),
                objective.rules(),
                objective.ball(),
                grouping,
                objective.adaptation());
    }

    private boolean intercept() {
        return objective().intercept() && formula.intercept();
    }

    /** How text columns are encoded with or without a penalty. */
    final Encoding encoding(boolean penalized) {
        return encode.encoding(penalized, intercept());
    }

    /** The encodings that are fitted: one, unless a command fits several objectives. */
    List<Encoding> encodings() {
        return List.of(encoding(objective().isPenalized()));
    }

    /** How rows are kept apart for testing; not at all, unless a command offers it. */
    Optional<TestSplit> split() {
        return Optional.empty();
    }

    /** Checks what can be checked without the data: a contradiction in the options must not cost a read. */
    final void checkColumns() {
        formula.check(columns);
        formulation(new Squared(), Grouping.NONE);
        WholeFactors.check(this);
        for (LossChoice choice : losses()) {
            OtherLosses.check(this, choice);
        }
        if (losses().size() > 1 && !takesQuantiles()) {
            throw new SettingsException(
                    "--tau names %d quantiles, and only train fits several; give one".formatted(losses().size()));
        }
    }

    /** Reads the data. */
    final Read read(Wish wish) {
        if (MomentsFiles.are(files)) {
            return readMoments(wish);
        }
        return reading.isSvmlight(files) ? readSvmlight(wish) : readTable(wish);
    }

    private Read readTable(Wish wish) {
        List<RowParts> partitions = wish.partitions(hasClasses());
        try (Table table = open(reading, files)) {
            MissingPolicy policy = missing.or(MissingPolicy.ERROR);
            FormulaOptions.Columns chosen =
                    formula.resolve(columns, table.names(), new OtherRoles(wish.label(), loss.offset()));
            ColumnRoles roles = chosen.roles();
            boolean kept = wish.keepsRows(partitions) || !loss().isSquared();
            CellReading cells = reading.cells(CellReading.USUAL);
            BuildOptions options = rows.options(policy, kept, reading.jobs())
                    .parted(partitions)
                    .with(loss.target(chosen.transform(), cells.decimal()));
            Optional<ReservedRows> reserved = split().map(rowsOf -> new ReservedRows(rowsOf, TestRows::of, policy));
            DatasetReader.Rows used = new DatasetReader.Rows(table, roles, reserved);
            DatasetBuilder builder = DatasetReader.read(used, chosen.terms(), response(chosen, table.names()), options);
            notes(table, formula.notes(columns, table.names(), roles));
            List<Encoded> encoded = encoded(encoding -> encoded(wish, builder, encoding));
            String weights = name(roles.weights(), table.names());
            return new Read(
                    encoded,
                    loss().of(encoded.get(0).data()),
                    grouping(table.names(), encoded),
                    builder.rowNumbers(),
                    wish.cut(name(roles.label(), table.names()), hasClasses()),
                    provenance(
                                    table.files(),
                                    table.checksum(),
                                    encoded.get(0).data(),
                                    new Treatment(policy, builder.incompleteColumns(), weights, cells))
                            .with(split()),
                    reserved);
        }
    }

    /** @param names of all columns */
    private Grouping grouping(List<String> names, List<Encoded> encoded) {
        Set<String> predictors = new HashSet<>();
        encoded.get(0).data().schema().predictors().forEach(predictor -> predictors.add(predictor.name()));
        return objective().grouping(names, predictors);
    }

    /** Whether rows have a class, by which folds are drawn. */
    private boolean hasClasses() {
        return loss().name() == LossName.LOGISTIC;
    }

    private static Response response(FormulaOptions.Columns chosen, List<String> names) {
        return Response.of(chosen.transform()).withOffset(name(chosen.roles().offset(), names));
    }

    private static String name(OptionalInt column, List<String> names) {
        return column.isPresent() ? names.get(column.getAsInt()) : "";
    }

    /** The rows in each encoding; without text columns all are the same. */
    private List<Encoded> encoded(Function<Encoding, Encoded> rows) {
        List<Encoded> encoded = new ArrayList<>();
        for (Encoding encoding : encodings()) {
            boolean same = !encoded.isEmpty() && !encoded.get(0).data().schema().hasText();
            encoded.add(same ? encoded.get(0) : rows.apply(encoding));
        }
        return encoded;
    }

    private Encoded encoded(Wish wish, DatasetBuilder builder, Encoding encoding) {
        List<FoldedData> folds = new ArrayList<>();
        for (int repeat = 0; repeat < wish.partitions(false).size(); repeat++) {
            folds.add(builder.folded(repeat, encoding, needsRows(wish, builder, repeat)));
        }
        Optional<FoldedData> eachRow = wish.mayLeaveOutRows() && !builder.hasOnlyMoments()
                ? Optional.of(builder.eachRow(encoding))
                : Optional.empty();
        return new Encoded(builder.build(encoding), folds, eachRow);
    }

    /** Whether folds must be of rows: moments are for more rows than columns, and do not tell single errors. */
    private boolean needsRows(Wish wish, DatasetBuilder builder, int repeat) {
        if (builder.hasOnlyMoments()) {
            return false;
        }
        FoldSizes sizes = new FoldSizes(builder.partSizes(repeat), wish.folds().order());
        return wish.single()
                || !loss().isSquared()
                || wish.folds().takesSingleErrors()
                || sizes.areSmall()
                || !Moments.suit(sizes.fewestTraining(), builder.features());
    }

    private Read readMoments(Wish wish) {
        refuseRowOptions();
        MomentsOptions.refuseSolver(wish.solver());
        if (wish.single() || wish.kept()) {
            throw new SettingsException((wish.kept() ? "this draws rows" : "this needs single rows")
                    + ", and moments files hold none; give the tables instead");
        }
        MomentsFiles read = MomentsFiles.read(files, wish.folds() != null);
        if (wish.folds() != null) {
            MomentsOptions.refuseFolds(wish.folds(), read.parts().size());
        }
        TableMoments moments = read.sum().moments();
        List<Encoded> encoded = encoded(encoding -> {
            List<FoldedData> folds = wish.folds() == null
                    ? List.of()
                    : List.of(new FoldedMoments(read.parts(), sum -> MomentsOptions.choose(columns, sum, encoding)));
            return new Encoded(
                    moments.fill(MomentsOptions.choose(columns, moments, encoding)), folds, Optional.empty());
        });
        List<String> names = new ArrayList<>();
        moments.schema().predictors().forEach(predictor -> names.add(predictor.name()));
        names.add(moments.schema().target());
        return new Read(
                encoded,
                loss().of(encoded.get(0).data()),
                grouping(names, encoded),
                new int[0],
                wish.folds() == null ? Optional.empty() : Optional.of(FoldCut.OF_FILES),
                provenance(
                        read.files(),
                        read.checksum(),
                        encoded.get(0).data(),
                        new Treatment(
                                moments.policy(),
                                moments.incompleteColumns(),
                                read.sum().weights(),
                                read.sum().cells())));
    }

    private Read readSvmlight(Wish wish) {
        refuseTableOptions();
        SvmlightReader reader = new SvmlightReader(Source.of(files, console().in()));
        TargetRule rule = loss.target(formula.transform(), CellReading.USUAL.decimal());
        SparseRows sparse = new SparseRows(rule);
        reader.read(sparse::add);
        Dataset data = sparse.build(SvmlightReader.TARGET);
        if (rule instanceof TargetTransform) {
            TargetValues values = new TargetValues();
            Arrays.stream(data.y()).forEach(values::add);
            notes(values.codes().stream()
                    .map(pair -> TargetValues.note(SvmlightReader.TARGET, pair))
                    .toList());
        }
        List<FoldedData> folds = new ArrayList<>();
        int[] rowNumbers = IntStream.range(0, sparse.rows()).toArray();
        for (RowParts partition : wish.partitions(hasClasses())) {
            int[] parts = IntStream.of(rowNumbers)
                    .map(row -> partition.of(row, hasClasses() ? Classes.label(data.y()[row]) : null))
                    .toArray();
            folds.add(new FoldedDataset(data, partition.settled(parts)));
        }
        Encoded numbers = new Encoded(data, folds, Optional.of(new FoldedDataset(data, rowNumbers)));
        List<Encoded> encoded = Collections.nCopies(encodings().size(), numbers);
        return new Read(
                encoded,
                loss().of(data),
                objective().isGrouped() ? grouping(data.schema().features(), encoded) : Grouping.NONE,
                rowNumbers,
                wish.cut("", hasClasses()),
                provenance(reader.files(), reader.checksum(), data, Treatment.NONE));
    }

    /** What was made of missing values, of weights and of cells. */
    private record Treatment(MissingPolicy missing, List<String> incomplete, String weights, CellReading cells) {
        /** Where there are numbers only. */
        static final Treatment NONE = new Treatment(MissingPolicy.ERROR, List.of(), "", CellReading.USUAL);
    }

    private Provenance provenance(List<String> names, String checksum, TrainingData data, Treatment treatment) {
        return new Provenance(
                Version.number(),
                commandText(),
                names,
                checksum,
                data.size(),
                data.dropped(),
                treatment.missing(),
                Optional.of(treatment.incomplete()),
                treatment.weights(),
                treatment.cells(),
                Optional.empty());
    }
}
