package dev.regfit.data;

import java.util.Arrays;

/** A list of ints that grows. */
final class IntList {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** A copy of what was added. */
    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
