package dev.regfit.data;

import java.util.Arrays;

/** A growing list of primitive doubles. */
public final class DoubleList {
    private double[] values = new double[64];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.addExact(size, (size >> 1) + 1));
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    double get(int i) {
        return values[i];
    }

    void copyTo(double[] target, int at) {
        System.arraycopy(values, 0, target, at, size);
    }

    /** A copy of the values. */
    public double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
