package dev.regfit.data;

import dev.regfit.data.DataProblem.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Computes the features of one term, laid out for speed. Every term is a product of numbers and indicators: the numbers
 * make its value, and the texts tell which of its features has that value. All others are zero.
 */
final class TermEncoder {
    /** The cell of a text that has no indicator: the base level. */
    static final double NO_INDICATOR = -1;

    /** The cell of a text that is no level at all. */
    static final double NO_LEVEL = -2;

    /** What a factor does with its column; a number greater than zero is the degree of a power. */
    private static final int LOGARITHM = 0;

    private static final int INDICATORS = -1;
    private static final int MISSING = -2;

    private final Term term;
    private final int from;
    private final int to;
    private final int[] columns;
    private final int[] actions;
    private final int[] widths;
    /** By factor, how many of its indicators stand before that of position 0: one if its base level has one too. */
    private final int[] shifts;

    private final double[] power = new double[2];

    /**
     * @param from its first feature
     * @param to the one after its last
     * @param positions each predictor's place in the schema, by name
     */
    TermEncoder(Term term, int from, int to, List<Predictor> predictors, Map<String, Integer> positions) {
        List<Term.Factor> factors =
                term instanceof Term.Interaction product ? product.factors() : List.of((Term.Factor) term);
        this.term = term;
        this.from = from;
        this.to = to;
        this.columns = new int[factors.size()];
        this.actions = new int[factors.size()];
        this.widths = new int[factors.size()];
        this.shifts = new int[factors.size()];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = positions.get(factors.get(f).column());
            Predictor predictor = predictors.get(columns[f]);
            actions[f] = action(factors.get(f), predictor.text());
            shifts[f] = factors.get(f) instanceof Term.Levels ? predictor.base().size() : 0;
            widths[f] = predictor.width() + shifts[f];
        }
    }

    private static int action(Term.Factor factor, boolean text) {
        if (factor instanceof Term.Power power) {
            return power.degree();
        }
        if (factor instanceof Term.Log) {
            return LOGARITHM;
        }
        if (factor instanceof Term.Missing) {
            return MISSING;
        }
        return text ? INDICATORS : 1;
    }

    /**
     * Writes the term's features.
     *
     * @param cells from {@code at} on by predictor: a number, or the position of a text's indicator, or
     *     {@link #NO_INDICATOR}; NaN where missing
     * @param features from {@code start} on those of the row
     * @throws DataProblem of kind NOT_FINITE
     */
    void encode(double[] cells, int at, double[] features, int start) {
        double value = 1;
        int offset = 0;
        boolean none = false;
        for (int f = 0; f < columns.length; f++) {
            double cell = cells[at + columns[f]];
            switch (actions[f]) {
                case INDICATORS -> {
                    if (Double.isNaN(cell)) {
                        value = Double.NaN;
                    }
                    int position = (int) cell + shifts[f];
                    none |= position < 0;
                    offset = offset * widths[f] + position;
                }
                case MISSING -> value *= Double.isNaN(cell) ? 1 : 0;
                default -> value *= number(cell, actions[f], f);
            }
            if (Math.abs(value) > Double.MAX_VALUE) {
                throw new DataProblem(Kind.NOT_FINITE, "the product %s is too large a number".formatted(term.name()));
            }
        }
        boolean absent = Double.isNaN(value);
        if (to - from > 1 || none || absent) {
            Arrays.fill(features, start + from, start + to, absent ? Double.NaN : 0.0);
        }
        if (!none && !absent) {
            features[start + from + offset] = value;
        }
    }

    private double number(double x, int degree, int f) {
        if (degree == 1 || Double.isNaN(x)) {
            return x;
        }
        if (degree == LOGARITHM) {
            if (!(x > 0)) {
                throw problem(term.columns().get(f), x, "has no logarithm");
            }
            // Not that of Math, which may differ from machine to machine.
            return StrictMath.log(x);
        }
        Powers.raise(x, degree, power);
        if (!(Math.abs(power[0]) <= Double.MAX_VALUE)) {
            throw problem(term.columns().get(f), x, "to the power of " + degree + " is too large a number");
        }
        return power[0];
    }

    /** The message names the column first, as those of other cells do. */
    private static DataProblem problem(String column, double x, String complaint) {
        boolean whole = Math.rint(x) == x && Math.abs(x) < 1e15;
        String shown = whole ? Long.toString((long) x) : Double.toString(x);
        return new DataProblem(Kind.NOT_FINITE, "column \"%s\": %s %s".formatted(column, shown, complaint));
    }
}
