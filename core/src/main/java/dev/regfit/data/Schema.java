package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model expects of a table: its predictors in order, and the target.
 *
 * @param predictors the input columns used, in file order
 * @param target name of the target column
 */
public record Schema(List<Predictor> predictors, String target) {

    public Schema {
        predictors = List.copyOf(predictors);
    }

    /** Number of features, p. */
    public int width() {
        int width = 0;
        for (Predictor predictor : predictors) {
            width += predictor.width();
        }
        return width;
    }

    /** Names of the p features, in the order of the design matrix. */
    public List<String> features() {
        List<String> names = new ArrayList<>();
        for (Predictor predictor : predictors) {
            names.addAll(predictor.features());
        }
        return names;
    }
}
