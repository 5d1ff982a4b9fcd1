package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;

/** Builders of data sets that keep their rows. */
public final class Builders {
    private Builders() {}

    /** Of columns of numbers, with no value missing. */
    public static DatasetBuilder ofNumbers(List<String> inputs, String target) {
        return of(inputs, new boolean[inputs.size()], target, MissingPolicy.ERROR);
    }

    public static DatasetBuilder of(List<String> inputs, boolean[] text, String target, MissingPolicy missing) {
        return new DatasetBuilder(shape(inputs, text, target), BuildOptions.keepingRows(missing));
    }

    public static Schema shape(List<String> inputs, boolean[] text, String target) {
        List<Predictor> predictors = new ArrayList<>();
        for (int k = 0; k < text.length; k++) {
            predictors.add(text[k] ? Predictor.text(inputs.get(k)) : Predictor.number(inputs.get(k)));
        }
        return new Schema(predictors, target);
    }

    /** What was added, with its rows. */
    public static Dataset rows(DatasetBuilder builder) {
        return (Dataset) builder.build(Encoding.ONEHOT);
    }
}
