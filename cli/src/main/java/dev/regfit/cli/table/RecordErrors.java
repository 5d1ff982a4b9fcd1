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

    /**
     * A cell and its place.
     *
     * @param name of its column
     * @param text what stands in it
     * @param use what its column is for
     */
    record Cell(String file, long line, String name, String text, Slot.Use use) {
        DataException problem(String words) {
            return new DataException(file, line, name, quote(text) + words);
        }

        /** What can be done beside correcting the cell; a text may be meant as one. */
        private String otherwise(boolean isText) {
            return switch (use) {
                case PREDICTOR ->
                    (isText ? ", or read the column as text: " + option("--text", name) : "")
                            + ", or leave the column out: " + option("-x", name);
                case TARGET -> ", or choose another target with -t";
                case WEIGHTS, MODEL, KEPT -> "";
            };
        }
    }

    /** A cell of a column of numbers that is no usable number. */
    static DataException unusable(Cell cell, CellParser.Problem problem) {
        return switch (problem) {
            case NOT_A_NUMBER ->
                cell.problem(" is not a number" + why(cell.use) + "; correct it" + cell.otherwise(true));
            case NOT_FINITE -> cell.problem(" is not a finite number; correct it" + cell.otherwise(false));
            case TOO_LARGE ->
                cell.problem(" is too large: squares of such numbers overflow; divide the column by a power of ten"
                        + cell.otherwise(false));
        };
    }

    private static String why(Slot.Use use) {
        return switch (use) {
            case TARGET -> ", as the target must be";
            case WEIGHTS -> ", as a row's weight must be";
            case MODEL -> ", and the model needs one";
            case PREDICTOR, KEPT -> "";
        };
    }

    /** A cell that the other decimal separator makes a number, in a column where that holds for all. */
    static DataException otherDecimal(Cell cell, char other, char delimiter) {
        String remedy = other == delimiter
                ? " is a number only without '%c'; remove it from the column".formatted(other)
                : " is a number only if '%1$c' is the decimal separator: --decimal %1$c; if it groups digits, remove it"
                        .formatted(other);
        boolean mayBeText = cell.use == Slot.Use.PREDICTOR;
        return cell.problem(remedy + (mayBeText ? "; or read the column as text: " + option("--text", cell.name) : ""));
    }

    /** An option with a column, quoted if a shell would take its name apart. */
    static String option(String option, String column) {
        boolean plain = PLAIN_WORD.matcher(column).matches();
        return option + " " + (plain ? column : "'" + column.replace("'", "'\\''") + "'");
    }
}
