package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnSelectionTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "age in years");
    private static final List<String> AWKWARD =
            List.of("x-y", "3", "a,b", "/path/", "!b", "x", "y", "b", "\"quoted\"", "y-x");

    private static String select(String text, List<String> names) {
        return ColumnSelection.parse(text).resolve(names).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|[0]",
                "1,4|[0, 3]",
                "4,1|[0, 3]",
                "a-d|[0, 1, 2, 3]",
                "d-b|[1, 2, 3]",
                "2-4|[1, 2, 3]",
                "b-4|[1, 2, 3]",
                "4-|[3, 4]",
                "-2|[0, 1]",
                "-b|[0, 1]",
                "/^[ab]$/|[0, 1]",
                "/a{1,2}/|[0, 4]",
                "!b|[0, 2, 3, 4]",
                "!b,!c|[0, 3, 4]",
                "! b , a|[0, 2, 3, 4]",
                "a-d,!b|[0, 2, 3]",
                "!/[ab]/|[2, 3]",
                "!2-3|[0, 3, 4]",
                "a-d,!b-c,b|[0, 1, 3]",
                "age in years|[4]",
                "\"age in years\",a|[0, 4]",
                "a , c|[0, 2]"
            })
    void grammar(String text, String indices) {
        assertEquals(indices, select(text, NAMES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x-y|[0]",
                "3|[1]",
                "a,b|[2]",
                "\"a,b\"|[2]",
                "\"a,b\",x|[2, 5]",
                "/path/|[3]",
                "!b|[4]",
                "!\"!b\"|[0, 1, 2, 3, 5, 6, 7, 8, 9]",
                "\"x-y\"-\"a,b\"|[0, 1, 2]",
                "\"x\"-y|[5, 6]",
                "\"quoted\"|[8]",
                "/\\/pa/|[3]"
            })
    void theNameOfAColumnIsTakenForThatFirst(String text, String indices) {
        assertEquals(indices, select(text, AWKWARD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aeg in years|there is no column \"aeg in years\"; did you mean \"age in years\"?",
                "B|there is no column \"B\"; did you mean \"b\"?",
                "price|there is no column \"price\"; the columns are \"a\", \"b\", \"c\", \"d\", \"age in years\"",
                "6|there is no column 6: columns are numbered 1 to 5",
                "0|there is no column 0: columns are numbered 1 to 5",
                "99999999999|there is no column 99999999999: columns are numbered 1 to 5",
                "a,,b|a column's name is empty; is there a comma too many, or a variable of the shell not set?",
                "/zz/|no column's name matches /zz/; the columns are \"a\", \"b\", \"c\", \"d\", \"age in years\"",
                "/(/|/(/ is not a regular expression: Unclosed group"
            })
    void errors(String text, String message) {
        DataException e = assertThrows(DataException.class, () -> select(text, NAMES));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", ",", "-", "\"", "/", "\"a", "/a", "-z", "a--b", "1-9"})
    void whatNamesNothingIsAnError(String text) {
        assertThrows(DataException.class, () -> select(text, NAMES));
    }

    @Test
    void aRangeThatCanBeReadInTwoWaysIsAnError() {
        List<String> names = List.of("x", "y-z", "x-y", "z");
        DataException e = assertThrows(DataException.class, () -> select("x-y-z", names));
        assertEquals(
                "\"x-y-z\" can be read as more than one range; put the names of its ends in double quotes",
                e.getMessage());
        assertEquals("[0, 1]", select("x-\"y-z\"", names));
    }

    @Test
    void oneColumn() {
        assertEquals(2, ColumnSelection.resolveOne("c", NAMES));
        assertEquals(2, ColumnSelection.resolveOne("3", NAMES));
        assertEquals(1, ColumnSelection.resolveOne("3", AWKWARD));
        assertEquals(2, ColumnSelection.resolveOne("a,b", AWKWARD));
        assertThrows(DataException.class, () -> ColumnSelection.resolveOne("a-b", NAMES));
        assertThrows(DataException.class, () -> ColumnSelection.resolveOne("", NAMES));
    }

    @Test
    void theClosestNameComesFirst() {
        DataException e = assertThrows(
                DataException.class,
                () -> ColumnSelection.resolveOne("Sale_Prise", List.of("Sale Prices", "Sale Price", "Sale_Price")));
        assertEquals(
                "there is no column \"Sale_Prise\"; did you mean \"Sale_Price\" or \"Sale Price\" or \"Sale Prices\"?",
                e.getMessage());
    }
}
