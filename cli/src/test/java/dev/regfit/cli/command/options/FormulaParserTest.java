package dev.regfit.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Term;
import dev.regfit.problem.SettingsException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaParserTest {
    private static final List<String> ALL = List.of("y", "a", "b", "c");

    private static Formula parse(String text) {
        return FormulaParser.parse(text, ALL);
    }

    /** The terms right of the tilde by their names, with blanks between. */
    private static String terms(String sum) {
        return String.join(
                " ", parse("y ~ " + sum).terms().stream().map(Term::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a + b                     | a b
            b + a                     | b a
            a + a                     | a
            a:a                       | a
            a:b + b:a                 | a:b
            a*b                       | a b a:b
            a*b - a                   | b a:b
            a*b*c                     | a b c a:b a:c b:c a:b:c
            a:(b + c)                 | a:b a:c
            (a + b)^2                 | a b a:b
            (a + b + c)^2 - a:c       | a b c a:b b:c
            .                         | a b c
            . - b                     | a c
            .^2                       | a b c a:b a:c b:c
            log(a)*b                  | log(a) b log(a):b
            poly(a, 1)                | a
            poly(a, 3)                | a a^2 a^3
            poly(a, 2, raw = TRUE)    | a a^2
            poly(a,2,raw=T):b         | a:b a^2:b
            poly(a, 3) + a - a        | a a^2 a^3
            poly(a, 2) - poly(a, 2)+b | b
            (poly(a, 2) + b)^2        | a a^2 b a:b a^2:b
            b:a + a                   | a b:a
            a*c - a                   | c a:c
            I(a^1) + I(b^3)           | a b^3
            a - a + b                 | b
            + a                       | a
            - a + b                   | b
            """)
    void readsTermsAsRDoes(String sum, String terms) {
        assertEquals(terms, terms(sum));
    }

    @Test
    void putsProductsBehindColumns() {
        assertEquals("c a:b", terms("a:b + c"));
    }

    @ParameterizedTest
    @CsvSource({"a,true", "a + 1,true", "a - 0,true", "a - 1,false", "a + 0,false", "0 + a,false", "a - 1 + 1,true"})
    void readsTheIntercept(String sum, boolean intercept) {
        Formula formula = parse("y ~ " + sum);
        assertEquals(intercept, formula.intercept());
        assertEquals(List.of(new Term.Main("a")), formula.terms());
    }

    @Test
    void tellsTheColumnsOfTermsTakenOutToo() {
        assertEquals(Set.of("a", "b", "x"), parse("y ~ a + b - x").columns());
    }

    @Test
    void takesAnythingInBackticksForAName() {
        Formula formula = FormulaParser.parse("`the price` ~ `size (m)` + log(`a+b`) + poly(`1st`, 2)", List.of());
        assertEquals("the price", formula.target());
        assertEquals(
                List.of(new Term.Main("size (m)"), new Term.Log("a+b"), new Term.Main("1st"), new Term.Power("1st", 2)),
                formula.terms());
    }

    @Test
    void aFunctionsNameInBackticksIsAColumn() {
        assertEquals(
                List.of(new Term.Main("log")),
                FormulaParser.parse("y ~ `log`", List.of()).terms());
    }

    @Test
    void namesMayHoldDotsUnderscoresAndAnyLetters() {
        assertEquals("größe x_1 .v n.o", terms("größe + x_1 + .v + n.o"));
    }

    @Test
    void theDotIsNotTheTarget() {
        assertEquals(
                List.of(new Term.Main("y"), new Term.Main("a"), new Term.Main("c")),
                FormulaParser.parse("b ~ .", ALL).terms());
        assertTrue(FormulaParser.parse("y ~ .", List.of()).terms().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            y                        | 1  | a ~ should follow the target
            ~ a                      | 0  | the target, a column, should be here
            y ~                      | 3  | a column should be here
            y ~ a +                  | 7  | a column should be here
            y ~ a b                  | 6  | +, -, * or : should be here; a name with blanks is written in backticks: `a b`
            y ~ a + Gr Liv Area      | 11 | +, -, * or : should be here; a name with blanks is written in backticks: `Gr Liv Area`
            Sale Price ~ a           | 5  | a ~ should follow the target; a name with blanks is written in backticks: `Sale Price`
            y ~ (a + b               | 10 | a closing bracket should be here
            y ~ log(a                | 9  | a closing bracket should be here
            y ~ log(log(a))          | 11 | log takes a column here, and no function of one; a formula knows log(x), poly(x, 2) and I(x^2)
            y ~ log(abs(a))          | 11 | log takes a column here, and no function of one; a formula knows log(x), poly(x, 2) and I(x^2)
            y ~ factor(hr)           | 4  | there is no function factor here: write hr in the formula, and --text hr reads the column as text, with a feature for each value
            y ~ `a                   | 4  | this backtick is never closed
            y ~ a^2                  | 5  | the power of a column is written I(x^2), or poly(x, 2) with the lower ones
            y ~ exp(a)               | 4  | there is no function exp; a formula knows log(x), poly(x, 2) and I(x^2)
            y ~ poly(a)              | 10 | a comma and the degree should be here, as in poly(x, 2)
            y ~ poly(a, 0)           | 12 | a whole number of 1 to 100 should be here
            y ~ poly(a, 101)         | 12 | a whole number of 1 to 100 should be here
            y ~ poly(a, 2, raw=FALSE)| 15 | only raw = TRUE may be here: powers are plain ones
            y ~ I(a)                 | 7  | a power should be here, as in I(x^2)
            y ~ 2a                   | 4  | "a name that begins with a digit is written in backticks; 0 and 1 stand by themselves"
            y ~ (a + 1)              | 9  | "a name that begins with a digit is written in backticks; 0 and 1 stand by themselves"
            """)
    void showsWhereItIsNoFormula(String text, int place, String words) {
        SettingsException problem = assertThrows(SettingsException.class, () -> parse(text));
        assertEquals("--formula: %s%n  %s%n  %s^".formatted(words, text, " ".repeat(place)), problem.getMessage());
    }

    @Test
    void refusesMoreTermsThanCanBeMeant() {
        List<String> many = IntStream.range(0, 400).mapToObj(j -> "x" + j).toList();
        SettingsException problem = assertThrows(SettingsException.class, () -> FormulaParser.parse("y ~ .^2", many));
        assertTrue(problem.getMessage().contains("this makes more than 100000 terms"), problem.getMessage());
        assertFalse(FormulaParser.parse("y ~ .", many).terms().isEmpty());
    }

    @Test
    void refusesProductsOfPolynomialsThatAreVeryManyTerms() {
        SettingsException e =
                assertThrows(SettingsException.class, () -> parse("y ~ poly(a, 99):poly(b, 99):poly(c, 99)"));
        assertTrue(e.getMessage().contains("more than 100000 terms"), e.getMessage());
    }
}
