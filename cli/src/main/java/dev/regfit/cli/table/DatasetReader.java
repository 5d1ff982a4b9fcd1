package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads a table's rows into a {@link DatasetBuilder}. */
public final class DatasetReader {
    private final Table table;
    private final ColumnRoles roles;
    private final boolean[] text;
    private final List<Term> terms;
    private final Slot.Use use;
    private final MissingPolicy missing;

    private DatasetReader(
            Table table, ColumnRoles roles, boolean[] text, List<Term> terms, Slot.Use use, MissingPolicy missing) {
        this.table = table;
        this.roles = roles;
        this.text = text;
        this.terms = terms;
        this.use = use;
        this.missing = missing;
    }

    /**
     * Reads all rows, the predictors typed as the table's start shows them.
     *
     * @param terms what is computed from the predictors; empty for these as they are
     * @throws DataException when a cell or row cannot be used
     */
    public static DatasetBuilder read(Table table, ColumnRoles roles, List<Term> terms, MissingPolicy missing) {
        boolean[] text = new boolean[roles.predictors().size()];
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < text.length; k++) {
            int column = roles.predictors().get(k);
            text[k] = table.types().get(column) == ColumnType.TEXT;
            if (text[k]) {
                texts.add(table.names().get(column));
            }
        }
        TermColumns.requireNumbers(terms, texts);
        return new DatasetReader(table, roles, text, terms, Slot.Use.PREDICTOR, missing).read();
    }

    /**
     * Reads all rows as a model's schema asks, columns matched by name.
     *
     * @param weights name or number of the column of weights, or null for none
     * @throws DataException when a column is missing or a cell or row cannot be used
     */
    public static DatasetBuilder read(Table table, Schema schema, String weights, MissingPolicy missing) {
        List<String> names = table.names();
        boolean[] text = new boolean[schema.predictors().size()];
        for (int k = 0; k < text.length; k++) {
            text[k] = schema.predictors().get(k).text();
        }
        ColumnRoles roles = new ColumnRoles(
                ModelColumns.positions(table, schema),
                OptionalInt.of(ModelColumns.target(table, schema)),
                weights == null ? OptionalInt.empty() : OptionalInt.of(ColumnSelection.resolveOne(weights, names)));
        return new DatasetReader(table, roles, text, schema.terms(), Slot.Use.MODEL, missing).read();
    }

    private DatasetBuilder read() {
        int k = text.length;
        List<Slot> slots = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            int column = roles.predictors().get(j);
            slots.add(new Slot(column, text[j] ? ColumnType.TEXT : ColumnType.NUMBER, use));
        }
        int targetSlot = roles.target().isEmpty() ? -1 : slots.size();
        roles.target().ifPresent(column -> slots.add(Slot.target(column)));
        int weightSlot = roles.weights().isEmpty() ? -1 : slots.size();
        roles.weights().ifPresent(column -> slots.add(Slot.weights(column)));
        List<String> inputs =
                roles.predictors().stream().map(table.names()::get).toList();
        String target =
                roles.target().isPresent() ? table.names().get(roles.target().getAsInt()) : "";
        DatasetBuilder builder = terms.isEmpty()
                ? new DatasetBuilder(inputs, text, target, missing)
                : new DatasetBuilder(inputs, text, terms, target, missing);
        String[] texts = new String[k];
        table.read(slots, row -> {
            for (int j = 0; j < k; j++) {
                texts[j] = text[j] ? row.text(j) : null;
            }
            double y = targetSlot < 0 ? 0.0 : row.number(targetSlot);
            double weight = weightSlot < 0 ? 1.0 : row.number(weightSlot);
            boolean complete = builder.incompleteRows() == 0;
            try {
                builder.add(row.numbers(), texts, y, weight);
            } catch (DataProblem problem) {
                throw at(row, problem);
            }
            if (complete && builder.incompleteRows() > 0) {
                builder.firstIncompleteAt(row.file() + ":" + row.line());
            }
        });
        return builder;
    }

    private DataException at(Row row, DataProblem problem) {
        if (problem.kind() == DataProblem.Kind.BAD_WEIGHT) {
            String column = table.names().get(roles.weights().getAsInt());
            return new DataException(row.file(), row.line(), column, problem.getMessage());
        }
        return DataException.at(
                row.file(),
                row.line(),
                problem.getMessage()
                        + (problem.kind() == DataProblem.Kind.NOT_FINITE
                                ? "; leave the term out, or use a column that is shifted or scaled"
                                : "; leave the column out with -x"));
    }
}
