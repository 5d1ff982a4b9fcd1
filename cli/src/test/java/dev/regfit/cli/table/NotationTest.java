package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    private static final CellParser PARSER = new CellParser('.', TableOptions.MISSING);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-31",
                "2024/1/3",
                "31.01.2024",
                "1/31/2024",
                "1/31/24",
                "31-Jan-2024",
                "2024-01-31T12:30",
                "2024-01-31 12:30:59.5Z",
                "2024-01-31T12:30:59+01:00",
                "1/31/2024 1:05 PM"
            })
    void knowsDates(String cell) {
        assertEquals(Optional.of(Notation.DATE), Notation.of(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1,234,567", "1 234", "1.234.567,8", "1'234.5", "-12 345", "1\u00a0234"})
    void knowsGroupsOfDigits(String cell) {
        assertEquals(Optional.of(Notation.GROUPED), Notation.of(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$12", "$1,200.50", "€ 5", "12%", "3.5 %", "-4€"})
    void knowsUnits(String cell) {
        assertEquals(Optional.of(Notation.UNIT), Notation.of(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "12", "12.5", "1,23", "v1.2.3", "192.168.0.1", "2024", "12:30", "a 1,234", "$", "%"})
    void takesOtherCellsForWhatTheyAre(String cell) {
        assertEquals(Optional.empty(), Notation.of(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "12 apples"})
    void isThatOfAllCellsOrNone(String other) {
        List<String> some = List.of("$1", "2", "", "NA", "$3");
        assertEquals(Optional.of(Notation.UNIT), Notation.of(some, PARSER));
        assertEquals(Optional.empty(), Notation.of(List.of("$1", "2", other), PARSER));
        assertEquals(Optional.empty(), Notation.of(List.of("2024-01-01", "5"), PARSER));
    }
}
