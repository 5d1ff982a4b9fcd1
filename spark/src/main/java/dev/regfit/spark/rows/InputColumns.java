package dev.regfit.spark.rows;

import dev.regfit.data.Predictor;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
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

    /** An empty text is a missing one. */
    private static final Set<String> MISSING = Set.of("");

    /**
     * What the rows of a table hold.
     *
     * @param classes whether the label is a class
     * @throws SettingsException when a column does not exist, or is of no use
     */
    public RowLayout layout(Dataset<?> table, boolean classes) {
        StructType schema = table.schema();
        boolean vector = inputs.isEmpty();
        List<Predictor> predictors = vector ? ofVector(table) : ofColumns(schema);
        if (!classes) {
            requireNumbers(schema, label);
        }
        type(schema, label);
        for (String column : List.of(weight, offset)) {
            if (!column.isEmpty()) {
                requireNumbers(schema, column);
            }
        }
        if (!foldKey.isEmpty()) {
            type(schema, foldKey);
        }
        return new RowLayout(
                predictors, vector, label, classes, !weight.isEmpty(), !offset.isEmpty(), !foldKey.isEmpty(), MISSING);
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

    /** Named as the stage that made the vector has named them, or by their places. */
    private List<Predictor> ofVector(Dataset<?> table) {
        type(table.schema(), features);
        AttributeGroup group = AttributeGroup.fromStructField(table.schema().apply(features));
        if (group.attributes().isDefined()) {
            Attribute[] attributes = group.attributes().get();
            List<Predictor> predictors = new ArrayList<>();
            for (int k = 0; k < attributes.length; k++) {
                boolean named = attributes[k].name().isDefined();
                predictors.add(Predictor.number(named ? attributes[k].name().get() : features + "_" + k));
            }
            return predictors;
        }
        List<Row> first = table.toDF()
                .select(functions.vector_to_array(RowLayout.named(features), "float64"))
                .takeAsList(1);
        if (first.isEmpty() || first.get(0).isNullAt(0)) {
            throw new SettingsException("the first row has no vector in column \"%s\"".formatted(features));
        }
        int size = first.get(0).getList(0).size();
        List<Predictor> predictors = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            predictors.add(Predictor.number(features + "_" + k));
        }
        return predictors;
    }

    private static void requireNumbers(StructType schema, String name) {
        DataType type = type(schema, name);
        if (!(type instanceof NumericType) && !type.equals(DataTypes.BooleanType)) {
            throw new SettingsException(
                    "the column \"%s\" is of the type %s, and numbers are needed".formatted(name, type.simpleString()));
        }
    }

    private static DataType type(StructType schema, String name) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new SettingsException("there is no column \"%s\"; the columns are %s"
                    .formatted(name, String.join(", ", schema.fieldNames())));
        }
        return schema.apply(name).dataType();
    }
}
