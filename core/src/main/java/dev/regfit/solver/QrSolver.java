package dev.regfit.solver;

import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.MinimumNorm;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ridge and ordinary least squares by QR with iterative refinement in extended precision, for columns so nearly
 * collinear that a Gram matrix would lose digits. Of exactly collinear columns it returns the weights of smallest norm.
 */
public final class QrSolver implements Solver {

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        if (!(problem.loss() instanceof RowSquares loss) || !problem.penalty().isSmooth()) {
            throw new IllegalArgumentException("QR needs rows, no L1 part and no bounds");
        }
        return RefinedActiveSet.solve(loss, problem.penalty(), problem.start(), 0)
                .orElseGet(() -> minimumNorm(loss, problem.penalty()));
    }

    /**
     * The weights of smallest norm, the limit of ridge as α → 0. Columns that have a ridge part of their own keep it, as a
     * row √(nλ₂fⱼ) with target zero.
     *
     * <p>The rank is that of columns scaled to unit length. Where units are so different that those of the columns as they are
     * hide part of it, the norm is that of the scaled weights.
     */
    private static Solution minimumNorm(RowSquares loss, ElasticNet penalty) {
        int n = loss.data().rows();
        int[] columns = penalty.notHeld();
        int p = columns.length;
        int[] penalised =
                IntStream.range(0, p).filter(k -> penalty.l2(columns[k]) > 0).toArray();
        int rows = n + penalised.length;
        double[] x = new double[Math.multiplyExact(rows, p)];
        double[] working = loss.working().select(columns).values();
        for (int j = 0; j < p; j++) {
            System.arraycopy(working, j * n, x, j * rows, n);
        }
        for (int k = 0; k < penalised.length; k++) {
            x[penalised[k] * rows + n + k] = Math.sqrt(n * penalty.l2(columns[penalised[k]]));
        }
        double[] target = Arrays.copyOf(loss.workingTarget(), rows);
        MinimumNorm.Solution shortest = MinimumNorm.solve(x, target, p);
        double[] lengths = scaleToUnit(x, rows);
        MinimumNorm.Solution scaled = MinimumNorm.solve(x, target, p);
        double[] w = new double[loss.columns()];
        int varying = 0;
        for (int k = 0; k < p; k++) {
            varying += lengths[k] > 0 ? 1 : 0;
            w[columns[k]] = shortest.x()[k];
            if (shortest.rank() < scaled.rank()) {
                w[columns[k]] = lengths[k] > 0 ? scaled.x()[k] / lengths[k] : 0.0;
            }
        }
        return scaled.rank() < varying ? Solution.ofRank(w, scaled.rank()) : Solution.of(w, 0);
    }

    /** Divides each column (of {@code rows} numbers) by its length; returns the lengths. */
    private static double[] scaleToUnit(double[] x, int rows) {
        double[] lengths = new double[x.length / rows];
        for (int j = 0; j < lengths.length; j++) {
            lengths[j] = Math.sqrt(Kernels.dot(x, j * rows, x, j * rows, rows));
            for (int i = j * rows; lengths[j] > 0 && i < (j + 1) * rows; i++) {
                x[i] /= lengths[j];
            }
        }
        return lengths;
    }
}
