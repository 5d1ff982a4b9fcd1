package dev.regfit.solver;

import dev.regfit.problem.Loss;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;

/**
 * Ridge at many strengths from one decomposition, after which a strength costs a few products of a matrix and a vector
 * (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 3.4.1). With at least as many columns as rows
 * and rows at hand it is that of the n×n kernel, otherwise that of the p×p Gram matrix.
 *
 * <p>Weights get one step of iterative refinement, as the closed form's do. Strengths so small that the system is
 * singular to rounding are left to solvers that can do without any.
 */
public final class SpectralRidge implements PathSolver {
    private final Loss loss;
    private final RidgeForm form;

    /**
     * Decomposes.
     *
     * @param penalty one of those to come; only its factors matter
     * @throws IllegalArgumentException when {@link #suits} says no
     */
    public SpectralRidge(Loss loss, Penalty penalty) {
        if (!suits(loss, penalty)) {
            throw new IllegalArgumentException("not a ridge penalty that one decomposition serves for all strengths");
        }
        this.loss = loss;
        this.form = isDual(loss)
                ? new DualRidgeForm((RowLoss) loss, penalty.factors())
                : new PrimalRidgeForm(loss, penalty.factors());
    }

    /**
     * Whether this is for a penalty: smooth, and where there are more columns than rows, on every column. Columns that
     * are not penalised are eliminated otherwise.
     */
    public static boolean suits(Loss loss, Penalty penalty) {
        if (!penalty.isSmooth()) {
            return false;
        }
        for (double factor : penalty.factors()) {
            if (factor == 0 && isDual(loss)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDual(Loss loss) {
        return loss instanceof RowLoss && loss.columns() >= loss.rows();
    }

    @Override
    public Solution solve(Penalty penalty, Stopping stopping) {
        return form.weights(penalty.lambda2())
                .map(w -> Solution.of(w, 0))
                .orElseGet(() -> withoutForm(penalty, stopping));
    }

    private Solution withoutForm(Penalty penalty, Stopping stopping) {
        Solver direct = loss instanceof MomentLoss ? new ClosedForm() : new QrSolver();
        return direct.solve(new Problem(loss, penalty), stopping);
    }

    /** The trace of the matrix that maps the centred target to its fit; NaN where the system is singular to rounding. */
    public double degreesOfFreedom(double lambda2) {
        return form.degreesOfFreedom(lambda2);
    }

    /** ‖ỹ − X̃w‖²/n at the optimum; NaN where the system is singular to rounding. */
    public double residualPower(double lambda2) {
        return form.residualPower(lambda2);
    }
}
