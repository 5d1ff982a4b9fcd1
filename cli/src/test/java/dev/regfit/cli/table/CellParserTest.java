package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.table.CellParser.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {
    private final CellParser parser = new CellParser('.', TableOptions.MISSING);
    private final CellParser comma = new CellParser(',', TableOptions.MISSING);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "1",
                "-1.5",
                ".5",
                "5.",
                "-.5e3",
                "1e5",
                "1E+05",
                "1e-300",
                "00012",
                "0.1",
                "123456.789",
                "9007199254740991",
                "9007199254740992",
                "9007199254740993",
                "0.3333333333333333",
                "1.7976931348623157e99",
                "1e22",
                "1e23",
                "4.9e-324",
                "1e-400",
                "0e99999999999",
                "100000000000000000000000000000000000000001"
            })
    void readsWhatTheJdkReads(String cell) {
        assertEquals(Double.parseDouble(cell), parser.number(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc", "1.5f", "1.5d", "0x1p3", "0x10", "1_000", "1,234.5", "1,5", "1.2.3", "1e", "1e+", "e5", ".", "-",
                "+", "--1", "+-1", "1 2", "1e5.5", "5%", "$5", "TRUE", "FALSE", "\u0661", "\u22125", "1e5f"
            })
    void whatIsNotWrittenAsANumberIsNone(String cell) {
        assertEquals(CellParser.UNUSABLE, parser.number(cell));
        assertEquals(Problem.NOT_A_NUMBER, parser.problem(cell));
        assertFalse(parser.isNumeric(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Inf", "-inf", "+Infinity", "INFINITY", "1e999", "-1e999", "1e99999999999"})
    void infiniteNumbersAreUnusable(String cell) {
        assertEquals(CellParser.UNUSABLE, parser.number(cell));
        assertEquals(Problem.NOT_FINITE, parser.problem(cell));
        assertTrue(parser.isNumeric(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1e100", "-1e101", "1e308"})
    void numbersTooLargeToSquareAreUnusable(String cell) {
        assertEquals(CellParser.UNUSABLE, parser.number(cell));
        assertEquals(Problem.TOO_LARGE, parser.problem(cell));
    }

    @Test
    void theLargestNumberIsUsable() {
        assertEquals(CellParser.LARGEST, parser.number("1e100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "\t", "NA", " NA ", "N/A", "NaN", "nan", "null", "NULL", "#N/A", "n/a", "#NA", "<NA>", "NAN",
                "-nan", "-1.#IND"
            })
    void spellingsOfMissing(String cell) {
        assertEquals(Double.NaN, parser.number(cell));
        assertTrue(parser.isMissing(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"na", "none", "None", "?", "."})
    void otherSpellingsAreText(String cell) {
        assertFalse(parser.isMissing(cell));
        assertEquals(Problem.NOT_A_NUMBER, parser.problem(cell));
    }

    @Test
    void aNumberCanSpellMissing() {
        CellParser parser = new CellParser('.', Set.of("-999"));
        assertEquals(Double.NaN, parser.number(" -999"));
        assertEquals(-999.5, parser.number("-999.5"));
        assertEquals(CellParser.UNUSABLE, parser.number("NA"));
    }

    @Test
    void blanksAroundANumberDoNotMatter() {
        assertEquals(1.5, parser.number(" \t1.5  "));
    }

    @ParameterizedTest
    @CsvSource({"'1,5',1.5", "'-,5',-0.5", "'1,5e3',1500", "7,7", "'0,12345678901234567890',0.12345678901234567890"})
    void decimalComma(String cell, double value) {
        assertEquals(value, comma.number(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.234,5", "1,2,3"})
    void withADecimalCommaAPointIsNoPartOfANumber(String cell) {
        assertEquals(Problem.NOT_A_NUMBER, comma.problem(cell));
    }

    @Property(seed = "20261121")
    void everyDoubleIsReadExactly(@ForAll double value) {
        if (Math.abs(value) <= CellParser.LARGEST) {
            assertEquals(value, parser.number(Double.toString(value)));
        }
    }

    @Property(seed = "20261121")
    void everyDecimalIsReadAsTheNearestDouble(
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") BigInteger digits,
            @ForAll @IntRange(min = -40, max = 40) int scale) {
        String cell = new BigDecimal(digits, scale).toString();
        assertEquals(Double.parseDouble(cell), parser.number(cell), cell);
        assertEquals(Double.parseDouble(cell), comma.number(cell.replace('.', ',')), cell);
    }
}
