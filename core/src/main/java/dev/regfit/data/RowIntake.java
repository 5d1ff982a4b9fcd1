package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Decides on each row as it arrives: its weight, what is missing in it, which levels its texts are, whether its terms and
 * its target have values. Rows that are used are handed on; none is kept. Not safe for several threads.
 */
final class RowIntake {

    /** Where the rows that are used go. */
    interface Sink {

        /**
         * Takes a row.
         *
         * @param row for each predictor its number, or the number of a text's level, NaN where missing; good for this call
         *     only
         * @param outcome with the target as it is fitted, and what the row is parted by
         * @param complete whether nothing is missing
         * @param number the row's number among all that arrived, from 0
         */
        void add(double[] row, Outcome outcome, boolean complete, int number);
    }

    private final MissingPolicy policy;
    private final TargetRule rule;
    private final MissingCounts missing;
    /** Of each text column; null for numbers. */
    private final Levels[] levels;
    /** Whether the features are the numbers as they are. */
    private final boolean plain;
    /** Computes the terms of a row to see whether they can be; not those of texts, of which no level is known. */
    private final RowEncoder check;

    private final double[] checked;
    /** Scratch: the row at hand. */
    private final double[] cells;

    private Schema shape;
    /** The shape with the levels so far; null while it has to be made anew. */
    private Schema discovered;

    private int arrived;
    private String firstIncomplete = "";

    /** @param inputs the inputs in file order, the terms and the target; levels of text columns are not looked at */
    RowIntake(Schema inputs, BuildOptions options) {
        shape = inputs.withoutMissing();
        policy = options.missing();
        rule = options.target().orElse(inputs.transform());
        levels = new Levels[shape.predictors().size()];
        for (int k = 0; k < levels.length; k++) {
            Predictor predictor = shape.predictors().get(k);
            levels[k] = predictor.text() ? new Levels(predictor.name(), options.maxLevels()) : null;
        }
        missing = new MissingCounts(levels.length);
        cells = new double[levels.length];
        Schema numbersOnly = schema();
        check = new RowEncoder(numbersOnly);
        checked = new double[numbersOnly.width()];
        plain = numbersOnly.isPlain() && !numbersOnly.hasText();
    }

    /**
     * Looks at a row, and hands it on if it is used.
     *
     * @param numbers one value a predictor, NaN where missing (and for text columns); not modified
     * @param texts one value a predictor, null where missing (and for columns of numbers); not modified
     * @throws DataProblem when the weight is negative or not finite, a column has too many levels, a term has no value
     *     here or the target cannot be fitted
     */
    void offer(double[] numbers, String[] texts, Outcome outcome, Sink sink) {
        arrived++;
        DataProblem.requireWeight(outcome.weight());
        if (outcome.weight() == 0) {
            return;
        }
        double[] row = plain ? numbers : withoutLevels(numbers, texts);
        boolean complete = missing.isComplete(row, outcome, policy);
        if (!complete && !MissingCounts.isKept(outcome, policy)) {
            return;
        }
        if (!plain) {
            check.encode(cells, 0, checked, 0);
            findLevels(texts);
        }
        double fitted = rule.fitted(outcome.target());
        String part = outcome.label() == null ? rule.part(fitted) : outcome.label();
        sink.add(row, outcome.as(fitted, part), complete, arrived - 1);
    }

    /**
     * Has rows stored that lack nothing, as if each were offered, where there is nothing to decide on them.
     *
     * @param rows row-major, of each row one number a predictor and then its target; not modified
     * @return whether it did; otherwise each row is to be offered
     */
    boolean offerComplete(double[] rows, int count, RowStore store) {
        if (!plain || rule != TargetTransform.NONE) {
            return false;
        }
        missing.addComplete(count);
        store.addComplete(rows, count, arrived);
        arrived += count;
        return true;
    }

    private double[] withoutLevels(double[] numbers, String[] texts) {
        for (int k = 0; k < cells.length; k++) {
            cells[k] = levels[k] == null ? numbers[k] : level(texts[k]) == null ? Double.NaN : TermEncoder.NO_INDICATOR;
        }
        return cells;
    }

    private void findLevels(String[] texts) {
        for (int k = 0; k < cells.length; k++) {
            String level = levels[k] == null ? null : level(texts[k]);
            if (level != null) {
                int known = levels[k].size();
                cells[k] = levels[k].number(level);
                discovered = levels[k].size() > known ? null : discovered;
            }
        }
    }

    /** What a text counts as, null if it is missing. */
    private String level(String of) {
        return of == null && policy.hasMissingLevel() ? MissingPolicy.LEVEL : of;
    }

    /** The table with every level so far as a feature of its own, in order of appearance. */
    Schema schema() {
        if (discovered == null) {
            List<List<String>> known = new ArrayList<>();
            for (Levels ofColumn : levels) {
                known.add(ofColumn == null ? List.of() : ofColumn.inOrderOfAppearance());
            }
            discovered = shape.withLevels(known);
        }
        return discovered;
    }

    /** The table with its texts encoded, and indicators of what was missing where they are wanted. */
    Schema encoded(Encoding encoding) {
        return schema().encoded(encoding, policy.hasIndicators() ? incompleteColumns() : List.of());
    }

    /** @throws DataProblem when a text has a level that this schema, of the same predictors, does not know */
    void requireKnown(Schema other) {
        for (int k = 0; k < levels.length; k++) {
            if (levels[k] != null) {
                levels[k].inOrderOfAppearance().forEach(other.predictors().get(k)::position);
            }
        }
    }

    /** What was missing in the rows so far. */
    MissingCounts missing() {
        return missing;
    }

    /** The columns that lack values in rows that are not left out, by name. */
    List<String> incompleteColumns() {
        return missing.incompleteColumns(shape);
    }

    /** Number of rows so far that cannot be used and are not left out. */
    long refusedRows() {
        return missing.refusedRows(policy);
    }

    /** Says where the first row that is refused is, for the message that does. */
    void firstIncompleteAt(String place) {
        firstIncomplete = place + ": ";
    }

    /** @throws DataProblem when values are missing and the policy refuses that */
    void refuseMissing() {
        if (refusedRows() > 0) {
            throw missing.refusal(firstIncomplete, shape, policy);
        }
    }

    /** The refusal to learn from nothing. */
    DataProblem noRows() {
        return missing.noRows(shape.target());
    }

    /**
     * Lets the target be what it is in the end, once all rows are known.
     *
     * @return what becomes of the targets that were handed on
     * @throws DataProblem of kind BAD_TARGET when there is nothing to learn from such targets
     */
    DoubleUnaryOperator settle() {
        shape = rule.settle(shape);
        discovered = null;
        return rule::settled;
    }
}
