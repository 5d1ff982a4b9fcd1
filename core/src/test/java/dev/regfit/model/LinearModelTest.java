package dev.regfit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearModelTest {

    @Test
    void keepsTheColumnsThatUsedTermsNeed() {
        Schema schema = new Schema(
                List.of(Predictor.number("a"), Predictor.number("b"), Predictor.number("c"), Predictor.number("d")),
                List.of(
                        new Term.Main("a"),
                        new Term.Power("d", 2),
                        new Term.Interaction(List.of(new Term.Log("c"), new Term.Main("a"))),
                        new Term.Main("b")),
                "y");
        LinearModel model = Models.of(schema);
        Arrays.fill(model.weights(), 0);
        model.weights()[2] = 5;

        LinearModel needed = model.withoutUnused();
        assertEquals(List.of("c", "a"), needed.schema().terms().get(0).columns());
        assertEquals(List.of("log(c):a"), needed.schema().features());
        assertEquals(
                List.of(Predictor.number("a"), Predictor.number("c")),
                needed.schema().predictors());
        assertArrayEquals(new double[] {5}, needed.weights());
        assertArrayEquals(new double[] {model.fills()[2]}, needed.fills());
    }
}
