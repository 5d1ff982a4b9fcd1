package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TargetValues;
import dev.regfit.cli.table.TypedRows;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.ReadAgain;
import dev.regfit.data.Response;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.RowParts;
import dev.regfit.data.Schema;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.data.WindowIntake;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Squared;
import dev.regfit.selection.FoldSizes;
import dev.regfit.selection.TestRows;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes of a table what a command learns from. */
final class TableLearning {
    /** Solvers that need no rows. */
    private static final Set<SolverName> OF_MOMENTS =
            EnumSet.of(SolverName.AUTO, SolverName.MOMENTS, SolverName.CHOLESKY);

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

    /**
     * Takes the rows of windows, where moments tell all that is asked of them; empty where rows are needed.
     *
     * @param expanding whether all windows begin with the first row
     */
    Optional<WindowIntake> intake(Table table, boolean expanding) {
        Asked asked = new Asked(table);
        boolean doMoments = asked.options.keeping() == RowKeeping.WHILE_FEW
                && wish.folds() == null
                && asked.reserved.isEmpty()
                && asked.chosen.transform() == TargetTransform.NONE
                && OF_MOMENTS.contains(wish.solver())
                && !asked.shape.hasText()
                && !command.objective().isGrouped()
                && command.objective().ball().isNone()
                && command.objective().adaptation().isEmpty();
        return doMoments
                ? Optional.of(new WindowIntake(asked.shape, asked.options.missing(), expanding))
                : Optional.empty();
    }

    /** Reads a table whose windows moments tell of. */
    void read(Table table, WindowIntake intake) {
        Asked asked = new Asked(table);
        TargetValues values = new TargetValues();
        new TypedRows(table, asked.roles, asked.shape.predictors(), Slot.Use.PREDICTOR, Optional.empty())
                .read((row, texts, outcome) -> {
                    intake.add(row.numbers(), outcome);
                    if (!Double.isNaN(outcome.target())) {
                        values.add(outcome.target());
                    }
                });
        values.pair().ifPresent(pair -> table.note(TargetValues.note(asked.shape.target(), pair)));
    }

    /** What is learnt from the moments of a window, from which no text and no cell is missing. */
    Function<MomentData, Read> windows(Table table) {
        Asked asked = new Asked(table);
        Treatment treatment = new Treatment(
                asked.options.missing(), List.of(), name(asked.roles.weights(), table.names()), asked.cells);
        Provenance provenance = command.provenance(table.files(), "", treatment);
        return data -> new Read(
                List.of(new Encoded(data, List.of(), Optional.empty())),
                new Squared(),
                Grouping.NONE,
                new int[0],
                Optional.empty(),
                provenance.of(data.size(), data.dropped()));
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
                || sizes.needRows(builder.features());
    }
}
