package dev.regfit.problem;

import java.util.Arrays;

/**
 * Means over the rows at given weights and a dual point, of which certificates make their bounds.
 *
 * @param meanSlope at the weights
 * @param meanCurvature there or, where all rows pull without any, that of their majorants; of kinks what makes violations
 *     correlations of columns with slopes of half the jump
 * @param slopePower of the squared slopes there
 * @param meanDual of the dual point
 * @param dualPower of its squares
 * @param dualDistance of its squares, each divided by the curvature, if that is not flat
 * @param steepest the largest majorant of a row
 * @param size of what is added up to linear predictors and, for losses of residuals, of the target
 */
record RowSums(
        double meanSlope,
        double meanCurvature,
        double slopePower,
        double meanDual,
        double dualPower,
        double dualDistance,
        double steepest,
        double size) {

    /** A curvature below which a row counts as flat. */
    private static final double FLAT = 1e-3;

    /** Adds up the rows. */
    static RowSums of(RowLoss rows, RowPoint at, RowDual dual) {
        double slope = 0;
        double curvature = 0;
        double slopePower = 0;
        double ofDual = 0;
        double dualPower = 0;
        double dualDistance = 0;
        double steepest = 0;
        double majorants = 0;
        Loss loss = rows.loss();
        boolean curved = loss.isCurved();
        int n = rows.rows();
        for (int i = 0; i < n; i++) {
            double weight = rows.data().weights()[i];
            double s = at.slopes()[i];
            double u = dual.values()[i];
            slope += s;
            curvature += at.curvatures()[i];
            slopePower += s * s / weight;
            ofDual += u;
            dualPower += u * u / weight;
            dualDistance += u * u / Math.max(at.curvatures()[i], FLAT * weight);
            double majorant = curved
                    ? at.curvatures()[i]
                    : weight * loss.majorant(rows.data().y()[i], at.f()[i]);
            majorants += majorant;
            steepest = Math.max(steepest, majorant / weight);
        }
        if (curvature == 0) {
            curvature = majorants > 0 ? majorants : n * square(rows.loss().jump() / 2) / (2 * rows.scale());
        }
        return new RowSums(
                slope / n,
                curvature / n,
                slopePower / n,
                ofDual / n,
                dualPower / n,
                dualDistance / n,
                steepest,
                termSize(rows, at));
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * The size of what is added up to linear predictors and, for losses of residuals, of the target; 0 where predictors are the
     * intercept, and nothing is added.
     */
    static double termSize(RowLoss rows, RowPoint at) {
        boolean isNull = Arrays.stream(at.w()).allMatch(w -> w == 0);
        if (isNull && rows.design().offsetSize() == 0) {
            return 0;
        }
        double size = Math.abs(at.b())
                + rows.design().shiftTerms(at.w())
                + rows.design().offsetSize();
        size += rows.loss().isOfResiduals() ? rows.targetSize() : 0;
        for (int j = 0; j < at.w().length; j++) {
            size += Math.abs(at.w()[j]) * Math.sqrt(rows.design().power(j));
        }
        return size;
    }
}
