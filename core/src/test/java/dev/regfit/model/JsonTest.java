package dev.regfit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void keepsOrderAndPutsRowsOnOneLine() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", 1.0);
        tree.put("a", null);
        tree.put("rows", List.of(row("x", -0.0), row("y", 1e-7)));
        tree.put("none", List.of());
        tree.put("pairs", List.of(List.of("p", "q"), List.of("r")));
        tree.put("map", new LinkedHashMap<>(Map.of("flag", true)));
        tree.put("texts", List.of("1", "\"\n"));
        tree.put("numbers", Arrays.asList(3, 4L, Double.NaN, Double.NEGATIVE_INFINITY));
        String text = """
                {
                  "b": 1.0,
                  "a": null,
                  "rows": [
                    {"name": "x", "weight": 0.0},
                    {"name": "y", "weight": 1.0E-7}
                  ],
                  "none": [],
                  "pairs": [
                    ["p", "q"],
                    ["r"]
                  ],
                  "map": {
                    "flag": true
                  },
                  "texts": ["1", "\\"\\n"],
                  "numbers": [3, 4, null, null]
                }
                """;
        assertEquals(text, Json.write(tree));
        assertEquals(text, Json.write(Json.parse(text)));
    }

    private static Map<String, Object> row(String name, double weight) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("weight", weight);
        return row;
    }

    @Property(seed = "20261121")
    void keepsEveryText(@ForAll String text) {
        assertEquals(List.of(text), Json.parse(Json.write(List.of(text))));
    }

    @Property(seed = "20261121")
    void keepsEveryNumber(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits) + 0.0; // without the sign of zero
        if (Double.isFinite(number)) {
            assertEquals(List.of(number), Json.parse(Json.write(List.of(number))));
            assertEquals(number, Double.parseDouble(Numbers.exact(number)));
        }
    }

    @Property(seed = "20261121")
    void keepsEveryWholeNumber(@ForAll long number) {
        assertEquals(List.of(number), Json.parse(Json.write(List.of(number))));
    }

    @ParameterizedTest
    @CsvSource({"3,3.0", "-0.0,0.0", "2e23,2.0E23", "0.1,0.1", "5e-324,4.9E-324", "1e7,1.0E7", "NaN,NaN"})
    void numbersAreAsShortAsCanBe(double number, String text) {
        assertEquals(text, Numbers.exact(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,", "{} {}", "{\"a\":1,\"a\":2}", "nul", "[01]", "[NaN]", "'a'", "[1] x"})
    void refusesWhatIsNotJson(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text));
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThrows(JsonException.class, () -> Json.parse("[".repeat(1_000_000)));
    }
}
