package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.Moments;
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
import java.util.function.Consumer;
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

    /** Learns from all rows, and tells what is to be known of the table. */
    Read read(Table table) {
        return read(table, roles -> command.notes(table, command.notesOn(table.names(), roles)));
    }

    /** The same of some of the rows, of which nothing is told. */
    Read readGroup(Table group) {
        return read(group, roles -> {});
    }

    /** What is asked of each record. */
    List<Slot> slots(Table table) {
        Asked asked = new Asked(table);
        return DatasetReader.slots(asked.rows, asked.shape, asked.options);
    }

    /** What is asked of a table. */
    private final class Asked {
        final FormulaOptions.Columns chosen;
        final ColumnRoles roles;
        final boolean again;
        final CellReading cells;
        final BuildOptions options;
        final Optional<ReservedRows> reserved;
        final DatasetReader.Rows rows;
        final Schema shape;

        Asked(Table table) {
            List<RowParts> partitions = wish.partitions(command.hasClasses());
            MissingPolicy policy = command.missing().or(MissingPolicy.ERROR);
            chosen = command.chosen(table.names(), wish.label());
            roles = chosen.roles();
            again = table.canBeReadAgain() && command.split().isEmpty();
            boolean kept = wish.keepsRows(partitions, again)
                    || !command.loss().isSquared()
                    || command.objective().scaling().needsRows();
            cells = reading.cells(CellReading.USUAL);
            options = command.rows()
                    .options(policy, kept, command.jobs())
                    .parted(partitions)
                    .with(command.targetRule(chosen.transform(), cells));
            reserved = command.split().map(split -> new ReservedRows(split, TestRows::of, policy));
            rows = new DatasetReader.Rows(table, roles, reserved);
            Response response = Response.of(chosen.transform()).withOffset(name(roles.offset(), table.names()));
            shape = DatasetReader.shape(rows, chosen.terms(), response);
        }
    }

    private Read read(Table table, Consumer<ColumnRoles> told) {
        Asked asked = new Asked(table);
        DatasetBuilder builder = DatasetReader.read(asked.rows, asked.shape, asked.options);
        told.accept(asked.roles);
        UnaryOperator<TrainingData> passes =
                data -> data instanceof MomentData moments && wish.makesPasses() && asked.again
                        ? moments.readable(new ReadAgain(
                                DatasetReader.again(asked.rows, asked.shape), asked.shape, asked.options, moments))
                        : data;
        List<Encoded> encoded =
                command.encoded(encoding -> encoded(builder, encoding).with(passes));
        Treatment treatment = new Treatment(
                asked.options.missing(),
                builder.incompleteColumns(),
                name(asked.roles.weights(), table.names()),
                asked.cells);
        return new Read(
                encoded,
                command.loss().of(encoded.get(0).data()),
                command.grouping(table.names(), encoded),
                builder.rowNumbers(),
                wish.cut(name(asked.roles.label(), table.names()), command.hasClasses()),
                command.provenance(
                                table.files(), table.checksum(), encoded.get(0).data(), treatment)
                        .with(command.split()),
                asked.reserved);
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
                || sizes.areSmall()
                || !Moments.suit(sizes.fewestTraining(), builder.features());
    }
}
