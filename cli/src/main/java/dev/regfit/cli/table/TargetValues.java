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

    /**
     * The note on a target of sparse data, where two values are codes of classes only if they are the usual ones: 1, and
     * 0 or −1.
     */
    public static Optional<String> noteOfCodes(String target, double[] targets) {
        TargetValues values = new TargetValues();
        for (double value : targets) {
            values.add(value);
        }
        double low = Math.min(values.first, values.second);
        boolean codes = Math.max(values.first, values.second) == 1 && (low == 0 || low == -1);
        return codes ? values.note(target) : Optional.empty();
    }

    void add(double value) {
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

    /** What the user should know of the target of this name, once all rows were added. */
    Optional<String> note(String target) {
        if (more || rows < FEWEST_ROWS || Double.isNaN(second)) {
            return Optional.empty();
        }
        return Optional.of(("the target %s has only the values %s and %s: this fits a linear probability model,"
                        + " whose predictions are not confined to %2$s..%3$s; for classes: --loss logistic")
                .formatted(
                        DataException.quote(target),
                        Classes.label(Math.min(first, second)),
                        Classes.label(Math.max(first, second))));
    }
}
