package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.Encoding;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnRulesTest {
    private static final Schema SCHEMA = new Schema(
            List.of(
                    Predictor.number("size"),
                    Predictor.text("city", List.of("Bern", "Ulm", "Wien"), Encoding.ONEHOT),
                    Predictor.number("age")),
            "price");

    private static ElasticNet penalty(Convention convention, ColumnRules rules) {
        return rules.penalty(SCHEMA, convention);
    }

    private static ColumnRules factors(Map<String, Double> named) {
        return new ColumnRules(new ColumnValues(1, named), ColumnRules.NONE.lower(), ColumnRules.NONE.upper());
    }

    @Test
    void aTextColumnsNumberIsThatOfItsIndicatorsUnlessOneIsNamed() {
        ElasticNet penalty = penalty(Convention.SKLEARN, factors(Map.of("city", 2.0, "city=Ulm", 0.0)));
        assertArrayEquals(new double[] {1, 2, 0, 2, 1}, penalty.factors());
    }

    /** So that they sum to the number of columns: here times 5/(0 + 1 + 1 + 1 + 2). */
    @Test
    void glmnetRescalesFactors() {
        ElasticNet penalty = penalty(Convention.GLMNET, factors(Map.of("size", 0.0, "age", 2.0)));
        assertArrayEquals(new double[] {0, 1, 1, 1, 2}, penalty.factors(), 1e-15);
        ElasticNet doubled = penalty(Convention.GLMNET, factors(Map.of("age", 6.0)));
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 3}, doubled.factors(), 1e-15);
    }

    @Test
    void refusesWhatCannotBe() {
        for (double factor : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(SettingsException.class, () -> penalty(Convention.SKLEARN, factors(Map.of("size", factor))));
        }
        ColumnRules contradictory = new ColumnRules(
                ColumnValues.of(1), new ColumnValues(0, Map.of("age", 2.0)), new ColumnValues(9, Map.of("age", 1.0)));
        assertThrows(SettingsException.class, () -> penalty(Convention.SKLEARN, contradictory));
        SettingsException unknown = assertThrows(
                SettingsException.class, () -> factors(Map.of("aeg", 1.0)).check(SCHEMA));
        assertEquals(true, unknown.getMessage().contains("\"aeg\""), unknown.getMessage());
    }
}
