package dev.regfit.selection;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowSquares;
import dev.regfit.solver.SpectralRidge;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Exact leave-one-out errors of ridge regression at many strengths, from one decomposition: the error on row i of the
 * model learnt from all other rows is rᵢ/(1 − hᵢᵢ), with residual and leverage of the model learnt from all rows
 * (Allen 1974; Golub, Heath and Wahba 1979).
 *
 * <p>What is held fixed when a row is left out is the penalty nλ₂Σf w² beside Σωr², on columns divided by the scales of
 * all rows, and each other row's weight ω. The intercept, and with it the columns' means, are those of the rows that are
 * left. What else would be learnt anew without the row, such as scales, is not: {@link SingleRows} sees to that.
 *
 * <p>Numbers are NaN where the strength is so small that the system is singular to rounding, or where a row has a
 * leverage of 1, so that the other rows do not determine the model.
 *
 * @param meanSquare mean of squared errors at each strength, weighted by ω
 * @param standardError the standard deviation of the squared errors, likewise weighted, divided by √n
 * @param meanAbsolute mean of absolute errors, likewise weighted
 * @param degreesOfFreedom tr H, the intercept counted
 */
public record LeaveOneOut(
        double[] meanSquare, double[] standardError, double[] meanAbsolute, double[] degreesOfFreedom) {

    /** The standard deviation of the absolute errors at each strength, divided by √n. */
    double[] absoluteStandardError(int rows) {
        double[] errors = new double[meanSquare.length];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = Math.sqrt(Math.max(0.0, meanSquare[k] - meanAbsolute[k] * meanAbsolute[k]) / (rows - 1));
        }
        return errors;
    }

    /**
     * Computes the curves. With fewer columns than rows this takes a dense copy of the columns, otherwise some n×n
     * matrices.
     *
     * @param penalties on the working columns: smooth ones that differ in λ₂ only
     * @throws IllegalArgumentException when a penalty is not smooth
     */
    public static LeaveOneOut of(RowSquares loss, List<ElasticNet> penalties) {
        return of(loss, penalties, Optional.empty());
    }

    /** The same where the ridge problem of these rows may be decomposed already. */
    static LeaveOneOut of(RowSquares loss, List<ElasticNet> penalties, Optional<SpectralRidge> known) {
        return of(loss, penalties.size(), visitor -> LeaveOneOutErrors.visit(loss, penalties, known, visitor));
    }

    /**
     * Sums up errors.
     *
     * @param visits shows all errors to a visitor
     */
    static LeaveOneOut of(RowSquares loss, int strengths, Consumer<LeaveOneOutErrors.Visitor> visits) {
        int n = loss.data().rows();
        double[] weights = loss.data().weights();
        double[] squares = new double[strengths];
        double[] fourth = new double[squares.length];
        double[] absolute = new double[squares.length];
        double[] leverages = new double[squares.length];
        visits.accept((from, count, errors, leverage) -> {
            for (int k = 0; k < squares.length; k++) {
                for (int i = 0; i < count; i++) {
                    double error = errors[k * count + i];
                    double weight = weights[from + i];
                    double square = error * error;
                    squares[k] += weight * square;
                    fourth[k] += weight * square * square;
                    absolute[k] += weight * Math.abs(error);
                    leverages[k] += leverage[k * count + i];
                }
            }
        });
        for (int k = 0; k < squares.length; k++) {
            squares[k] /= n;
            absolute[k] /= n;
            double variance = fourth[k] / n - squares[k] * squares[k];
            fourth[k] = Math.sqrt(Math.max(0.0, variance) / (n - 1));
        }
        return new LeaveOneOut(squares, fourth, absolute, leverages);
    }

    /**
     * The errors themselves, yᵢ less its prediction from the other rows.
     *
     * @param penalties as for {@link #of}
     * @return for each penalty the n errors
     * @throws IllegalArgumentException when a penalty is not smooth
     */
    public static double[][] errors(RowSquares loss, List<ElasticNet> penalties) {
        double[][] all = new double[penalties.size()][loss.data().rows()];
        LeaveOneOutErrors.visit(loss, penalties, Optional.empty(), (from, count, errors, leverages) -> {
            for (int k = 0; k < all.length; k++) {
                System.arraycopy(errors, k * count, all[k], from, count);
            }
        });
        return all;
    }
}
