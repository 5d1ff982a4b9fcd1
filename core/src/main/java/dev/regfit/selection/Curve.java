package dev.regfit.selection;

import dev.regfit.path.Path;
import java.util.Arrays;

/**
 * Errors on rows that were left out, along a path.
 *
 * @param path of all rows
 * @param mean of each strength
 * @param standardError of these means
 * @param folds mean error of each fold (of each repeat) at each strength; empty where there are none
 */
public record Curve(Path path, double[] mean, double[] standardError, double[][] folds) {

    /** Values of which no standard error is known. */
    static Curve of(Path path, double[] values) {
        double[] unknown = new double[values.length];
        Arrays.fill(unknown, Double.NaN);
        return new Curve(path, values, unknown, new double[0][]);
    }

    /** The point that a rule takes. */
    public int chosen(Rule rule) {
        int best = best();
        return rule == Rule.MIN ? best : strongest(mean[best] + standardError[best]);
    }

    private int best() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double error : mean) {
            smallest = Math.min(smallest, error);
        }
        return strongest(smallest);
    }

    /** The point of the largest strength with at most this error. */
    private int strongest(double most) {
        int found = -1;
        for (int k = 0; k < mean.length; k++) {
            boolean stronger = found < 0
                    || path.points().get(k).alpha() > path.points().get(found).alpha();
            if (mean[k] <= most && stronger) {
                found = k;
            }
        }
        return found;
    }
}
