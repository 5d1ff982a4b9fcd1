package dev.regfit.solver;

import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.MinimumNorm;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;
import java.util.stream.IntStream;

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
        return RefinedActiveSet.solve(loss, problem.penalty(), problem.start(), 0)
                .orElseGet(() -> minimumNorm(loss, problem.penalty()));
    }

    /**
     * The weights of smallest norm on columns scaled to unit length, the limit of ridge as α → 0. Columns that have a
     * ridge part of their own keep it, as a row √(nλ₂fⱼ) with target zero.
     */
    private static Solution minimumNorm(RowLoss loss, Penalty penalty) {
        int n = loss.data().rows();
        int p = loss.columns();
        int[] penalised = IntStream.range(0, p).filter(j -> penalty.l2(j) > 0).toArray();
        int rows = n + penalised.length;
        double[] x = new double[Math.multiplyExact(rows, p)];
        double[] working =
                loss.working().select(IntStream.range(0, p).toArray()).values();
        for (int j = 0; j < p; j++) {
            System.arraycopy(working, j * n, x, j * rows, n);
        }
        for (int k = 0; k < penalised.length; k++) {
            x[penalised[k] * rows + n + k] = Math.sqrt(n * penalty.l2(penalised[k]));
        }
        double[] lengths = new double[p];
        for (int j = 0; j < p; j++) {
            lengths[j] = Math.sqrt(Kernels.dot(x, j * rows, x, j * rows, rows));
            for (int i = j * rows; lengths[j] > 0 && i < (j + 1) * rows; i++) {
                x[i] /= lengths[j];
            }
        }
        MinimumNorm.Solution shortest = MinimumNorm.solve(x, Arrays.copyOf(loss.workingTarget(), rows), p);
        double[] w = shortest.x();
        int varying = 0;
        for (int j = 0; j < p; j++) {
            w[j] = lengths[j] > 0 ? w[j] / lengths[j] : 0.0;
            varying += lengths[j] > 0 ? 1 : 0;
        }
        return shortest.rank() < varying ? Solution.ofRank(w, shortest.rank()) : Solution.of(w, 0);
    }
}
