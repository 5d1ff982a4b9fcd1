package dev.regfit.cli.table;

import dev.regfit.data.ClassTarget;
import dev.regfit.data.DataProblem;
import dev.regfit.data.Outcome;
import dev.regfit.data.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Reads a table's rows as predictors, target, weight and offset, and says where it is that one cannot be used. */
public final class TypedRows {
    private final Table table;
    private final ColumnRoles roles;
    private final boolean[] text;
    private final List<Slot> slots = new ArrayList<>();
    private final Optional<ClassTarget> classes;
    private final int offsetSlot;
    private final int targetSlot;
    private final int weightSlot;
    private final int labelSlot;

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param row its numbers are those of the predictors
         * @param texts by predictor, null where missing and for numbers
         * @param outcome its target is 0 and its weight 1 if there is none
         */
        void row(Row row, String[] texts, Outcome outcome);

        /**
         * Takes rows in which nothing is missing, of weight one, without texts, offsets or labels.
         *
         * @param first number of the first record in the table, from 1
         * @param numbers row-major, of each row one number a predictor and then its target
         * @return whether it did; otherwise each is to be taken by itself
         */
        default boolean rows(long first, double[] numbers, int count) {
            return false;
        }
    }

    /**
     * @param predictors those of the roles, which say whether each is read as text
     * @param use what they are for
     * @param classes of the target, if it is one of two
     */
    public TypedRows(
            Table table, ColumnRoles roles, List<Predictor> predictors, Slot.Use use, Optional<ClassTarget> classes) {
        this.table = table;
        this.roles = roles;
        this.classes = classes;
        text = new boolean[predictors.size()];
        for (int k = 0; k < text.length; k++) {
            text[k] = predictors.get(k).text();
            slots.add(new Slot(roles.predictors().get(k), text[k] ? ColumnType.TEXT : ColumnType.NUMBER, use));
        }
        offsetSlot = added(roles.offset(), Slot::offset);
        targetSlot = added(roles.target(), column -> target(column, use));
        weightSlot = added(roles.weights(), Slot::weights);
        labelSlot = added(roles.label(), Slot::kept);
    }

    /** What is asked of each record. */
    public List<Slot> slots() {
        return List.copyOf(slots);
    }

    private Slot target(int column, Slot.Use use) {
        if (classes.isPresent()) {
            return Slot.classes(column);
        }
        return use == Slot.Use.MODEL ? Slot.model(column, false) : Slot.target(column);
    }

    private int added(OptionalInt column, IntFunction<Slot> slot) {
        if (column.isEmpty()) {
            return -1;
        }
        slots.add(slot.apply(column.getAsInt()));
        return slots.size() - 1;
    }

    /**
     * Refuses a row that is used and has no label where there is a column of labels.
     *
     * @throws DataException then
     */
    public void requireLabel(Row row) {
        if (labelSlot >= 0 && row.text(labelSlot) == null) {
            String column = table.names().get(roles.label().getAsInt());
            throw new DataException(row.place(), column, "the value is missing, so the row is in no fold");
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
        feed.read(slots, new Typing(sink));
    }

    /** Whether the slots are predictors of numbers, and then a target that is one. */
    private boolean isNumbers() {
        return slots.size() == text.length + 1
                && targetSlot == text.length
                && slots.stream().allMatch(slot -> slot.type() == ColumnType.NUMBER);
    }

    /** Makes typed rows of records. */
    private final class Typing implements BlockSink {
        private final Sink sink;
        private final boolean numbers = isNumbers();
        private final String[] texts = new String[text.length];

        Typing(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void row(Row row) {
            for (int k = 0; k < text.length; k++) {
                texts[k] = text[k] ? row.text(k) : null;
            }
            try {
                sink.row(row, texts, outcome(row));
            } catch (DataProblem problem) {
                throw at(row, problem);
            }
        }

        @Override
        public boolean block(Block block, long first) {
            return numbers && sink.rows(first, block.numbers(), block.rows());
        }
    }

    private Outcome outcome(Row row) {
        double target = targetSlot < 0
                ? 0.0
                : classes.isPresent() ? classes.get().number(row.label(targetSlot)) : row.number(targetSlot);
        return new Outcome(
                target,
                weightSlot < 0 ? 1.0 : row.number(weightSlot),
                offsetSlot < 0 ? 0.0 : row.number(offsetSlot),
                labelSlot < 0 ? null : row.text(labelSlot));
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
                new DataException(row.place(), table.names().get(roles.weights().orElseThrow()), message);
            case BAD_TARGET, THIRD_CLASS, NOT_A_COUNT, NO_LOGARITHM ->
                new DataException(row.place(), table.names().get(roles.target().orElseThrow()), problem);
            case NOT_FINITE ->
                DataException.at(
                        row.place(), message + "; leave the term out, or use a column that is shifted or scaled");
            case TOO_MANY_LEVELS ->
                DataException.at(
                        row.place(), message + "; leave the column out with -x, or allow more with --max-levels");
            default -> DataException.at(row.place(), message + "; leave the column out with -x");
        };
    }
}
