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
     * @throws DataProblem of kind UNSEEN_LEVEL
     */
    public void encode(double[] numbers, String[] texts, double[] features) {
        int at = 0;
        for (int k = 0; k < schema.predictors().size(); k++) {
            Predictor predictor = schema.predictors().get(k);
            if (predictor.text()) {
                encodeText(predictor, texts[k], features, at);
            } else {
                features[at] = numbers[k];
            }
            at += predictor.width();
        }
    }

    private static void encodeText(Predictor predictor, String cell, double[] features, int at) {
        Arrays.fill(features, at, at + predictor.width(), cell == null ? Double.NaN : 0.0);
        int position = cell == null ? -1 : predictor.position(cell);
        if (position >= 0) {
            features[at + position] = 1.0;
        }
    }
}
