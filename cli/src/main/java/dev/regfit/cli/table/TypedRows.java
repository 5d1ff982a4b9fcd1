package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Predictor;
import java.util.ArrayList;
import java.util.List;

/** Reads a table's rows as predictors, target and weight, and says where it is that one cannot be used. */
public final class TypedRows {
    private final Table table;
    private final ColumnRoles roles;
    private final boolean[] text;
    private final List<Slot> slots = new ArrayList<>();
    private final int targetSlot;
    private final int weightSlot;
    private final int labelSlot;

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param row its numbers are those of the predictors
         * @param texts by predictor, null where missing and for numbers
         * @param target 0 if there is none
         * @param weight 1 if there is none
         */
        void row(Row row, String[] texts, double target, double weight);
    }

    /**
     * @param predictors those of the roles, which say whether each is read as text
     * @param use what they are for
     */
    public TypedRows(Table table, ColumnRoles roles, List<Predictor> predictors, Slot.Use use) {
        this.table = table;
        this.roles = roles;
        text = new boolean[predictors.size()];
        for (int k = 0; k < text.length; k++) {
            text[k] = predictors.get(k).text();
            slots.add(new Slot(roles.predictors().get(k), text[k] ? ColumnType.TEXT : ColumnType.NUMBER, use));
        }
        targetSlot = roles.target().isEmpty() ? -1 : slots.size();
        roles.target()
                .ifPresent(
                        column -> slots.add(use == Slot.Use.MODEL ? Slot.model(column, false) : Slot.target(column)));
        weightSlot = roles.weights().isEmpty() ? -1 : slots.size();
        roles.weights().ifPresent(column -> slots.add(Slot.weights(column)));
        labelSlot = roles.label().isEmpty() ? -1 : slots.size();
        roles.label().ifPresent(column -> slots.add(Slot.kept(column)));
    }

    /** What a row is parted by, or null if that is missing or there is no such column. */
    public String label(Row row) {
        return labelSlot < 0 ? null : row.text(labelSlot);
    }

    /**
     * Refuses a row that is used and has no label where there is a column of labels.
     *
     * @throws DataException then
     */
    public void requireLabel(Row row) {
        if (labelSlot >= 0 && row.text(labelSlot) == null) {
            String column = table.names().get(roles.label().getAsInt());
            throw new DataException(row.file(), row.line(), column, "the value is missing, so the row is in no fold");
        }
    }

    /**
     * Reads all rows.
     *
     * @throws DataException when a cell or row cannot be used
     */
    public void read(Sink sink) {
        read(table::read, sink);
    }

    /** The same of some of the table's rows. */
    void read(RowFeed feed, Sink sink) {
        String[] texts = new String[text.length];
        feed.read(slots, row -> {
            for (int k = 0; k < text.length; k++) {
                texts[k] = text[k] ? row.text(k) : null;
            }
            double target = targetSlot < 0 ? 0.0 : row.number(targetSlot);
            double weight = weightSlot < 0 ? 1.0 : row.number(weightSlot);
            try {
                sink.row(row, texts, target, weight);
            } catch (DataProblem problem) {
                throw at(row, problem);
            }
        });
    }

    /** The predictors of some roles, typed as the table's start shows them; no level of a text is known. */
    public static List<Predictor> predictors(Table table, ColumnRoles roles) {
        List<Predictor> predictors = new ArrayList<>();
        for (int column : roles.predictors()) {
            String name = table.names().get(column);
            boolean text = table.types().get(column) == ColumnType.TEXT;
            predictors.add(text ? Predictor.text(name) : Predictor.number(name));
        }
        return predictors;
    }

    private DataException at(Row row, DataProblem problem) {
        String message = problem.getMessage();
        return switch (problem.kind()) {
            case BAD_WEIGHT ->
                new DataException(
                        row.file(),
                        row.line(),
                        table.names().get(roles.weights().orElseThrow()),
                        message);
            case BAD_TARGET ->
                new DataException(
                        row.file(), row.line(), table.names().get(roles.target().orElseThrow()), message);
            case NOT_FINITE ->
                DataException.at(
                        row.file(),
                        row.line(),
                        message + "; leave the term out, or use a column that is shifted or scaled");
            case TOO_MANY_LEVELS ->
                DataException.at(
                        row.file(),
                        row.line(),
                        message + "; leave the column out with -x, or allow more with --max-levels");
            default -> DataException.at(row.file(), row.line(), message + "; leave the column out with -x");
        };
    }
}
