package dev.regfit.cli.table;

import java.io.Serializable;

/**
 * Where something stands in a file.
 *
 * @param number of the line or row, from 1; 0 for the file as a whole
 */
record Place(String file, long number, Unit unit) implements Serializable {
    /** What is counted in a file. */
    enum Unit {
        /** Of text. */
        LINE,
        /** Of a file that has no lines. */
        ROW
    }

    static Place line(String file, long line) {
        return new Place(file, line, Unit.LINE);
    }

    /** {@code data.csv:12} or {@code data.parquet: row 12}. */
    @Override
    public String toString() {
        return number == 0 ? file : unit == Unit.LINE ? file + ":" + number : file + ": row " + number;
    }

    /** What stands between the place and the name of a column. */
    String beforeColumn() {
        return number > 0 && unit == Unit.ROW ? ", " : ": ";
    }
}
