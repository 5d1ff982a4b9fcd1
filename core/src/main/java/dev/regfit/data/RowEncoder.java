package dev.regfit.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns rows of input cells into the p features that a {@link Schema} asks for. Not safe for several threads. */
public final class RowEncoder {
    private final List<Predictor> predictors;

    /** Predictors that hold text. */
    private final int[] texts;

    /** Scratch: a row with positions of indicators in place of texts. */
    private final double[] row;

    /** Empty where the features are the numbers as they are. */
    private final TermEncoder[] terms;

    public RowEncoder(Schema schema) {
        this.predictors = schema.predictors();
        this.texts = textColumns(predictors);
        this.row = new double[predictors.size()];
        boolean copies = texts.length == 0 && schema.isPlain();
        this.terms = copies ? new TermEncoder[0] : encoders(schema);
    }

    private static int[] textColumns(List<Predictor> predictors) {
        int[] texts = new int[predictors.size()];
        int count = 0;
        for (int k = 0; k < texts.length; k++) {
            if (predictors.get(k).text()) {
                texts[count++] = k;
            }
        }
        return Arrays.copyOf(texts, count);
    }

    private static TermEncoder[] encoders(Schema schema) {
        List<Predictor> predictors = schema.predictors();
        Map<String, Integer> byName = new HashMap<>();
        for (int k = 0; k < predictors.size(); k++) {
            byName.put(predictors.get(k).name(), k);
        }
        int[] widths = schema.widths();
        TermEncoder[] encoders = new TermEncoder[widths.length];
        int from = 0;
        for (int t = 0; t < widths.length; t++) {
            encoders[t] = new TermEncoder(schema.terms().get(t), from, from + widths[t], predictors, byName);
            from += widths[t];
        }
        return encoders;
    }

    /**
     * Encodes one row.
     *
     * @param numbers the predictors' values by predictor, NaN where missing (and for text columns); not modified; what
     *     follows them is ignored
     * @param cells the text predictors' values by predictor, null where missing; not modified
     * @param features length p, overwritten; a feature is NaN when a cell it is computed from is missing
     * @param unseenAsZero whether a text that the schema does not know has all its indicators zero
     * @return the number of such texts in this row
     * @throws DataProblem of kind UNSEEN_LEVEL, unless {@code unseenAsZero}; of kind NOT_FINITE when a number has no
     *     logarithm, or a power or product of numbers is too large
     */
    public int encode(double[] numbers, String[] cells, double[] features, boolean unseenAsZero) {
        System.arraycopy(numbers, 0, row, 0, row.length);
        int unseen = 0;
        for (int k : texts) {
            Predictor predictor = predictors.get(k);
            if (cells[k] == null) {
                row[k] = Double.NaN;
            } else if (unseenAsZero && !predictor.knows(cells[k])) {
                row[k] = TermEncoder.NO_LEVEL;
                unseen++;
            } else {
                row[k] = predictor.position(cells[k]);
            }
        }
        encode(row, 0, features, 0);
        return unseen;
    }

    /**
     * Encodes one row whose texts were looked up before.
     *
     * @param cells from {@code at} on by predictor: a number, or {@link Predictor#position} of a text; NaN where missing;
     *     not modified
     * @param features from {@code start} on overwritten, as above
     * @throws DataProblem of kind NOT_FINITE
     */
    void encode(double[] cells, int at, double[] features, int start) {
        if (terms.length == 0) {
            System.arraycopy(cells, at, features, start, row.length);
            return;
        }
        for (TermEncoder term : terms) {
            term.encode(cells, at, features, start);
        }
    }
}
