package dev.regfit.solver;

import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.WorkingDesign;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * In n unknowns: {@code w = F⁻¹X̃ᵀa/n}, where {@code (K + λ₂I)a = ỹ} with the kernel {@code K = X̃F⁻¹X̃ᵀ/n}, and
 * {@code λ₂a} is the residual.
 */
final class DualRidgeForm implements RidgeForm {
    private final RowLoss loss;
    private final double[] factors;
    private final ShiftedSystems kernel;

    /** With every factor positive. */
    DualRidgeForm(RowLoss loss, double[] factors) {
        this.loss = loss;
        this.factors = factors;
        WorkingDesign x = loss.working();
        int n = x.rows();
        double[] ridge = new double[factors.length];
        for (int j = 0; j < ridge.length; j++) {
            ridge[j] = n * factors[j];
        }
        this.kernel = ShiftedSystems.of(x.outer(IntStream.range(0, ridge.length).toArray(), ridge), n);
    }

    @Override
    public Optional<double[]> weights(double lambda2) {
        return kernel.plus(lambda2).map(system -> {
            double[] a = system.solve(loss.workingTarget());
            double[] error = loss.residual(weights(a));
            Kernels.axpy(-lambda2, a, 0, error, 0, a.length);
            Kernels.axpy(1, system.solve(error), 0, a, 0, a.length);
            return weights(a);
        });
    }

    private double[] weights(double[] a) {
        double[] w = new double[factors.length];
        loss.working().multiplyTransposed(a, w);
        for (int j = 0; j < w.length; j++) {
            w[j] /= a.length * factors[j];
        }
        return w;
    }

    @Override
    public double degreesOfFreedom(double lambda2) {
        return kernel.plus(lambda2)
                .map(system -> kernel.order() - lambda2 * system.traceOfInverse())
                .orElse(Double.NaN);
    }

    @Override
    public double residualPower(double lambda2) {
        return kernel.plus(lambda2)
                .map(system -> {
                    double[] a = system.solve(loss.workingTarget());
                    return lambda2 * lambda2 * Kernels.dot(a, 0, a, 0, a.length) / a.length;
                })
                .orElse(Double.NaN);
    }
}
