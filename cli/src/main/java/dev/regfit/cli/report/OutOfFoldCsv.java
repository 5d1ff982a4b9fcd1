package dev.regfit.cli.report;

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
     * @param transform of the target; predictions are on the scale that was fitted, as the errors are
     */
    public static CsvTable of(List<OutOfFold> predictions, int[] rowNumbers, TargetTransform transform) {
        List<List<String>> rows = new ArrayList<>();
        for (OutOfFold prediction : predictions) {
            rows.add(List.of(
                    Integer.toString(prediction.repeat() + 1),
                    Integer.toString(rowNumbers[prediction.row()] + 1),
                    Integer.toString(prediction.fold() + 1),
                    CsvTable.number(prediction.target()),
                    CsvTable.number(prediction.prediction())));
        }
        String scale = transform == TargetTransform.NONE ? "" : "log_";
        return new CsvTable(List.of("repeat", "row", "fold", scale + "target", scale + "prediction"), rows);
    }
}
