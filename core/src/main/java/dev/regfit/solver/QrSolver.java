package dev.regfit.solver;

import dev.regfit.linalg.MinimumNorm;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;

/**
 * Ridge and ordinary least squares by QR with iterative refinement in extended precision, for columns so nearly
 * collinear that a Gram matrix would lose digits. Of exactly collinear columns it returns the weights of smallest norm.
 */
public final class QrSolver implements Solver {

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        if (!(problem.loss() instanceof RowLoss loss) || !problem.penalty().isSmooth()) {
            throw new IllegalArgumentException("QR needs rows, no L1 part and no bounds");
        }
        return RefinedRows.solve(loss, problem.penalty(), problem.start(), 0).orElseGet(() -> minimumNorm(loss));
    }

    /** The least-squares weights of smallest norm on columns scaled to unit length, the limit of ridge as α → 0. */
    private static Solution minimumNorm(RowLoss loss) {
        int n = loss.data().rows();
        double[] x = loss.working().values().clone();
        double[] lengths = new double[loss.columns()];
        for (int j = 0; j < lengths.length; j++) {
            lengths[j] = Math.sqrt(loss.power(j));
            for (int i = j * n; lengths[j] > 0 && i < (j + 1) * n; i++) {
                x[i] /= lengths[j];
            }
        }
        MinimumNorm.Solution shortest = MinimumNorm.solve(x, loss.workingTarget(), lengths.length);
        double[] w = shortest.x();
        for (int j = 0; j < w.length; j++) {
            w[j] = lengths[j] > 0 ? w[j] / lengths[j] : 0.0;
        }
        return Solution.ofRank(w, shortest.rank());
    }
}
