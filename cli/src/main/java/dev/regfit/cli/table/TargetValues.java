package dev.regfit.cli.table;

import dev.regfit.data.Classes;
import java.util.Optional;

/** Tells whether a target has two values only, and so may stand for classes. */
public final class TargetValues {
    /** Fewer rows than this have two values by chance. */
    private static final int FEWEST_ROWS = 5;

    private double first = Double.NaN;
    private double second = Double.NaN;
    private boolean more;
    private long rows;

    /** Adds the target of a row. */
    public void add(double value) {
        if (more) {
            return;
        }
        rows++;
        if (rows == 1) {
            first = value;
        } else if (value != first && value != second) {
            more = !Double.isNaN(second);
            second = value;
        }
    }

    /** Whether there are more than two. */
    boolean areMany() {
        return more;
    }

    /** The two values in words, smaller first; empty if there are others, or too few rows to tell. */
    public Optional<String> pair() {
        if (more || rows < FEWEST_ROWS || Double.isNaN(second)) {
            return Optional.empty();
        }
        return Optional.of(Classes.label(Math.min(first, second)) + " and " + Classes.label(Math.max(first, second)));
    }

    /** The same if they are the usual codes of classes: 1, and 0 or −1. */
    public Optional<String> codes() {
        double low = Math.min(first, second);
        return Math.max(first, second) == 1 && (low == 0 || low == -1) ? pair() : Optional.empty();
    }

    /** What the user should know of a target of this name that has two values only. */
    public static String note(String target, String pair) {
        return ("the target %s has only the values %s: this fits a linear probability model,"
                        + " whose predictions are not confined to %s; for classes: --loss logistic")
                .formatted(DataException.quote(target), pair, pair.replace(" and ", ".."));
    }
}
