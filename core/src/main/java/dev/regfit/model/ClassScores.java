package dev.regfit.model;

import java.util.List;

/**
 * How good predicted probabilities of a class are.
 *
 * @param auc area under the ROC curve; NaN where all rows are of one class
 * @param brier the mean of (y − p)² (Brier 1950, for one of two classes)
 * @param threshold rows of a larger probability are predicted positive
 * @param confusion of the classes at the threshold
 * @param calibration predicted and observed shares in tenths of the rows
 */
public record ClassScores(
        double auc, double brier, double threshold, Confusion confusion, List<CalibrationGroup> calibration) {
    private static final int TENTHS = 10;

    public ClassScores {
        calibration = List.copyOf(calibration);
    }

    /** Measures rows of a loss whose means are probabilities. */
    static ClassScores of(ScoredRows rows, double threshold) {
        RankedScores ranked = new RankedScores(rows);
        return new ClassScores(
                ranked.auc(), brier(rows), threshold, Confusion.of(rows, threshold), ranked.calibration(TENTHS));
    }

    private static double brier(ScoredRows rows) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double residual = rows.y()[i] - rows.mean(i);
            sum += rows.weights()[i] * residual * residual;
            total += rows.weights()[i];
        }
        return sum / total;
    }
}
