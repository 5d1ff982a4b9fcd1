package dev.regfit.cli.table;

/**
 * A window: a run of rows of a table.
 *
 * @param start what it begins with: the number of its first row, from 1, or a time
 * @param end what it ends with: the number of its last row, or the time before which its rows are
 * @param from its first row, from 0
 * @param to behind its last row
 */
public record Window(String start, String end, long from, long to) {
    /** Number of rows. */
    public long rows() {
        return to - from;
    }
}
