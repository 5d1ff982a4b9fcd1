package dev.regfit.selection;

import dev.regfit.data.Moments;
import java.util.Arrays;

/**
 * How many rows the parts of a table have that is to be cross-validated.
 *
 * @param rows of each part
 * @param order which parts a part is predicted from
 */
public record FoldSizes(long[] rows, CrossValidation.Order order) {
    /** Folds of fewer rows than this, on average, have no mean to speak of: cv.glmnet's bound. */
    private static final int FEWEST_ROWS = 3;

    /** Whether standard errors are those of single rows, because folds are too small. */
    public boolean areSmall() {
        long first = order == CrossValidation.Order.TIME ? 1 : 0;
        return areSmall(Arrays.stream(rows).skip(first).sum(), rows.length - first);
    }

    /** Whether so many rows make too small folds. */
    static boolean areSmall(long rows, long folds) {
        return rows < FEWEST_ROWS * folds;
    }

    /** Whether moments do not tell enough of folds for so many features: then errors of single rows are needed. */
    public boolean needRows(int features) {
        return areSmall() || !Moments.suit(fewestTraining(), features);
    }

    /** The fewest rows that a fold is predicted from. */
    public long fewestTraining() {
        return order == CrossValidation.Order.TIME
                ? rows[0]
                : Arrays.stream(rows).sum() - Arrays.stream(rows).max().orElse(0);
    }
}
