package dev.regfit.inspection;

import java.util.HashSet;
import java.util.Set;

/** What is learnt of one column while rows pass by, in constant memory. */
final class ColumnProfile {
    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

    private final String name;
    private final boolean text;
    private final int mostLevels;
    private final Set<String> levels = new HashSet<>();
    private boolean tooManyLevels;
    private long missing;
    private double weight;
    private double sum;
    private double sumRest;
    private double mean;
    private double squares;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private long hash;

    /** @param mostLevels how many different texts are counted */
    ColumnProfile(String name, boolean text, int mostLevels) {
        this.name = name;
        this.text = text;
        this.mostLevels = mostLevels;
    }

    void addText(String cell) {
        if (cell == null) {
            missing++;
        } else if (levels.size() < mostLevels) {
            levels.add(cell);
        } else {
            tooManyLevels |= !levels.contains(cell);
        }
    }

    /** West (1979): weighted mean and squares about it, updated without cancellation. */
    void addNumber(double cell, double rowWeight) {
        hash = (hash ^ Double.doubleToLongBits(cell)) * HASH_FACTOR;
        hash ^= hash >>> 29;
        if (Double.isNaN(cell)) {
            missing++;
            return;
        }
        weight += rowWeight;
        addToSum(rowWeight * cell);
        double before = cell - mean;
        mean += rowWeight / weight * before;
        squares += rowWeight * before * (cell - mean);
        minimum = Math.min(minimum, cell);
        maximum = Math.max(maximum, cell);
    }

    /** Neumaier (1974): what rounding takes from the sum is added up beside it. */
    private void addToSum(double value) {
        double next = sum + value;
        sumRest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    String name() {
        return name;
    }

    boolean isText() {
        return text;
    }

    /** Whether it is a column of numbers with different values. */
    boolean varies() {
        return minimum < maximum;
    }

    double deviation() {
        return minimum == maximum ? 0 : Math.sqrt(squares / weight);
    }

    /** The same for columns that hold the same in every row, and almost never for others. */
    long hash() {
        return hash;
    }

    /** Number of indicators that a text column becomes, one level being the base. */
    int features() {
        return text ? Math.max(levels.size() - 1, 1) : 1;
    }

    Inspection.Column column() {
        boolean empty = minimum > maximum;
        return new Inspection.Column(
                name,
                text,
                missing,
                levels.size(),
                tooManyLevels,
                empty ? Double.NaN : minimum,
                empty ? Double.NaN : (sum + sumRest) / weight,
                empty ? Double.NaN : deviation(),
                empty ? Double.NaN : maximum,
                text ? levels.size() == 1 && !tooManyLevels : minimum == maximum);
    }
}
