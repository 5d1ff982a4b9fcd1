package dev.regfit.spark.rows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Outcome;
import dev.regfit.data.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * Where the cells of a row stand once the columns that are wanted have been selected: numbers as doubles, texts as strings.
 *
 * @param predictors in order
 * @param vector whether the predictors are one column, a vector
 * @param target the name of the target
 * @param classes whether the target is a class, and so a text
 * @param hasWeight whether there is a column of row weights
 * @param hasOffset whether there is a column of offsets
 * @param hasKey whether there is a column that folds are cut by
 * @param missing texts that stand for a missing one, without blanks around them
 */
public record RowLayout(
        List<Predictor> predictors,
        boolean vector,
        String target,
        boolean classes,
        boolean hasWeight,
        boolean hasOffset,
        boolean hasKey,
        Set<String> missing)
        implements Layout {
    /** A text of blanks, or none, is a missing one. */
    public static final Set<String> BLANK = Set.of("");

    /** Squares of values are added up, which leaves room for four of these to be multiplied. */
    private static final double LARGEST = 1e100;

    public RowLayout {
        predictors = List.copyOf(predictors);
        missing = Set.copyOf(missing);
    }

    /** The columns of a table that play a part. */
    public Dataset<Row> select(Dataset<?> table, InputColumns columns) {
        List<Column> selected = new ArrayList<>();
        if (vector) {
            selected.add(functions.vector_to_array(named(columns.features()), "float64"));
        } else {
            predictors.forEach(predictor -> selected.add(
                    predictor.text() ? named(predictor.name()).cast(DataTypes.StringType) : number(predictor.name())));
        }
        selected.add(classes ? label(table).as(target) : number(target));
        if (hasWeight) {
            selected.add(number(columns.weight()));
        }
        if (hasOffset) {
            selected.add(number(columns.offset()));
        }
        if (hasKey) {
            selected.add(named(columns.foldKey()).cast(DataTypes.StringType));
        }
        return table.toDF().select(selected.toArray(new Column[0]));
    }

    /** The label of a class: a whole number without a point, whatever its type. */
    private Column label(Dataset<?> table) {
        Column label = named(target);
        if (!(table.schema().apply(target).dataType() instanceof NumericType)) {
            return label.cast(DataTypes.StringType);
        }
        Column number = number(target);
        Column whole = number.cast(DataTypes.LongType);
        return when(number.equalTo(whole), whole.cast(DataTypes.StringType))
                .otherwise(number.cast(DataTypes.StringType));
    }

    private static Column number(String name) {
        return named(name).cast(DataTypes.DoubleType);
    }

    /** A column whose name may have dots in it. */
    public static Column named(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    @Override
    public int inputs() {
        return predictors.size();
    }

    @Override
    public Outcome read(InternalRow row, double[] numbers, String[] texts, ToDoubleFunction<String> classNumber) {
        int at = vector ? vector(row, numbers) : cells(row, numbers, texts);
        double y = classes ? classNumber.applyAsDouble(text(row, at)) : checked(number(row, at), target);
        at++;
        double weight = hasWeight ? number(row, at++) : 1;
        double offset = hasOffset ? checked(number(row, at++), "offset") : 0;
        return new Outcome(y, weight, offset, hasKey ? key(row, at) : null);
    }

    private int vector(InternalRow row, double[] numbers) {
        if (row.isNullAt(0)) {
            throw new DataProblem(
                    DataProblem.Kind.MISSING_VALUES, "a row has no vector of features; leave such rows out");
        }
        ArrayData array = row.getArray(0);
        if (array.numElements() != numbers.length) {
            throw new DataProblem(
                    DataProblem.Kind.SHARDS_DIFFER,
                    "a row has a vector of %d features, and the first row has one of %d"
                            .formatted(array.numElements(), numbers.length));
        }
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = checked(array.getDouble(k), predictors.get(k).name());
        }
        return 1;
    }

    private int cells(InternalRow row, double[] numbers, String[] texts) {
        for (int k = 0; k < numbers.length; k++) {
            Predictor predictor = predictors.get(k);
            if (predictor.text()) {
                texts[k] = text(row, k);
                numbers[k] = Double.NaN;
            } else {
                numbers[k] = checked(number(row, k), predictor.name());
            }
        }
        return numbers.length;
    }

    private static double number(InternalRow row, int at) {
        return row.isNullAt(at) ? Double.NaN : row.getDouble(at);
    }

    private String text(InternalRow row, int at) {
        return row.isNullAt(at) ? null : present(row.getUTF8String(at).toString(), missing);
    }

    /** A text, or null if it is null or stands for a missing one, blanks around it or not. */
    public static String present(String text, Set<String> missing) {
        return text == null || missing.contains(text.strip()) ? null : text;
    }

    private String key(InternalRow row, int at) {
        String key = text(row, at);
        if (key == null) {
            throw new DataProblem(
                    DataProblem.Kind.MISSING_VALUES, "a row has no key, so that it is in no fold; leave it out");
        }
        return key;
    }

    private static double checked(double value, String column) {
        if (Math.abs(value) > LARGEST) {
            throw new DataProblem(
                    DataProblem.Kind.NOT_FINITE,
                    "column \"%s\": the value %s is too large to be added up; leave the row out, or make it null"
                            .formatted(column, value));
        }
        return value;
    }
}
