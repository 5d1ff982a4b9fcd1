package dev.regfit.data;

import java.util.Arrays;

/** Turns one row of input cells into the p features that a {@link Schema} asks for. */
public record RowEncoder(Schema schema) {

    /**
     * Encodes one row.
     *
     * @param numbers the predictors' values by predictor, NaN where missing (and for text columns); not modified
     * @param texts the text predictors' values by predictor, null where missing; not modified
     * @param features length p, overwritten; every feature of a missing cell is NaN
     * @param unseenAsZero whether a text that the schema does not know has all its indicators zero
     * @return the number of such texts in this row
     * @throws DataProblem of kind UNSEEN_LEVEL, unless {@code unseenAsZero}
     */
    public int encode(double[] numbers, String[] texts, double[] features, boolean unseenAsZero) {
        int unseen = 0;
        int at = 0;
        for (int k = 0; k < schema.predictors().size(); k++) {
            Predictor predictor = schema.predictors().get(k);
            if (predictor.text()) {
                if (unseenAsZero && texts[k] != null && !predictor.knows(texts[k])) {
                    unseen++;
                    Arrays.fill(features, at, at + predictor.width(), 0.0);
                } else {
                    encodeText(predictor, texts[k], features, at);
                }
            } else {
                features[at] = numbers[k];
            }
            at += predictor.width();
        }
        return unseen;
    }

    private static void encodeText(Predictor predictor, String cell, double[] features, int at) {
        Arrays.fill(features, at, at + predictor.width(), cell == null ? Double.NaN : 0.0);
        int position = cell == null ? -1 : predictor.position(cell);
        if (position >= 0) {
            features[at + position] = 1.0;
        }
    }
}
