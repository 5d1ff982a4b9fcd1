package dev.regfit.cli.export;

import java.util.ArrayList;
import java.util.List;

/** Rows with the predictions that a model makes of them. */
public final class CheckedRows {
    /** Below this a number is taken for zero: near the end of the doubles there are no relative differences. */
    private static final double TINY = 1e-300;

    /** What rounding leaves of a sum is relative to what was added: a thousandth of it is a prediction that cancels. */
    private static final double CANCELLED = 1e-3;

    private final List<List<Object>> cells = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<Double> sizes = new ArrayList<>();

    /**
     * Adds a row.
     *
     * @param row the cells of the export's columns: a Double, a text, or null where missing
     * @param prediction as {@code predict} writes it, as a cell of CSV; empty if there is none
     * @param size the sum of the sizes of all that is added up to the linear predictor
     */
    public void add(List<Object> row, String prediction, double size) {
        cells.add(row);
        expected.add(Answers.unquoted(prediction));
        sizes.add(size);
    }

    List<List<Object>> cells() {
        return cells;
    }

    /** Holds answers against the predictions; {@code isLinear} if these are the linear predictor. */
    Comparison compare(List<String> answers, boolean isLinear) {
        if (answers.size() != expected.size()) {
            throw new EngineException("it made %d predictions of %d rows".formatted(answers.size(), expected.size()));
        }
        double largest = 0;
        int row = 0;
        for (int i = 0; i < answers.size(); i++) {
            double difference = difference(expected.get(i), answers.get(i), sizes.get(i), isLinear);
            if (difference > largest) {
                largest = difference;
                row = i + 1;
            }
        }
        return new Comparison(
                answers.size(),
                largest,
                row,
                row == 0 ? "" : expected.get(row - 1),
                row == 0 ? "" : answers.get(row - 1));
    }

    private static double difference(String one, String other, double size, boolean isLinear) {
        if (one.equals(other)) {
            return 0;
        }
        try {
            double p = Double.parseDouble(one);
            double q = Double.parseDouble(other);
            double scale =
                    isLinear ? Math.max(Math.abs(p), CANCELLED * size) : Math.abs(p) * Math.max(1, CANCELLED * size);
            double difference = Math.abs(p - q) / Math.max(scale, TINY);
            return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY; // a text, or no prediction
        }
    }
}
