package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.DataProblem.Kind;
import dev.regfit.data.Term.Interaction;
import dev.regfit.data.Term.Log;
import dev.regfit.data.Term.Main;
import dev.regfit.data.Term.Missing;
import dev.regfit.data.Term.Power;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowEncoderTest {
    private static final double NONE = Double.NaN;
    private static final List<Predictor> PREDICTORS = List.of(
            Predictor.number("a"),
            Predictor.text("u", List.of("p", "q", "r"), Encoding.ONEHOT),
            Predictor.number("b"),
            Predictor.text("v", List.of("f", "m"), Encoding.DUMMY));

    private static double[] encode(List<Term> terms, double a, String u, double b, String v) {
        Schema schema = new Schema(PREDICTORS, terms, "y");
        double[] features = new double[schema.width()];
        new RowEncoder(schema)
                .encode(new double[] {a, NONE, b, NONE}, new String[] {null, u, null, v}, features, false);
        return features;
    }

    private static double[] encode(Term term, double a, String u, double b, String v) {
        return encode(List.of(term), a, u, b, v);
    }

    private static Interaction product(Term.Factor... factors) {
        return new Interaction(List.of(factors));
    }

    @Test
    void copiesPlainNumbers() {
        Schema schema = new Schema(List.of(Predictor.number("a"), Predictor.number("b")), "y");
        double[] features = new double[2];
        new RowEncoder(schema).encode(new double[] {1, NONE, 7}, new String[2], features, false);
        assertArrayEquals(new double[] {1, NONE}, features);
    }

    @Test
    void computesEachKindOfTerm() {
        assertArrayEquals(new double[] {0.125}, encode(new Power("a", 3), 0.5, "p", 1, "f"));
        assertArrayEquals(new double[] {StrictMath.log(0.5)}, encode(new Log("a"), 0.5, "p", 1, "f"));
        assertArrayEquals(new double[] {0, 1, 0}, encode(new Main("u"), 0.5, "q", 1, "f"));
        assertArrayEquals(new double[] {10}, encode(product(new Main("a"), new Main("b")), 2, "p", 5, "f"));
        assertArrayEquals(new double[] {0, 0, 2}, encode(product(new Main("u"), new Main("a")), 2, "r", 5, "f"));
        assertArrayEquals(new double[] {0, 1, 0}, encode(product(new Main("v"), new Main("u")), 2, "q", 5, "m"));
    }

    @Test
    void aBaseLevelHasNoProduct() {
        assertArrayEquals(new double[] {0, 0, 0}, encode(product(new Main("v"), new Main("u")), 2, "q", 5, "f"));
        assertArrayEquals(new double[] {0}, encode(product(new Main("a"), new Main("v")), 2, "q", 5, "f"));
    }

    @Test
    void aFeatureOfAMissingCellIsMissing() {
        assertArrayEquals(new double[] {NONE}, encode(new Log("a"), NONE, "p", 1, "f"));
        assertArrayEquals(new double[] {NONE}, encode(new Power("a", 2), NONE, "p", 1, "f"));
        assertArrayEquals(
                new double[] {NONE, NONE, NONE}, encode(product(new Main("v"), new Main("u")), 2, null, 5, "f"));
        assertArrayEquals(
                new double[] {NONE, NONE, NONE}, encode(product(new Main("u"), new Main("a")), NONE, "p", 5, "f"));
    }

    @Test
    void whetherACellIsMissingIsKnown() {
        List<Term> terms = List.of(new Missing("a"), new Missing("u"));
        assertArrayEquals(new double[] {1, 0}, encode(terms, NONE, "p", 1, "f"));
        assertArrayEquals(new double[] {0, 1}, encode(terms, 3, null, 1, "f"));
        assertArrayEquals(new double[] {5}, encode(product(new Missing("a"), new Main("b")), NONE, "p", 5, "f"));
    }

    @Test
    void anUnknownTextCountsOnceAndHasNoProduct() {
        Schema schema = new Schema(PREDICTORS, List.of(new Main("u"), product(new Main("u"), new Main("a"))), "y");
        double[] features = new double[6];
        double[] numbers = {2, NONE, 3, NONE};
        String[] texts = {null, "new", null, "f"};
        RowEncoder encoder = new RowEncoder(schema);
        assertEquals(1, encoder.encode(numbers, texts, features, true));
        assertArrayEquals(new double[6], features);
        DataProblem problem = assertThrows(DataProblem.class, () -> encoder.encode(numbers, texts, features, false));
        assertEquals(Kind.UNSEEN_LEVEL, problem.kind());
    }

    @ParameterizedTest
    @CsvSource({"0,column \"a\": 0 has no logarithm", "-2.5,column \"a\": -2.5 has no logarithm"})
    void onlyPositiveNumbersHaveALogarithm(double a, String message) {
        DataProblem problem = assertThrows(DataProblem.class, () -> encode(new Log("a"), a, "p", 1, "f"));
        assertEquals(Kind.NOT_FINITE, problem.kind());
        assertEquals(message, problem.getMessage());
    }

    @Test
    void refusesWhatIsTooLargeForADouble() {
        DataProblem power = assertThrows(DataProblem.class, () -> encode(new Power("a", 2), -1e200, "p", 1, "f"));
        assertEquals(Kind.NOT_FINITE, power.kind());
        assertEquals("column \"a\": -1.0E200 to the power of 2 is too large a number", power.getMessage());
        Term product = product(new Main("a"), new Main("b"), new Missing("a"));
        DataProblem tooLarge = assertThrows(DataProblem.class, () -> encode(product, 1e200, "p", 1e200, "f"));
        assertEquals("the product a:b:a=NA is too large a number", tooLarge.getMessage());
    }

    /** A power is the exact one, rounded once, and what rounding takes is known too. */
    @Property(tries = 500, seed = "20261121")
    void powersAreRight(
            @ForAll @DoubleRange(min = -1000, max = 1000) double x, @ForAll @IntRange(min = 1, max = 12) int k) {
        BigDecimal exact = new BigDecimal(x).pow(k);
        double[] power = new double[2];
        Powers.raise(x, k, power);
        BigDecimal both = new BigDecimal(power[0]).add(new BigDecimal(power[1]));
        BigDecimal error = exact.subtract(both).abs();
        assertEquals(
                -1,
                error.compareTo(exact.abs().multiply(new BigDecimal("1e-29")).add(new BigDecimal("1e-290"))));
        assertEquals(0.0, power[0] - (power[0] + power[1]));
    }

    /** Against the formula evaluated feature by feature, by name. */
    @Property(tries = 500, seed = "20261121")
    void encodesAsTheFormulaSays(@ForAll long seed) {
        Random random = new Random(seed);
        double a = random.nextInt(8) == 0 ? NONE : 0.1 + random.nextDouble();
        double b = random.nextInt(8) == 0 ? NONE : 0.1 + random.nextDouble();
        String u = List.of("p", "q", "r").get(random.nextInt(3));
        String v = List.of("f", "m").get(random.nextInt(2));
        List<Term> terms = new ArrayList<>();
        for (int k = random.nextInt(5); k >= 0; k--) {
            Set<Term.Factor> factors = new LinkedHashSet<>();
            for (int f = random.nextInt(3); f >= 0; f--) {
                factors.add(factor(random));
            }
            terms.add(factors.size() == 1 ? factors.iterator().next() : new Interaction(List.copyOf(factors)));
        }
        double[] features = encode(terms, a, u, b, v);
        List<String> names = new Schema(PREDICTORS, terms, "y").features();
        for (int j = 0; j < features.length; j++) {
            double expected = 1;
            for (String factor : names.get(j).split(":", -1)) {
                expected *= naive(factor, a, u, b, v);
            }
            double rounding = Double.isNaN(expected) || expected == 0 ? Double.MIN_VALUE : 4e-15 * Math.abs(expected);
            assertEquals(expected, features[j], rounding, names.get(j));
        }
    }

    private static Term.Factor factor(Random random) {
        String number = random.nextBoolean() ? "a" : "b";
        return switch (random.nextInt(6)) {
            case 0 -> new Main(number);
            case 1 -> new Power(number, 2 + random.nextInt(4));
            case 2 -> new Log(number);
            case 3 -> new Missing(number);
            case 4 -> new Main("u");
            default -> new Main("v");
        };
    }

    private static double naive(String feature, double a, String u, double b, String v) {
        if (feature.startsWith("u=") || feature.startsWith("v=")) {
            return feature.substring(2).equals(feature.charAt(0) == 'u' ? u : v) ? 1 : 0;
        }
        double x = feature.replace("log(", "").charAt(0) == 'a' ? a : b;
        if (feature.endsWith("=NA")) {
            return Double.isNaN(x) ? 1 : 0;
        }
        if (feature.startsWith("log(")) {
            return Math.log(x);
        }
        return feature.length() == 1 ? x : Math.pow(x, Integer.parseInt(feature.substring(2)));
    }
}
