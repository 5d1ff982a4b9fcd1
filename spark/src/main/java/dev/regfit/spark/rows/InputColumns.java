package dev.regfit.spark.rows;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Predictor;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table by name; the empty string where there is none.
 *
 * @param features a vector, not looked at where there are inputs
 * @param inputs columns of numbers and texts
 */
public record InputColumns(
        String features, List<String> inputs, String label, String weight, String offset, String foldKey) {
    /**
     * What the rows of a table hold.
     *
     * @param classes whether the label is a class
     * @throws SettingsException when a column does not exist, or is of no use
     */
    public RowLayout layout(Dataset<?> table, boolean classes) {
        check(table.schema(), classes);
        boolean vector = inputs.isEmpty();
        List<Predictor> predictors = vector ? ofVector(table) : ofColumns(table.schema());
        return new RowLayout(
                predictors,
                vector,
                label,
                classes,
                !weight.isEmpty(),
                !offset.isEmpty(),
                !foldKey.isEmpty(),
                RowLayout.BLANK);
    }

    /**
     * Refuses what cannot be learnt from, without looking at a row.
     *
     * @param classes whether the label is a class
     * @throws SettingsException when a column does not exist, is of no use, or plays two parts
     */
    public void check(StructType schema, boolean classes) {
        if (inputs.isEmpty()) {
            new VectorColumn(schema, features);
        } else {
            ofColumns(schema);
        }
        type(schema, label);
        if (!classes) {
            requireNumbers(schema, label);
        }
        for (String column : List.of(weight, offset)) {
            if (!column.isEmpty()) {
                requireNumbers(schema, column);
            }
        }
        if (!foldKey.isEmpty()) {
            type(schema, foldKey);
        }
        requireOnePartEach();
    }

    private void requireOnePartEach() {
        Set<String> seen = new HashSet<>();
        for (String input : inputs) {
            if (!seen.add(input)) {
                throw new SettingsException("the column \"%s\" is twice among inputCols".formatted(input));
            }
        }
        refuse(seen, label, "labelCol");
        seen.add(label);
        refuse(seen, weight, "weightCol");
        refuse(seen, offset, "offsetCol");
    }

    private void refuse(Set<String> taken, String column, String param) {
        if (taken.contains(column)) {
            throw new SettingsException("the column \"%s\" is %s and %s; a column plays one part"
                    .formatted(column, inputs.contains(column) ? "one of inputCols" : "labelCol", param));
        }
    }

    private List<Predictor> ofColumns(StructType schema) {
        List<Predictor> predictors = new ArrayList<>();
        for (String name : inputs) {
            DataType type = type(schema, name);
            boolean text = type instanceof StringType || type.equals(DataTypes.BooleanType);
            if (!text && !(type instanceof NumericType)) {
                throw new SettingsException("the column \"%s\" is of the type %s; cast it to a number or a text first"
                        .formatted(name, type.simpleString()));
            }
            predictors.add(text ? Predictor.text(name) : Predictor.number(name));
        }
        return predictors;
    }

    private List<Predictor> ofVector(Dataset<?> table) {
        VectorColumn vector = new VectorColumn(table.schema(), features);
        return vector.predictors(vector.size().orElseGet(() -> sizeOfFirst(table)));
    }

    private int sizeOfFirst(Dataset<?> table) {
        List<Row> first = table.toDF()
                .select(functions.vector_to_array(RowLayout.named(features), "float64"))
                .takeAsList(1);
        if (first.isEmpty()) {
            throw noRows();
        }
        if (first.get(0).isNullAt(0)) {
            throw new SettingsException("the first row has no vector in column \"%s\"".formatted(features));
        }
        return first.get(0).getList(0).size();
    }

    /** The refusal of a table that is empty. */
    public static DataProblem noRows() {
        return new DataProblem(DataProblem.Kind.NO_ROWS, "there are no rows to learn from: the table is empty");
    }

    /** @throws SettingsException when predictions would take the place of a column */
    public static void requireFree(StructType schema, String prediction) {
        for (String name : schema.fieldNames()) {
            if (name.equalsIgnoreCase(prediction)) { // as Spark compares them
                throw new SettingsException(
                        "there is a column \"%s\" already; set another predictionCol, or drop it".formatted(name));
            }
        }
    }

    private static void requireNumbers(StructType schema, String name) {
        DataType type = type(schema, name);
        if (!(type instanceof NumericType) && !type.equals(DataTypes.BooleanType)) {
            throw new SettingsException(
                    "the column \"%s\" is of the type %s, and numbers are needed".formatted(name, type.simpleString()));
        }
    }

    static DataType type(StructType schema, String name) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new SettingsException("there is no column \"%s\"; the columns are %s"
                    .formatted(name, String.join(", ", schema.fieldNames())));
        }
        return schema.apply(name).dataType();
    }
}
