package dev.regfit.spark;

import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowEncoder;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.problem.SettingsException;
import dev.regfit.spark.rows.RowLayout;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A fitted model as a stage of a Spark pipeline. It predicts what {@code regfit predict} does: the mean of the target, of
 * two classes the probability of the positive one. A row that lacks what the model needs is predicted null, unless the
 * model was trained to fill it in.
 */
public final class RegfitModel extends Model<RegfitModel> implements MLWritable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final Param<String> featuresCol;
    private final Param<String> predictionCol;
    private final Param<String> unseen;
    /** The model file: what it is made of is not serialisable. */
    private final String file;

    private transient LinearModel model;

    RegfitModel(String uid, LinearModel model) {
        this(uid, ModelFormat.write(model));
    }

    /** @param file the text of a model file, as {@code regfit train} writes it */
    public RegfitModel(String uid, String file) {
        this.uid = uid;
        this.file = file;
        featuresCol = new Param<>(this, "featuresCol", "the column of a vector of features; named columns if empty");
        setDefault(featuresCol, "");
        predictionCol = new Param<>(this, "predictionCol", "the column of predictions");
        setDefault(predictionCol, "prediction");
        unseen = new Param<>(this, "unseen", "texts that the training data did not have: error, or zero for no weight");
        setDefault(unseen, "error");
    }

    private LinearModel model() {
        if (model == null) {
            model = ModelFormat.read(file);
        }
        return model;
    }

    /** The text of the model file, which {@code regfit show}, {@code predict} and {@code verify} read. */
    public String modelFile() {
        return file;
    }

    /** The weights of the features, zeros included. */
    public Vector coefficients() {
        return Vectors.dense(model().weights());
    }

    public double intercept() {
        return model().intercept();
    }

    /** The names of the features, in the order of the weights. */
    public String[] featureNames() {
        return model().schema().features().toArray(new String[0]);
    }

    /** The strength α that was fitted. */
    public double alpha() {
        return model().training().objective().alpha();
    }

    /** How far from the optimum the weights are at most, as a share of the scale of the objective. */
    public double provenGap() {
        return model().training().proof().certificate().relativeGap();
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        Predictions predictions =
                new Predictions(file, !$(featuresCol).isEmpty(), $(unseen).equals("zero"));
        Column prediction = functions.udf(predictions, DataTypes.DoubleType).apply(input(dataset.schema()));
        return dataset.withColumn($(predictionCol), prediction);
    }

    private Column input(StructType schema) {
        if (!$(featuresCol).isEmpty()) {
            return functions.struct(
                    org.apache.spark.ml.functions.vector_to_array(RowLayout.named($(featuresCol)), "float64"));
        }
        String offset = model().schema().offset();
        Column[] cells = model().schema().predictors().stream()
                .map(predictor -> cell(schema, predictor.name(), predictor.text()))
                .toArray(Column[]::new);
        if (!offset.isEmpty()) {
            cells = Arrays.copyOf(cells, cells.length + 1);
            cells[cells.length - 1] = cell(schema, offset, false);
        }
        return functions.struct(cells);
    }

    private static Column cell(StructType schema, String name, boolean text) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new SettingsException("there is no column \"%s\", which the model needs".formatted(name));
        }
        return RowLayout.named(name).cast(text ? DataTypes.StringType : DataTypes.DoubleType);
    }

    /** Predicts a row of the cells that the model needs, or of a vector. */
    private static final class Predictions implements UDF1<Row, Double> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String file;
        private final boolean vector;
        private final boolean unseenAsZero;
        private transient LinearModel model;
        private transient RowEncoder encoder;

        Predictions(String file, boolean vector, boolean unseenAsZero) {
            this.file = file;
            this.unseenAsZero = unseenAsZero;
            this.vector = vector;
        }

        @Override
        public Double call(Row row) {
            if (model == null) {
                model = ModelFormat.read(file);
                encoder = new RowEncoder(model.schema());
            }
            int inputs = model.schema().predictors().size();
            double[] numbers = new double[inputs];
            String[] texts = new String[inputs];
            if (vector && row.isNullAt(0)) {
                return null;
            }
            for (int k = 0; k < inputs; k++) {
                read(row, k, numbers, texts);
            }
            boolean hasOffset = !vector && !model.schema().offset().isEmpty();
            if (hasOffset && row.isNullAt(inputs)) {
                return null;
            }
            double[] features = new double[model.weights().length];
            encoder.encode(numbers, texts, features, unseenAsZero);
            return filled(features)
                    ? Optional.of(model.predict(features, hasOffset ? row.getDouble(inputs) : 0))
                            .get()
                    : null;
        }

        private void read(Row row, int k, double[] numbers, String[] texts) {
            Predictor predictor = model.schema().predictors().get(k);
            if (vector) {
                numbers[k] = (Double) row.getList(0).get(k);
            } else if (predictor.text()) {
                String text = row.getString(k);
                boolean named = model.training().provenance().missing().hasMissingLevel();
                texts[k] = text == null || text.isEmpty() ? named ? MissingPolicy.LEVEL : null : text;
                numbers[k] = Double.NaN;
            } else {
                numbers[k] = row.isNullAt(k) ? Double.NaN : row.getDouble(k);
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

    @Override
    public StructType transformSchema(StructType schema) {
        return schema.add($(predictionCol), DataTypes.DoubleType, true);
    }

    @Override
    public RegfitModel copy(ParamMap extra) {
        RegfitModel copy = new RegfitModel(uid, file);
        copyValues(copy, extra);
        return copy.setParent(parent());
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> featuresCol() {
        return featuresCol;
    }

    public RegfitModel setFeaturesCol(String value) {
        set(featuresCol, value);
        return this;
    }

    public Param<String> predictionCol() {
        return predictionCol;
    }

    public RegfitModel setPredictionCol(String value) {
        set(predictionCol, value);
        return this;
    }

    public Param<String> unseen() {
        return unseen;
    }

    public RegfitModel setUnseen(String value) {
        set(unseen, value);
        return this;
    }

    @Override
    public MLWriter write() {
        return new ModelFolder.Writer(this);
    }

    /** What reads a model that was saved. */
    public static MLReader<RegfitModel> read() {
        return new ModelFolder.Reader();
    }

    /** Reads a model that was saved. */
    public static RegfitModel load(String path) throws IOException {
        return read().load(path);
    }
}
