package dev.regfit.cli.report;

import dev.regfit.data.Schema;
import dev.regfit.data.TargetTransform;
import dev.regfit.selection.OutOfFold;
import java.util.ArrayList;
import java.util.List;

/** Out-of-fold predictions as CSV. */
public final class OutOfFoldCsv {
    private OutOfFoldCsv() {}

    /**
     * A row for each row of the table that was used, in each repeat.
     *
     * @param rowNumbers for each row used its number in the table, from 0
     * @param schema of the rows; predictions are on the scale that was fitted, as the errors are, and of two classes they
     *     are probabilities of the positive one, beside the label of the true one
     */
    public static CsvTable of(List<OutOfFold> predictions, int[] rowNumbers, Schema schema) {
        List<List<String>> rows = new ArrayList<>();
        for (OutOfFold prediction : predictions) {
            rows.add(List.of(
                    Integer.toString(prediction.repeat() + 1),
                    Integer.toString(rowNumbers[prediction.row()] + 1),
                    Integer.toString(prediction.fold() + 1),
                    target(prediction.target(), schema),
                    CsvTable.number(prediction.prediction())));
        }
        String scale = schema.transform() == TargetTransform.NONE ? "" : "log_";
        return new CsvTable(List.of("repeat", "row", "fold", scale + "target", scale + "prediction"), rows);
    }

    private static String target(double fitted, Schema schema) {
        return schema.classes().map(classes -> classes.of(fitted)).orElseGet(() -> CsvTable.number(fitted));
    }
}
