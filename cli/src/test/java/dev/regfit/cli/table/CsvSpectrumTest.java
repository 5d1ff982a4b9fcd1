package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of csv-spectrum (BSD-2-Clause, Max Ogden) and the facts of the JSON files beside them. */
class CsvSpectrumTest {
    static Stream<Arguments> files() {
        return Stream.of(
                file(
                        "comma_in_quotes",
                        List.of("first", "last", "address", "city", "zip"),
                        List.of("John", "Doe", "120 any st.", "Anytown, WW", "08123")),
                file("empty", List.of("a", "b", "c"), List.of("1", "", ""), List.of("2", "3", "4")),
                file("empty_crlf", List.of("a", "b", "c"), List.of("1", "", ""), List.of("2", "3", "4")),
                file("escaped_quotes", List.of("a", "b"), List.of("1", "ha \"ha\" ha"), List.of("3", "4")),
                file(
                        "json",
                        List.of("key", "val"),
                        List.of("1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}")),
                file(
                        "location_coordinates",
                        List.of("Contact Phone Number", "Location Coordinates", "Cities", "Counties"),
                        List.of("2095257564", "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W", "Modesto", "Stanislaus")),
                file(
                        "newlines",
                        List.of("a", "b", "c"),
                        List.of("1", "2", "3"),
                        List.of("Once upon \na time", "5", "6"),
                        List.of("7", "8", "9")),
                file(
                        "newlines_crlf",
                        List.of("a", "b", "c"),
                        List.of("1", "2", "3"),
                        List.of("Once upon \r\na time", "5", "6"),
                        List.of("7", "8", "9")),
                file("quotes_and_newlines", List.of("a", "b"), List.of("1", "ha \n\"ha\" \nha"), List.of("3", "4")),
                file("simple", List.of("a", "b", "c"), List.of("1", "2", "3")),
                file("simple_crlf", List.of("a", "b", "c"), List.of("1", "2", "3")),
                file("utf8", List.of("a", "b", "c"), List.of("1", "2", "3"), List.of("4", "5", "ʤ")));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Arguments file(String name, List<String>... rows) {
        return Arguments.of(name, rows[0], Arrays.asList(rows).subList(1, rows.length));
    }

    private static Source source(String name) {
        return new Source(name, () -> open(name));
    }

    private static InputStream open(String name) {
        return CsvSpectrumTest.class.getResourceAsStream("/csv-spectrum/" + name + ".csv");
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsAsItMust(String name, List<String> names, List<List<String>> rows) {
        Table table = DelimitedTable.open(List.of(source(name)), Csv.ALL_TEXT);
        assertEquals(names, table.names());
        assertEquals(rows, Csv.raw(table));
    }

    @Test
    void carriageReturnsAreStillInTheFiles() throws IOException {
        try (InputStream in = open("newlines_crlf")) {
            assertEquals('\r', in.readAllBytes()[5]);
        }
    }
}
