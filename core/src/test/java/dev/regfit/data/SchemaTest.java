package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Term.Interaction;
import dev.regfit.data.Term.Log;
import dev.regfit.data.Term.Main;
import dev.regfit.data.Term.Missing;
import dev.regfit.data.Term.Power;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final Predictor SIZE = Predictor.number("size");
    private static final Predictor AGE = Predictor.number("age");
    private static final Predictor CITY = Predictor.text("city", List.of("Bern", "Ulm", "Wien"), Encoding.DUMMY);
    private static final Predictor SEX = Predictor.text("sex", List.of("f", "m"), Encoding.DUMMY);

    private static Schema schema(Term... terms) {
        return new Schema(List.of(SIZE, CITY, SEX, AGE), List.of(terms), "price");
    }

    private static Interaction product(Term.Factor... factors) {
        return new Interaction(List.of(factors));
    }

    @Test
    void takesEveryColumnAsItIsByDefault() {
        Schema schema = new Schema(List.of(SIZE, CITY), "price");
        assertTrue(schema.isPlain());
        assertEquals(List.of(new Main("size"), new Main("city")), schema.terms());
        assertEquals(List.of("size", "city=Ulm", "city=Wien"), schema.features());
        assertEquals(3, schema.width());
    }

    @Test
    void namesFeaturesByWhatTheyAre() {
        Schema schema = schema(new Power("size", 3), new Log("age"), new Missing("city"));
        assertEquals(List.of("size^3", "log(age)", "city=NA"), schema.features());
        assertFalse(schema.isPlain());
    }

    @Test
    void namesProductsByTheirFactors() {
        assertEquals(
                List.of("size:age"),
                schema(product(new Main("size"), new Main("age"))).features());
        assertEquals(
                List.of("city=Ulm:log(size)", "city=Wien:log(size)"),
                schema(product(new Main("city"), new Log("size"))).features());
        assertEquals(
                List.of("sex=m:city=Ulm", "sex=m:city=Wien"),
                schema(product(new Main("sex"), new Main("city"))).features());
    }

    @Test
    void knowsHowManyFeaturesEachTermHas() {
        Schema schema = schema(new Main("city"), new Power("age", 2), product(new Main("city"), new Main("sex")));
        assertArrayEquals(new int[] {2, 1, 2}, schema.widths());
        assertEquals(schema.features().size(), schema.width());
    }

    @Test
    void theSameColumnsInAnotherOrderAreNotPlain() {
        assertFalse(schema(new Main("age"), new Main("city"), new Main("sex"), new Main("size"))
                .isPlain());
    }

    @Test
    void refusesTermsOfColumnsItDoesNotHave() {
        assertThrows(IllegalArgumentException.class, () -> schema(new Main("colour")));
        assertThrows(IllegalArgumentException.class, () -> schema(product(new Main("age"), new Log("colour"))));
        assertThrows(IllegalArgumentException.class, () -> schema(new Power("city", 2)));
        assertThrows(IllegalArgumentException.class, () -> schema(product(new Main("age"), new Log("city"))));
    }

    @Test
    void refusesTermsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new Power("size", 1));
        assertThrows(IllegalArgumentException.class, () -> new Power("size", Term.MAX_DEGREE + 1));
        assertThrows(IllegalArgumentException.class, () -> product(new Main("size")));
        assertThrows(IllegalArgumentException.class, () -> product(new Main("size"), new Main("size")));
    }

    /** Three levels have three indicators, two have one. */
    @Test
    void onlyATextOfThreeLevelsChangesOtherIndicators() {
        List<String> levels = List.of("a", "b", "c", "d");
        for (int count = 1; count <= levels.size(); count++) {
            Predictor text = Predictor.text("g", levels.subList(0, count), Encoding.ONEHOT);
            assertEquals(count != 3, new Schema(List.of(SIZE, text), "y").keepsIndicators());
        }
    }
}
