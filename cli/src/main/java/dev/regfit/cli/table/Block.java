package dev.regfit.cli.table;

import java.util.Arrays;
import java.util.List;

/** Rows that have been parsed and not yet handed over. Made to be used again. */
final class Block {
    private static final int FEWEST_ROWS = 16;

    private final int slots;
    /** For each slot its place among the text slots, or -1. */
    private final int[] textAt;

    private final int texts;
    private double[] numbers;
    private String[] cells;
    private long[] lines = new long[FEWEST_ROWS];
    private int rows;
    /** Whether no number is missing. */
    private boolean complete;
    /** Null while there are none. */
    private RoundedIntegers rounded;

    Block(List<Slot> wanted) {
        slots = wanted.size();
        textAt = new int[slots];
        int count = 0;
        for (int k = 0; k < slots; k++) {
            textAt[k] = wanted.get(k).type() == ColumnType.TEXT ? count++ : -1;
        }
        texts = count;
        numbers = new double[FEWEST_ROWS * slots];
        cells = new String[FEWEST_ROWS * texts];
    }

    void clear() {
        rows = 0;
        complete = true;
        rounded = null;
    }

    /** Starts a row; it counts when {@link #endRow} is called. */
    void startRow() {
        if (rows == lines.length) {
            int capacity = 2 * rows;
            lines = Arrays.copyOf(lines, capacity);
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(capacity, slots));
            cells = Arrays.copyOf(cells, Math.multiplyExact(capacity, texts));
        }
    }

    /**
     * Makes it hold so many rows, of which the values are still to be set.
     *
     * @param first row of the file; the others follow it
     */
    void setRows(int count, long first) {
        if (lines.length < count) {
            lines = new long[count];
            numbers = new double[Math.multiplyExact(count, slots)];
            cells = new String[Math.multiplyExact(count, texts)];
        }
        clear();
        rows = count;
        for (int i = 0; i < count; i++) {
            lines[i] = first + i;
        }
    }

    /** Forgets all rows but the first ones. */
    void keepFirst(int count) {
        rows = count;
    }

    /** The numbers of all rows, row by row, each of as many as there are slots. Not a copy. */
    double[] numbers() {
        return numbers;
    }

    /** Whether no number is missing. */
    boolean isComplete() {
        return complete;
    }

    /** Sets a number that is there. */
    void number(int slot, double value) {
        numbers[rows * slots + slot] = value;
    }

    /** The same of a cell that was looked at on its own. */
    void number(int slot, double value, String cell) {
        set(rows, slot, value, cell);
    }

    /** The same in any row. Several threads may do so for different slots. */
    void set(int row, int slot, double value, String cell) {
        numbers[row * slots + slot] = value;
        if (Double.isNaN(value)) {
            markIncomplete();
        }
        round(row, slot, value, cell);
    }

    /** Takes note that some number is missing. Several threads may do so. */
    void markIncomplete() {
        complete = false;
    }

    /** Takes note of a cell if it is an integer that its value is not. Several threads may do so for different slots. */
    void round(int row, int slot, double value, String cell) {
        if (RoundedIntegers.is(cell, value)) {
            roundings().add(slot, row, cell);
        }
    }

    private synchronized RoundedIntegers roundings() {
        rounded = rounded == null ? new RoundedIntegers(slots) : rounded;
        return rounded;
    }

    /** Integers that were rounded, or null if there are none. */
    RoundedIntegers rounded() {
        return rounded;
    }

    void text(int slot, String cell) {
        text(rows, slot, cell);
    }

    void text(int row, int slot, String cell) {
        cells[row * texts + textAt[slot]] = cell;
    }

    /** @param line on which the row starts */
    void endRow(long line) {
        lines[rows++] = line;
    }

    int rows() {
        return rows;
    }

    long line(int i) {
        return lines[i];
    }

    /** Puts the values of row i into {@code row}. */
    void copyTo(int i, Row row) {
        System.arraycopy(numbers, i * slots, row.numbers, 0, slots);
        for (int k = 0; texts > 0 && k < slots; k++) {
            if (textAt[k] >= 0) {
                row.cells[k] = cells[i * texts + textAt[k]];
            }
        }
    }
}
