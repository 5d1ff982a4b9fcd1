package dev.regfit.solver;

import dev.regfit.linalg.DeflatedKernel;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Ridge at many strengths from one decomposition, after which a strength costs a few products of a matrix and a vector
 * (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 3.4.1). With at least as many columns as rows
 * and rows at hand it is that of the n×n kernel, otherwise that of the p×p Gram matrix.
 *
 * <p>Weights get one step of iterative refinement, as the closed form's do. Strengths so small that the system is
 * singular to rounding are left to solvers that can do without any.
 */
public final class SpectralRidge implements PathSolver {
    /** With more strengths at a time there is little to gain. */
    private static final int MOST_AT_ONCE = 128;

    /** The numbers of a matrix with a column for each strength, of which there are some. */
    private static final long MOST_NUMBERS = 1 << 23;

    private final LeastSquares loss;
    private final double[] factors;
    private final RidgeForm form;

    /**
     * Decomposes.
     *
     * @param penalty one of those to come; only its factors matter. Where theirs are others, this finds them one by one.
     * @throws IllegalArgumentException when {@link #suits} says no
     */
    public SpectralRidge(LeastSquares loss, ElasticNet penalty) {
        if (!suits(loss, penalty)) {
            throw new IllegalArgumentException("not a ridge penalty that one decomposition serves for all strengths");
        }
        this.loss = loss;
        this.factors = penalty.ridgeFactors();
        this.form = isDual(loss) ? new DualRidgeForm((RowSquares) loss, factors) : new PrimalRidgeForm(loss, factors);
    }

    /**
     * Whether this is for a penalty: smooth, and where there are more columns than rows, on every column. Columns that
     * are not penalised are eliminated otherwise.
     */
    public static boolean suits(LeastSquares loss, ElasticNet penalty) {
        if (!penalty.isSmooth()) {
            return false;
        }
        for (double factor : penalty.ridgeFactors()) {
            if (factor == 0 && isDual(loss)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDual(LeastSquares loss) {
        return loss instanceof RowSquares && loss.columns() >= loss.rows();
    }

    @Override
    public Solution solve(ElasticNet penalty, Stopping stopping) {
        return solveEach(List.of(penalty), stopping).get(0);
    }

    @Override
    public List<Solution> solveEach(List<ElasticNet> penalties, Stopping stopping) {
        double[] lambdas = penalties.stream().mapToDouble(ElasticNet::lambda2).toArray();
        boolean known = penalties.stream().allMatch(penalty -> Arrays.equals(penalty.ridgeFactors(), factors));
        List<Optional<double[]>> weights =
                known ? form.weights(lambdas) : Collections.nCopies(lambdas.length, Optional.empty());
        List<Solution> solutions = new ArrayList<>();
        for (int k = 0; k < lambdas.length; k++) {
            ElasticNet penalty = penalties.get(k);
            // Without a penalty the dual form would miss what rank the columns have where their units differ.
            Optional<double[]> found = lambdas[k] > 0 || !isDual(loss) ? weights.get(k) : Optional.empty();
            solutions.add(found.map(w -> Solution.of(w, 0)).orElseGet(() -> withoutForm(penalty, stopping)));
        }
        return solutions;
    }

    @Override
    public int atOnce() {
        return (int) Math.max(1, Math.min(MOST_AT_ONCE, MOST_NUMBERS / Math.max(loss.rows(), loss.columns())));
    }

    private Solution withoutForm(ElasticNet penalty, Stopping stopping) {
        boolean foreign = penalty.lambda2() > 0 && !Arrays.equals(penalty.ridgeFactors(), factors);
        Solver ofRows = foreign && isDual(loss) ? new DualClosedForm() : new QrSolver();
        Solver direct = loss instanceof MomentSquares ? new ClosedForm() : ofRows;
        return direct.solve(new Problem(loss, penalty), stopping);
    }

    /**
     * Degrees of freedom of the residual at each strength λ₂: n less the trace of the matrix that maps the target to its
     * fit. They keep their digits where next to none are left. NaN where the system is singular to rounding.
     *
     * @param intercept whether the loss is that of centred columns, whose intercept is to be counted
     */
    public double[] residualDegrees(boolean intercept, double... lambdas) {
        return form.residualDegrees(intercept, lambdas);
    }

    /** ‖ỹ − X̃w‖²/n at the optimum of each strength λ₂; NaN where rounding hides it. */
    public double[] residualPowers(double... lambdas) {
        return form.residualPowers(lambdas);
    }

    /** The n×n kernel X̃F⁻¹X̃ᵀ/n, deflated by the intercept, where that is what was decomposed. */
    public Optional<DeflatedKernel> kernel() {
        return form.kernel();
    }

    /**
     * The Gram matrix F^(−½)X̂ᵀX̂F^(−½)/n of the columns that are penalised, less their projections on those that are not,
     * where that is what was decomposed.
     */
    public Optional<ShiftedSystems> gram() {
        return form.gram();
    }
}
