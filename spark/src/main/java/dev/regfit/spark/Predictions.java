package dev.regfit.spark;

import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowEncoder;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.Training.Provenance;
import dev.regfit.spark.rows.RowLayout;
import dev.regfit.spark.rows.VectorColumn;
import java.io.Serial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;

/** Predicts a row of the cells that the model needs, or of a vector. */
final class Predictions implements UDF1<Row, Double> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String vector;
    private final Unseen unseen;
    private transient LinearModel model;
    private transient RowEncoder encoder;
    private transient Set<String> missing;

    /**
     * By a model.
     *
     * @param file the text of its file
     * @param vector the name of the column of vectors; empty where rows are of cells
     */
    Predictions(String file, String vector, Unseen unseen) {
        this.file = file;
        this.vector = vector;
        this.unseen = unseen;
    }

    /** The mean of the target; null where something is missing that the model does not fill in. */
    @Override
    public Double call(Row row) {
        if (model == null) {
            model = ModelFormat.read(file);
            encoder = new RowEncoder(model.schema());
            missing = new HashSet<>(model.training().provenance().cells().missing());
            missing.addAll(RowLayout.BLANK);
        }
        int inputs = model.schema().predictors().size();
        double[] numbers = new double[inputs];
        String[] texts = new String[inputs];
        if (vector.isEmpty()) {
            cells(row, numbers, texts);
        } else if (row.isNullAt(0)) {
            return null;
        } else {
            entries(row.getList(0), numbers);
        }
        boolean hasOffset = vector.isEmpty() && !model.schema().offset().isEmpty();
        if (hasOffset && row.isNullAt(inputs)) {
            return null;
        }
        double[] features = new double[model.weights().length];
        int unknown = encoder.encode(numbers, texts, features, unseen != Unseen.ERROR);
        if (!filled(features) || (unknown > 0 && unseen == Unseen.EMPTY)) {
            return null;
        }
        return model.predict(features, hasOffset ? row.getDouble(inputs) : 0);
    }

    private void entries(List<Double> entries, double[] numbers) {
        VectorColumn.requireSize(entries.size(), numbers.length, vector);
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = entries.get(k);
        }
    }

    private void cells(Row row, double[] numbers, String[] texts) {
        Provenance provenance = model.training().provenance();
        for (int k = 0; k < numbers.length; k++) {
            Predictor predictor = model.schema().predictors().get(k);
            if (predictor.text()) {
                String text = RowLayout.present(row.getString(k), missing);
                texts[k] = text == null && provenance.missing().hasMissingLevel() ? MissingPolicy.LEVEL : text;
                numbers[k] = Double.NaN;
            } else {
                numbers[k] = row.isNullAt(k) ? Double.NaN : row.getDouble(k);
            }
        }
    }

    /** Fills in what is missing, if the model was trained so; returns whether nothing is missing any more. */
    private boolean filled(double[] features) {
        boolean fills = model.training().provenance().missing().fillsIn();
        for (int j = 0; j < features.length; j++) {
            if (Double.isNaN(features[j])) {
                features[j] = model.fills()[j];
                if (!fills) {
                    return false;
                }
            }
        }
        return true;
    }
}
