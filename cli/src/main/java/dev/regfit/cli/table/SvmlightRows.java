package dev.regfit.cli.table;

import dev.regfit.model.LinearModel;
import java.util.List;

/** Reads svmlight rows and gives what models fit to each. A feature that a model does not know adds nothing. */
public final class SvmlightRows {
    private final SvmlightReader reader;
    private final List<LinearModel> models;
    /** For each model the column of each feature. */
    private final List<int[]> columns;

    /** Gets each row with the fitted value of each model ({@link LinearModel#linear}); the array is reused. */
    @FunctionalInterface
    public interface Sink {
        void row(double target, double[] fitted);
    }

    /** @throws DataException when a model needs a column that such data cannot have */
    public SvmlightRows(List<LinearModel> models, List<Source> sources) {
        this.reader = new SvmlightReader(sources);
        this.models = List.copyOf(models);
        this.columns =
                models.stream().map(model -> reader.columns(model.schema())).toList();
    }

    /** The display names of the files. */
    public List<String> files() {
        return reader.files();
    }

    /** A checksum of the bytes read, with its kind before it. */
    public String checksum() {
        return reader.checksum();
    }

    /** Reads all rows. */
    public void read(Sink sink) {
        double[] fitted = new double[models.size()];
        reader.read((target, features, values, count) -> {
            for (int m = 0; m < fitted.length; m++) {
                fitted[m] = fitted(models.get(m), columns.get(m), features, values, count);
            }
            sink.row(target, fitted);
        });
    }

    private static double fitted(LinearModel model, int[] columns, int[] features, double[] values, int count) {
        double sum = model.intercept();
        for (int k = 0; k < count; k++) {
            int column = features[k] < columns.length ? columns[features[k]] : -1;
            if (column >= 0) {
                sum += model.weights()[column] * values[k];
            }
        }
        return sum;
    }
}
