package dev.regfit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.ColumnScales;
import dev.regfit.data.RowNorm;
import dev.regfit.data.Scales;
import dev.regfit.data.Scaling;
import dev.regfit.data.Term;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesFormatTest {
    private static final Scales NOTHING = new Scales(List.of(), List.of(), Optional.empty(), Optional.empty());

    private static final Scales ALL = new Scales(
            List.of("x"),
            List.of(
                    new Term.Log("y"),
                    new Term.Power("x", 2),
                    new Term.Interaction(List.of(new Term.Main("x"), new Term.Main("y \"1\"")))),
            Optional.of(new ColumnScales(
                    Scaling.ROBUST,
                    12,
                    List.of(
                            new ColumnScales.Column("x", 1 / 3.0, Double.MIN_VALUE),
                            new ColumnScales.Column("y", -0.0, 1e300)))),
            Optional.of(new Scales.RowScaling(RowNorm.MAX, List.of("y", "x"))));

    private static final String TEXT = ScalesFormat.write(ALL, "1.0");

    @Test
    void areReadAsTheyWereWritten() {
        assertEquals(NOTHING, ScalesFormat.read(ScalesFormat.write(NOTHING, "1.0")));
        assertEquals(TEXT, ScalesFormat.write(ScalesFormat.read(TEXT), "1.0"));
        assertEquals(ALL.terms(), ScalesFormat.read(TEXT).terms());
        assertEquals(ALL.rows(), ScalesFormat.read(TEXT).rows());
        assertEquals(
                1 / 3.0,
                ScalesFormat.read(TEXT).columns().get().columns().get(0).center());
        assertEquals(
                Double.MIN_VALUE,
                ScalesFormat.read(TEXT).columns().get().columns().get(0).scale());
    }

    private static String refusal(String text) {
        return assertThrows(ModelFormatException.class, () -> ScalesFormat.read(text))
                .getMessage();
    }

    /** Cut anywhere, a file is refused, and never half read; within a number it is no JSON any more. */
    @Test
    void areRefusedWhenCutOff() {
        for (int end = 0; end < TEXT.stripTrailing().length(); end++) {
            String message = refusal(TEXT.substring(0, end));
            boolean early = message.startsWith("the file of scales ends too early (")
                    && message.endsWith("): copy it again or make it again");
            assertTrue(early || message.startsWith("not a file of scales: it is not JSON ("), message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "regfit-scales" | "regfit-model" | "format" is not "regfit-scales"; such files are made by 'regfit transform'
            "version": 1    | "version": 2   | written by a newer regfit (format 2); this one reads up to 1: update regfit
            "version": 1    | "version": 0   | "version" cannot be 0;
            "robust"        | "rubber"       | "columns.scaling" should be one of none, standard, minmax, maxabs, robust, not the text "rubber"
            "max"           | "l3"           | "rows.norm" should be one of l1, l2, max, not the text "l3"
            4.9E-324          | 0              | "columns.scales[0].scale" should be greater than zero, not 0.0
            4.9E-324          | -1             | "columns.scales[0].scale" should be greater than zero
            4.9E-324          | null           | "columns.scales[0].scale" should be a number, not null
            "center"        | "centre"       | "columns.scales[0].centre" is not known here
            "name": "y"     | "name": "x"    | "columns.scales[1].name" stands twice: "x"
            ["y", "x"]      | ["y", "y"]     | "rows.columns" has "y" twice
            ["y", "x"]      | [1]            | "rows.columns[0]" should be a text, not 1
            "logarithms"    | "logs"         | "logs" is not known here
            "regfit": "1.0" | "regfit": 1    | "regfit" should be a text, not 1
            "learnt_from_rows": 12 | "learnt_from_rows": -1 | should be a whole number, not -1
            """)
    void areRefusedWhenDamaged(String before, String after, String complaint) {
        assertTrue(TEXT.contains(before), before);
        String message = refusal(TEXT.replaceFirst(Pattern.quote(before), after));
        assertTrue(message.contains(complaint), message);
    }

    @Test
    void areNoModels() {
        String message = assertThrows(ModelFormatException.class, () -> ModelFormat.read(TEXT))
                .getMessage();
        assertTrue(message.contains("not a model file"), message);
        assertTrue(refusal("x,y\n1,2\n").startsWith("not a file of scales: it is not JSON ("));
    }
}
