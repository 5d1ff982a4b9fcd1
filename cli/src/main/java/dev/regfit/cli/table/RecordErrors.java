package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import java.util.regex.Pattern;

/** The words for records and cells that cannot be used, with the option that helps. */
final class RecordErrors {
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w.:%@/-]+");

    private RecordErrors() {}

    /** A record with more or fewer cells than there are columns. */
    static DataException ragged(String file, long line, int found, int expected, char delimiter) {
        String remedy = delimiter == ' '
                ? "if the columns are aligned by several blanks: tr -s ' '; if blanks are not the delimiter: -d ';'"
                : "a cell that holds a delimiter or a line end must be quoted; if %s is not the delimiter: -d '%c'"
                        .formatted(delimiter == '\t' ? "TAB" : "'" + delimiter + "'", delimiter == ';' ? ',' : ';');
        return DataException.at(
                file,
                line,
                "%d %s where %d are expected; %s".formatted(found, found == 1 ? "cell" : "cells", expected, remedy));
    }

    /** A cell of a number column that is no usable number. */
    static DataException unusable(String file, long line, String name, String cell, CellParser.Problem problem) {
        String remedy = switch (problem) {
            case NOT_A_NUMBER -> " is not a number; correct it, or read the column as text: " + option("--text", name);
            case NOT_FINITE -> " is not a finite number; correct it";
            case TOO_LARGE ->
                " is too large: squares of such numbers overflow; " + "divide the column by a power of ten";
        };
        return new DataException(
                file, line, name, quote(cell) + remedy + ", or leave the column out: " + option("-x", name));
    }

    /** A cell that the other decimal separator makes a number, in a column where that holds for all. */
    static DataException otherDecimal(String file, long line, String name, String cell, char other, char delimiter) {
        String remedy = other == delimiter
                ? " is a number only without '%c'; remove it from the column".formatted(other)
                : " is a number only if '%1$c' is the decimal separator: --decimal %1$c; if it groups digits, remove it"
                        .formatted(other);
        return new DataException(
                file, line, name, quote(cell) + remedy + "; or read the column as text: " + option("--text", name));
    }

    private static String option(String option, String column) {
        boolean plain = PLAIN_WORD.matcher(column).matches();
        return option + " " + (plain ? column : "'" + column.replace("'", "'\\''") + "'");
    }
}
