package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.data.TextList;
import java.util.List;
import java.util.regex.Pattern;

/** The words for records and cells that cannot be used, with the option that helps. */
final class RecordErrors {
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w.:%@/-]+");

    private static final String ONE_CELL = "1 cell, expected ";

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
                found == 1
                        ? ONE_CELL + "%d; %s".formatted(expected, remedy)
                        : "%d cells, expected %d; %s".formatted(found, expected, remedy));
    }

    /**
     * An error with its line counted from the start of the file. A line of one cell may be a remark below the table; it is
     * no row of one with more columns.
     */
    static DataException inFile(DataException e, long linesBefore) {
        if (e.line() == 0) {
            return e;
        }
        long line = linesBefore + e.line();
        String ending = e.text().startsWith(ONE_CELL) && line > 2 ? "; " + Surroundings.ending(e.file(), line) : "";
        return e.onLine(line, ending);
    }

    /** A cell behind the last column, where the file began with empty ones under no name. */
    static DataException behindTheLast(String file, long line, String cell) {
        return DataException.at(
                file,
                line,
                quote(cell)
                        + " stands in the last column, which has no name, and no values in the first lines; give the"
                        + " column a name in the first line, or remove the value");
    }

    /**
     * A cell and its place.
     *
     * @param name of its column
     * @param text what stands in it
     * @param use what its column is for
     */
    record Cell(Place place, String name, String text, Slot.Use use) {
        DataException problem(String words) {
            return new DataException(place, name, quote(text) + words);
        }

        private boolean isInput() {
            return use == Slot.Use.PREDICTOR || use == Slot.Use.LOOK;
        }

        /** What can be done beside correcting the cell; a text may be meant as one. */
        private String otherwise(boolean isText) {
            return switch (use) {
                case PREDICTOR, LOOK ->
                    (isText ? ", or read the column as text: " + option("--text", name) : "")
                            + ", or leave the column out: " + option("-x", name);
                case TARGET -> ", or choose another target with -t";
                case WEIGHTS, OFFSET, MODEL, SCALED, KEPT -> "";
            };
        }
    }

    /** A cell of a column of numbers that is no usable number. */
    static DataException unusable(Cell cell, CellParser.Problem problem) {
        return switch (problem) {
            case NOT_A_NUMBER ->
                cell.problem(" is not a number" + why(cell.use)
                        + Notation.of(cell.text)
                                .map(way -> ": it is " + way.description())
                                .orElse("")
                        + "; correct it" + missing(cell) + cell.otherwise(true));
            case NOT_FINITE -> cell.problem(" is not a finite number; correct it" + cell.otherwise(false));
            case TOO_LARGE ->
                cell.problem(" is too large: squares of such numbers overflow; divide the column by a power of ten"
                        + cell.otherwise(false));
        };
    }

    /** A mark in place of a number, such as a question mark, may mean that there is none. */
    private static String missing(Cell cell) {
        boolean mark = cell.text.codePoints().noneMatch(Character::isLetterOrDigit);
        return mark
                ? ", or if it means a missing value: "
                        + option("--na-values", TextList.format(List.of(cell.text.strip())))
                : "";
    }

    private static String why(Slot.Use use) {
        return switch (use) {
            case TARGET -> ", as the target must be";
            case WEIGHTS -> ", as a row's weight must be";
            case OFFSET -> ", as an offset must be";
            case MODEL -> ", and the model needs one";
            case SCALED -> ", and only numbers can be scaled";
            case PREDICTOR, LOOK, KEPT -> "";
        };
    }

    /** A cell that the other decimal separator makes a number, in a column where that holds for all. */
    static DataException otherDecimal(Cell cell, char other, char delimiter) {
        // Behind a delimiter that is a comma, 1,234 is rather a thousand than one and a bit.
        boolean grouped = Notation.of(cell.text).orElse(null) == Notation.GROUPED;
        String remedy = other == delimiter && (grouped || other != ',')
                ? " is a number only without '%c'; remove it from the column".formatted(other)
                : " is a number only if '%1$c' is the decimal separator: --decimal %1$c; if it groups digits, remove it"
                        .formatted(other);
        boolean mayBeText = cell.isInput();
        return cell.problem(remedy + (mayBeText ? "; or read the column as text: " + option("--text", cell.name) : ""));
    }

    /** The first cell of a column that is written in a way that is neither a number nor meant for categories. */
    static DataException notation(Cell cell, Notation notation) {
        String remedy = switch (notation) {
            case DATE -> "; turn the column into a number, such as days since a date";
            case GROUPED -> "; remove the thousands separators from the column";
            case UNIT -> "; remove the unit from the column";
        };
        String otherwise = cell.isInput()
                ? ", or leave it out: " + option("-x", cell.name) + ", or, if each is meant as a category: "
                        + option("--text", cell.name)
                : cell.otherwise(false);
        return cell.problem(" is " + notation.description() + remedy + otherwise);
    }

    /** An option with a column, quoted if a shell would take its name apart. */
    static String option(String option, String column) {
        return option + " " + word(column);
    }

    /** A text as a shell takes it for one word. */
    static String word(String text) {
        return PLAIN_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
