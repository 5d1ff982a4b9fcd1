package dev.regfit.spark.submit;

import dev.regfit.cli.table.CellValues;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.Slot;
import dev.regfit.data.CellReading;
import dev.regfit.data.Outcome;
import dev.regfit.data.Predictor;
import dev.regfit.spark.rows.Layout;
import java.io.Serial;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows of texts: predictors, target, weights and label, as far as there are such. */
final class CellLayout implements Layout {
    @Serial
    private static final long serialVersionUID = 1L;

    private final List<Predictor> predictors;
    private final String target;
    private final String weights;
    private final boolean hasLabel;
    private final char decimal;
    private final List<String> missing;
    private transient CellValues values;

    /** @param weights name of the column, or the empty string */
    CellLayout(
            List<Predictor> predictors,
            String target,
            String weights,
            boolean hasLabel,
            char decimal,
            List<String> missing) {
        this.predictors = List.copyOf(predictors);
        this.target = target;
        this.weights = weights;
        this.hasLabel = hasLabel;
        this.decimal = decimal;
        this.missing = List.copyOf(missing);
    }

    @Override
    public int inputs() {
        return predictors.size();
    }

    @Override
    public Outcome read(InternalRow row, double[] numbers, String[] texts, ToDoubleFunction<String> classNumber) {
        if (values == null) {
            values = new CellValues(new CellReading(decimal, missing));
        }
        for (int k = 0; k < numbers.length; k++) {
            Predictor predictor = predictors.get(k);
            boolean text = predictor.text();
            texts[k] = text ? values.text(cell(row, k)) : null;
            numbers[k] = text ? Double.NaN : values.number(cell(row, k), predictor.name(), Slot.Use.PREDICTOR);
        }
        int at = numbers.length;
        double y = values.number(cell(row, at++), target, Slot.Use.TARGET);
        double weight = weights.isEmpty() ? 1 : values.number(cell(row, at++), weights, Slot.Use.WEIGHTS);
        String label = hasLabel ? values.text(cell(row, at)) : null;
        if (hasLabel && label == null) {
            throw DataException.of("the value that folds are cut by is missing in a row, so that it is in no fold");
        }
        return new Outcome(y, weight, 0, label);
    }

    private static String cell(InternalRow row, int at) {
        return row.isNullAt(at) ? null : row.getUTF8String(at).toString();
    }
}
