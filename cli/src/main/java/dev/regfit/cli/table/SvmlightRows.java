package dev.regfit.cli.table;

import dev.regfit.data.Classes;
import dev.regfit.model.LinearModel;
import java.util.List;
import java.util.Optional;

/** Reads svmlight rows and gives what models fit to each. A feature that a model does not know adds nothing. */
public final class SvmlightRows {
    private final SvmlightReader reader;
    private final List<LinearModel> models;
    /** Whether the targets matter. */
    private boolean targets;
    /** For each model the column of each feature. */
    private final List<int[]> columns;

    /** Gets each row, its target as it is read, with the fitted value of each model ({@link LinearModel#linear}); the array is reused. */
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

    /** Asks for the true values too: of two classes 0 or 1, as the first model knows them. */
    public SvmlightRows withTarget() {
        targets = true;
        return this;
    }

    private double target(double read) {
        Optional<Classes> classes = models.get(0).schema().classes();
        return targets && classes.isPresent() ? classes.get().code(Classes.label(read)) : read;
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
            sink.row(target(target), fitted);
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
