package dev.regfit.selection;

import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import java.util.Arrays;

/**
 * Errors on rows that were left out, along a path.
 *
 * @param path of all rows
 * @param mean of each strength
 * @param standardError of these means
 * @param folds mean error of each fold (of each repeat) at each strength; empty where there are none
 * @param unproven number of fits at each strength, of all rows and of folds, that are not proven as asked
 */
public record Curve(Path path, double[] mean, double[] standardError, double[][] folds, int[] unproven) {

    /** Of a path without folds. */
    static Curve of(Path path, double[] mean, double[] standardError) {
        return new Curve(path, mean, standardError, new double[0][], path.unproven());
    }

    /** Values of which no standard error is known. */
    static Curve of(Path path, double[] values) {
        double[] unknown = new double[values.length];
        Arrays.fill(unknown, Double.NaN);
        return of(path, values, unknown);
    }

    /** Whether all fits at all strengths are proven as asked. */
    public boolean converged() {
        return Arrays.stream(unproven).allMatch(count -> count == 0);
    }

    /** Whether there is a point to take: not all values are infinite or no numbers. */
    boolean hasLeast() {
        return least() < Double.POSITIVE_INFINITY;
    }

    /** The smallest value; infinity where there is none. */
    double least() {
        return Rule.least(mean);
    }

    /** The point that a rule takes, of a curve that has one. */
    public int chosen(Rule rule) {
        double[] alphas = path.points().stream().mapToDouble(PathPoint::alpha).toArray();
        return rule.chosen(alphas, mean, standardError);
    }
}
