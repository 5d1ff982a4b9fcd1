package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.Kernels;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.WorkingDesign;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ridge for more columns than rows: with D = nλ₂·diag(f), {@code w = D⁻¹X̃ᵀa} where {@code (X̃D⁻¹X̃ᵀ + I)a = ỹ} has n
 * unknowns only (Saunders, Gammerman and Vovk 1998; Hastie and Tibshirani 2004). One step of iterative refinement.
 */
public final class DualClosedForm implements Solver {

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        if (!(problem.loss() instanceof RowSquares loss) || !problem.penalty().isSmooth()) {
            throw new IllegalArgumentException("the dual closed form needs rows, no L1 part and no bounds");
        }
        WorkingDesign x = loss.working();
        int n = x.rows();
        double[] ridge = new double[x.columns()];
        for (int j = 0; j < ridge.length; j++) {
            ridge[j] = n * problem.penalty().l2(j);
            if (!(ridge[j] > 0)) {
                throw new IllegalArgumentException("the dual closed form needs a ridge penalty on every column");
            }
        }
        double[] system = x.outer(IntStream.range(0, ridge.length).toArray(), ridge);
        for (int i = 0; i < n; i++) {
            system[i * n + i] += 1;
        }
        Optional<Cholesky> positive = Cholesky.inPlace(system, n);
        if (positive.isEmpty()) {
            // Rounding has swallowed the I. These weights will not pass a certificate.
            return Solution.of(problem.start(), 0);
        }
        Cholesky factor = positive.get();
        double[] a = factor.solve(loss.workingTarget());
        double[] error = loss.residual(weights(x, ridge, a));
        Kernels.axpy(-1, a, 0, error, 0, n);
        Kernels.axpy(1, factor.solve(error), 0, a, 0, n);
        return Solution.of(weights(x, ridge, a), 0);
    }

    private static double[] weights(WorkingDesign x, double[] ridge, double[] a) {
        double[] w = new double[ridge.length];
        x.multiplyTransposed(a, w);
        for (int j = 0; j < w.length; j++) {
            w[j] /= ridge[j];
        }
        return w;
    }
}
