package dev.regfit.problem;

import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * A number for each feature: one for all, and others for columns by name.
 *
 * @param all the number of every feature that is not named
 * @param named numbers by the name of a column or other term, such as {@code x^2}, for all its features, or by that of one
 *     feature, {@code column=level}
 */
public record ColumnValues(double all, Map<String, Double> named) {

    /** How many of a long list of names are worth printing. */
    private static final int LISTED = 10;

    public ColumnValues {
        named = Map.copyOf(named);
    }

    public static ColumnValues of(double all) {
        return new ColumnValues(all, Map.of());
    }

    /**
     * A number for each feature.
     *
     * @param all of features that are not there
     * @param values in the order of the features
     */
    static ColumnValues of(double all, Schema schema, double[] values) {
        List<String> features = schema.features();
        Map<String, Double> named = new HashMap<>();
        for (int j = 0; j < values.length; j++) {
            named.put(features.get(j), values[j]);
        }
        return new ColumnValues(all, named);
    }

    /** The same numbers, but none below one. */
    public ColumnValues atLeast(double least) {
        return each(value -> Math.max(value, least));
    }

    /** The same numbers, but none above one. */
    public ColumnValues atMost(double most) {
        return each(value -> Math.min(value, most));
    }

    private ColumnValues each(DoubleUnaryOperator change) {
        return new ColumnValues(
                change.applyAsDouble(all),
                named.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.applyAsDouble(entry.getValue()))));
    }

    /**
     * Refuses names that are not among the columns.
     *
     * @param what what the numbers are, for the message
     * @throws SettingsException if a name is neither a column nor a term
     */
    void check(Schema schema, String what) {
        Set<String> open = new LinkedHashSet<>(named.keySet());
        if (!open.isEmpty()) {
            schema.terms().forEach(term -> open.remove(term.name()));
            open.removeAll(schema.features());
        }
        if (!open.isEmpty()) {
            throw unknown(schema, what, open.iterator().next());
        }
    }

    /** The numbers in the order of the features. */
    double[] resolve(Schema schema) {
        double[] values = new double[schema.width()];
        Arrays.fill(values, all);
        if (!named.isEmpty()) {
            List<String> features = schema.features();
            int[] widths = schema.widths();
            int at = 0;
            for (int t = 0; t < widths.length; t++) {
                String term = schema.terms().get(t).name();
                for (int to = at + widths[t]; at < to; at++) {
                    String feature = features.get(at);
                    values[at] = named.getOrDefault(feature, named.getOrDefault(term, all));
                }
            }
        }
        return values;
    }

    private static SettingsException unknown(Schema schema, String what, String name) {
        String names =
                schema.terms().stream().limit(LISTED).map(Term::name).collect(Collectors.joining("\", \"", "\"", "\""));
        int more = schema.terms().size() - LISTED;
        return new SettingsException("%s: \"%s\" is not among the columns used: %s%s"
                .formatted(what, name, names, more > 0 ? " and %d more".formatted(more) : ""));
    }
}
