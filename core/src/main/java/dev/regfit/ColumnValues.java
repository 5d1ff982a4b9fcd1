package dev.regfit;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.problem.SettingsException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A number for each feature: one for all, and others for columns by name.
 *
 * @param all the number of every feature that is not named
 * @param named numbers by column name (of all indicators of a text column) or by feature name, {@code column=level}
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
     * The numbers in the order of the features.
     *
     * @param what what they are, for the message
     * @throws SettingsException when a name is not among the columns
     */
    double[] resolve(Schema schema, String what) {
        Map<String, Double> open = new LinkedHashMap<>(named);
        double[] values = new double[schema.width()];
        Arrays.fill(values, all);
        int at = 0;
        for (Predictor predictor : schema.predictors()) {
            Double ofColumn = open.remove(predictor.name());
            for (String feature : predictor.features()) {
                Double ofFeature = predictor.text() ? open.remove(feature) : null;
                if (ofFeature != null || ofColumn != null) {
                    values[at] = ofFeature != null ? ofFeature : ofColumn;
                }
                at++;
            }
        }
        if (!open.isEmpty()) {
            String names = schema.predictors().stream()
                    .limit(LISTED)
                    .map(Predictor::name)
                    .collect(Collectors.joining("\", \"", "\"", "\""));
            int more = schema.predictors().size() - LISTED;
            throw new SettingsException("%s: \"%s\" is not among the columns used: %s%s"
                    .formatted(
                            what,
                            open.keySet().iterator().next(),
                            names,
                            more > 0 ? " and %d more".formatted(more) : ""));
        }
        return values;
    }
}
