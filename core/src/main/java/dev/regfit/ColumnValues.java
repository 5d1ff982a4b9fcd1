package dev.regfit;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.problem.SettingsException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number for each feature: one for all, and others for columns by name.
 *
 * @param all the number of every feature that is not named
 * @param named numbers by column name (of all indicators of a text column) or by feature name, {@code column=level}
 */
public record ColumnValues(double all, Map<String, Double> named) {

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
            throw new SettingsException("%s: there is no column \"%s\" among the %d used"
                    .formatted(
                            what,
                            open.keySet().iterator().next(),
                            schema.predictors().size()));
        }
        return values;
    }
}
