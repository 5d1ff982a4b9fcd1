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

    void number(int slot, double value) {
        numbers[rows * slots + slot] = value;
    }

    /** The same of a cell that was looked at on its own. */
    void number(int slot, double value, String cell) {
        number(slot, value);
        if (RoundedIntegers.is(cell, value)) {
            rounded = rounded == null ? new RoundedIntegers(slots) : rounded;
            rounded.add(slot, rows, cell);
        }
    }

    /** Integers that were rounded, or null if there are none. */
    RoundedIntegers rounded() {
        return rounded;
    }

    void text(int slot, String cell) {
        cells[rows * texts + textAt[slot]] = cell;
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
