package dev.regfit.cli.table;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads a table's rows into a {@link DatasetBuilder}. */
public final class DatasetReader {
    /** After so many records there is time to think of how many there are in all. */
    private static final int LOOK_AHEAD = 1000;

    private final Table table;
    private final ColumnRoles roles;
    private final Schema shape;
    private final Slot.Use use;
    private final BuildOptions options;

    private DatasetReader(Table table, ColumnRoles roles, Schema shape, Slot.Use use, BuildOptions options) {
        this.table = table;
        this.roles = roles;
        this.shape = shape;
        this.use = use;
        this.options = options;
    }

    /**
     * Reads all rows, the predictors typed as the table's start shows them.
     *
     * @param terms what is computed from the predictors; empty for these as they are
     * @throws DataException when a cell or row cannot be used
     */
    public static DatasetBuilder read(Table table, ColumnRoles roles, List<Term> terms, BuildOptions options) {
        List<Predictor> predictors = TypedRows.predictors(table, roles);
        List<String> texts = new ArrayList<>();
        for (Predictor predictor : predictors) {
            if (predictor.text()) {
                texts.add(predictor.name());
            }
        }
        TermColumns.requireNumbers(terms, texts);
        String target = table.names().get(roles.target().orElseThrow());
        Schema shape = terms.isEmpty() ? new Schema(predictors, target) : new Schema(predictors, terms, target);
        return new DatasetReader(table, roles, shape, Slot.Use.PREDICTOR, options).read();
    }

    /**
     * Reads all rows as a model's schema asks, columns matched by name.
     *
     * @param weights name or number of the column of weights, or null for none
     * @throws DataException when a column is missing or a cell or row cannot be used
     */
    public static DatasetBuilder read(Table table, Schema schema, String weights, BuildOptions options) {
        ColumnRoles roles = new ColumnRoles(
                ModelColumns.positions(table, schema),
                OptionalInt.of(ModelColumns.target(table, schema)),
                weights == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(ColumnSelection.resolveOne(weights, table.names())));
        return new DatasetReader(table, roles, schema, Slot.Use.MODEL, options).read();
    }

    private DatasetBuilder read() {
        TypedRows rows = new TypedRows(table, roles, shape.predictors(), use);
        DatasetBuilder builder = new DatasetBuilder(shape, options);
        MemoryLimit limit = new MemoryLimit(
                Runtime.getRuntime().maxMemory(), shape.predictors().size());
        TargetValues values = new TargetValues();
        rows.read((row, texts, y, weight) -> {
            if (row.record() == LOOK_AHEAD) {
                builder.expect(table.expectedRecords());
            }
            limit.check(row.record(), builder, table);
            boolean complete = builder.missing().incompleteRows() == 0;
            long used = builder.rows();
            builder.add(row.numbers(), texts, y, weight, rows.label(row));
            if (builder.rows() > used) {
                values.add(y);
                rows.requireLabel(row);
            }
            if (complete && builder.missing().incompleteRows() > 0) {
                builder.firstIncompleteAt(row.file() + ":" + row.line());
            }
        });
        if (use == Slot.Use.PREDICTOR) {
            values.note(shape.target()).ifPresent(table::note);
        }
        return builder;
    }
}
