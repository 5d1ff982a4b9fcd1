package dev.regfit.spark.rows;

import dev.regfit.data.Predictor;
import dev.regfit.problem.SettingsException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A column of vectors, and what the stage that made it says of their entries. */
public final class VectorColumn {
    private final String name;
    private final OptionalInt size;
    /** As many as there are entries, or none at all. */
    private final List<Optional<String>> entries;

    /** @throws SettingsException when there is no such column, or it has no vectors */
    public VectorColumn(StructType schema, String name) {
        this.name = name;
        DataType type = InputColumns.type(schema, name);
        if (!type.equals(SQLDataTypes.VectorType())) {
            throw new SettingsException(
                    "the column \"%s\" is of the type %s, and featuresCol is for a vector; name columns by inputCols"
                            .formatted(name, type.simpleString()));
        }
        AttributeGroup group = AttributeGroup.fromStructField(schema.apply(name));
        Attribute[] attributes =
                group.attributes().isDefined() ? group.attributes().get() : new Attribute[0];
        this.entries = List.of(attributes).stream()
                .map(each -> each.name().isDefined() ? Optional.of(each.name().get()) : Optional.<String>empty())
                .toList();
        this.size = group.size() < 0 ? OptionalInt.empty() : OptionalInt.of(group.size());
    }

    /** Number of entries, where it is said. */
    OptionalInt size() {
        return size;
    }

    /**
     * The entries of a vector, by their names or else by their places.
     *
     * @param count how many there are
     */
    List<Predictor> predictors(int count) {
        return IntStream.range(0, count)
                .mapToObj(k -> Predictor.number(nameOf(k).orElse(name + place(k))))
                .toList();
    }

    private Optional<String> nameOf(int k) {
        return k < entries.size() ? entries.get(k) : Optional.empty();
    }

    private static String place(int k) {
        return "_" + k;
    }

    /**
     * Refuses vectors that are said to be others than a model was trained on.
     *
     * @param trained the predictors of the model
     * @throws SettingsException when their number differs, or a name that both have
     */
    public void requireSame(List<Predictor> trained) {
        if (size.isPresent()) {
            requireSize(size.getAsInt(), trained.size(), name);
        }
        for (int k = 0; k < trained.size(); k++) {
            String expected = trained.get(k).name();
            Optional<String> actual = nameOf(k);
            boolean wasNamed = !expected.endsWith(place(k));
            if (wasNamed && actual.isPresent() && !actual.get().equals(expected)) {
                throw new SettingsException(
                        "entry %d of the vector \"%s\" is \"%s\", and the model was trained with \"%s\" there; give the entries in the order of training"
                                .formatted(k + 1, name, actual.get(), expected));
            }
        }
    }

    /** @throws SettingsException when a vector has not as many entries as a model was trained on */
    public static void requireSize(int actual, int expected, String name) {
        if (actual != expected) {
            throw new SettingsException(
                    "a vector in the column \"%s\" has %d entries, and the model was trained with %d"
                            .formatted(name, actual, expected));
        }
    }
}
