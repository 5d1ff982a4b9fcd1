package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.ReadAgain;
import dev.regfit.data.Response;
import dev.regfit.data.RowParts;
import dev.regfit.data.Schema;
import dev.regfit.data.TrainingData;
import dev.regfit.selection.FoldSizes;
import dev.regfit.selection.TestRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Makes of a table what a command learns from. */
final class TableLearning {
    private final LearningCommand command;
    private final ReadingOptions reading;
    private final Wish wish;

    TableLearning(LearningCommand command, ReadingOptions reading, Wish wish) {
        this.command = command;
        this.reading = reading;
        this.wish = wish;
    }

    Read read(Table table) {
        List<RowParts> partitions = wish.partitions(command.hasClasses());
        MissingPolicy policy = command.missing().or(MissingPolicy.ERROR);
        FormulaOptions.Columns chosen = command.chosen(table.names(), wish.label());
        ColumnRoles roles = chosen.roles();
        boolean again = table.canBeReadAgain() && command.split().isEmpty();
        boolean kept = wish.keepsRows(partitions, again)
                || !command.loss().isSquared()
                || command.objective().scaling().needsRows();
        CellReading cells = reading.cells(CellReading.USUAL);
        BuildOptions options = command.rows()
                .options(policy, kept, reading.jobs())
                .parted(partitions)
                .with(command.targetRule(chosen.transform(), cells));
        Optional<ReservedRows> reserved = command.split().map(split -> new ReservedRows(split, TestRows::of, policy));
        DatasetReader.Rows used = new DatasetReader.Rows(table, roles, reserved);
        Response response = Response.of(chosen.transform()).withOffset(name(roles.offset(), table.names()));
        Schema shape = DatasetReader.shape(used, chosen.terms(), response);
        DatasetBuilder builder = DatasetReader.read(used, shape, options);
        command.notes(table, command.notesOn(table.names(), roles));
        UnaryOperator<TrainingData> passes = data -> data instanceof MomentData moments && wish.makesPasses() && again
                ? moments.readable(new ReadAgain(DatasetReader.again(used, shape), shape, options, moments))
                : data;
        List<Encoded> encoded =
                command.encoded(encoding -> encoded(builder, encoding).with(passes));
        Treatment treatment =
                new Treatment(policy, builder.incompleteColumns(), name(roles.weights(), table.names()), cells);
        return new Read(
                encoded,
                command.loss().of(encoded.get(0).data()),
                command.grouping(table.names(), encoded),
                builder.rowNumbers(),
                wish.cut(name(roles.label(), table.names()), command.hasClasses()),
                command.provenance(
                                table.files(), table.checksum(), encoded.get(0).data(), treatment)
                        .with(command.split()),
                reserved);
    }

    private static String name(OptionalInt column, List<String> names) {
        return column.isPresent() ? names.get(column.getAsInt()) : "";
    }

    private Encoded encoded(DatasetBuilder builder, Encoding encoding) {
        List<FoldedData> folds = new ArrayList<>();
        for (int repeat = 0; repeat < wish.partitions(false).size(); repeat++) {
            folds.add(builder.folded(repeat, encoding, needsRows(builder, repeat)));
        }
        Optional<FoldedData> eachRow = wish.mayLeaveOutRows() && !builder.hasOnlyMoments()
                ? Optional.of(builder.eachRow(encoding))
                : Optional.empty();
        return new Encoded(builder.build(encoding), folds, eachRow);
    }

    /** Whether folds must be of rows: moments are for more rows than columns, and do not tell single errors. */
    private boolean needsRows(DatasetBuilder builder, int repeat) {
        if (builder.hasOnlyMoments()) {
            return false;
        }
        FoldSizes sizes = new FoldSizes(builder.partSizes(repeat), wish.folds().order());
        return wish.single()
                || !command.loss().isSquared()
                || command.objective().scaling().needsRows()
                || wish.folds().takesSingleErrors()
                || sizes.needRows(builder.features());
    }
}
