package dev.regfit.cli.table;

import dev.regfit.model.LinearModel;
import java.util.List;

/** Reads svmlight rows and predicts each with a model. A feature that the model does not know adds nothing. */
public final class SvmlightRows {
    private final SvmlightReader reader;
    private final LinearModel model;
    private final int[] columns;

    /** Gets each row. */
    @FunctionalInterface
    public interface Sink {
        void row(double target, double prediction);
    }

    /** @throws DataException when the model needs a column that such data cannot have */
    public SvmlightRows(LinearModel model, List<Source> sources) {
        this.reader = new SvmlightReader(sources);
        this.model = model;
        this.columns = reader.columns(model.schema());
    }

    /** The display names of the files. */
    public List<String> files() {
        return reader.files();
    }

    /** Reads all rows. */
    public void read(Sink sink) {
        reader.read((target, features, values, count) -> {
            double prediction = model.intercept();
            for (int k = 0; k < count; k++) {
                int column = features[k] < columns.length ? columns[features[k]] : -1;
                if (column >= 0) {
                    prediction += model.weights()[column] * values[k];
                }
            }
            sink.row(target, prediction);
        });
    }
}
