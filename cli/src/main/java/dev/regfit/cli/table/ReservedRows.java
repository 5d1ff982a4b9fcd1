package dev.regfit.cli.table;

import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import dev.regfit.model.TestSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps some rows of a table apart, for testing. All rows are kept until the last one is read, as exact shares depend on
 * their number. Rows that training leaves out, because a value is missing or their weight is zero, are not chosen.
 */
public final class ReservedRows {
    private final TestSplit split;
    private final Draw draw;
    private final MissingPolicy missing;
    private final List<Row> test = new ArrayList<>();
    private Table table;
    private String weights;

    /** Draws the rows to keep apart. */
    @FunctionalInterface
    public interface Draw {
        /**
         * Which rows are kept apart.
         *
         * @param labels the group of each row, where the split has groups
         */
        boolean[] of(TestSplit split, List<String> labels);
    }

    /** @param missing what becomes of missing values in training */
    public ReservedRows(TestSplit split, Draw draw, MissingPolicy missing) {
        this.split = split;
        this.draw = draw;
        this.missing = missing;
    }

    public TestSplit split() {
        return split;
    }

    /** Number of rows kept apart, once the table was read. */
    public int rows() {
        return test.size();
    }

    /** The other rows of a table, whose slots are predictors, offset if any, target, and then weights and labels if any. */
    RowFeed othersOf(Table whole, ColumnRoles roles) {
        this.table = whole;
        this.weights =
                roles.weights().isPresent() ? whole.names().get(roles.weights().getAsInt()) : null;
        return (slots, sink) -> {
            List<Row> all = new ArrayList<>();
            whole.read(slots, row -> all.add(row.copy()));
            handOver(all, roles, slots, sink);
        };
    }

    private void handOver(List<Row> all, ColumnRoles roles, List<Slot> slots, RowSink sink) {
        int label = roles.label().isPresent() && !split.groups().isEmpty() ? slots.size() - 1 : -1;
        boolean[] usable = new boolean[all.size()];
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < usable.length; i++) {
            usable[i] = isUsed(all.get(i), roles, slots);
            if (usable[i]) {
                labels.add(label < 0 ? "" : String.valueOf(all.get(i).text(label)));
            }
        }
        boolean[] chosen = draw.of(split, labels);
        int used = 0;
        for (int i = 0; i < usable.length; i++) {
            // Let go of as they are handed over.
            Row row = all.set(i, null);
            if (usable[i] && chosen[used++]) {
                test.add(row);
            } else {
                sink.row(row);
            }
        }
    }

    private boolean isUsed(Row row, ColumnRoles roles, List<Slot> slots) {
        int p = roles.predictors().size();
        int target = p + (roles.offset().isPresent() ? 1 : 0);
        boolean counts = roles.weights().isEmpty() || row.number(target + 1) > 0;
        int from = missing.fillsIn() ? p : 0;
        return counts && IntStream.rangeClosed(from, target).noneMatch(k -> isMissing(row, k, slots.get(k)));
    }

    private static boolean isMissing(Row row, int k, Slot slot) {
        return slot.type() == ColumnType.TEXT ? row.text(k) == null : Double.isNaN(row.number(k));
    }

    /**
     * The errors of a model on the rows kept apart. A text that training did not have is none of its levels: an error
     * here would lose the fit.
     *
     * @param model trained on the others, of all their columns
     * @param notes gets what the user should know
     */
    public LossEvaluation evaluation(LinearModel model, List<String> notes) {
        ModelRows rows = new ModelRows(table, model, missing, Unseen.ZERO).withTarget(null, weights);
        LossEvaluation evaluation = new LossEvaluation(model);
        rows.read(
                (slots, sink) -> test.forEach(sink::row),
                (row, features) -> evaluation.add(
                        rows.target(row),
                        model.linear(features) + rows.offset(row),
                        rows.offset(row),
                        rows.weight(row)));
        rows.notes().stream()
                .map(note -> "rows kept apart for testing: " + note)
                .filter(note -> !notes.contains(note))
                .forEach(notes::add);
        return evaluation;
    }
}
