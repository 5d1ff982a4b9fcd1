package dev.regfit.spark;

import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.problem.SettingsException;
import dev.regfit.spark.rows.InputColumns;
import dev.regfit.spark.rows.RowLayout;
import dev.regfit.spark.rows.VectorColumn;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        unseen = new Param<>(
                this,
                "unseen",
                "texts that the training data did not have: error, zero for no weight, or empty for no prediction");
        setDefault(unseen, Unseen.ERROR.label());
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

    /** @throws SettingsException when columns are not those that the model needs, or a parameter has no such value */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        Predictions predictions = new Predictions(file, $(featuresCol), unseenChoice());
        Column prediction = functions.udf(predictions, DataTypes.DoubleType).apply(input(dataset.schema()));
        return dataset.withColumn($(predictionCol), prediction);
    }

    private Unseen unseenChoice() {
        return Choices.of(unseen.name(), $(unseen), Unseen.values(), Unseen::label);
    }

    private Column input(StructType schema) {
        return functions.struct(
                $(featuresCol).isEmpty()
                        ? cells(schema)
                        : new Column[] {
                            org.apache.spark.ml.functions.vector_to_array(RowLayout.named($(featuresCol)), "float64")
                        });
    }

    private Column[] cells(StructType schema) {
        List<Column> cells = new ArrayList<>();
        model().schema().predictors().forEach(each -> cells.add(cell(schema, each.name(), each.text())));
        String offset = model().schema().offset();
        if (!offset.isEmpty()) {
            cells.add(cell(schema, offset, false));
        }
        return cells.toArray(new Column[0]);
    }

    private static Column cell(StructType schema, String name, boolean text) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new SettingsException("there is no column \"%s\", which the model needs".formatted(name));
        }
        return RowLayout.named(name).cast(text ? DataTypes.StringType : DataTypes.DoubleType);
    }

    /** @throws SettingsException when columns are not those that the model needs, or a parameter has no such value */
    @Override
    public StructType transformSchema(StructType schema) {
        unseenChoice();
        InputColumns.requireFree(schema, $(predictionCol));
        if ($(featuresCol).isEmpty()) {
            cells(schema);
        } else {
            new VectorColumn(schema, $(featuresCol))
                    .requireSame(model().schema().predictors());
        }
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
