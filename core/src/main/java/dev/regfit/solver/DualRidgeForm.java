package dev.regfit.solver;

import dev.regfit.linalg.DeflatedKernel;
import dev.regfit.linalg.ShiftedSystems;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.WorkingDesign;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * In n unknowns: {@code w = F⁻¹X̃ᵀa/n}, where {@code (K + λ₂I)a = ỹ} with the kernel {@code K = X̃F⁻¹X̃ᵀ/n}, and
 * {@code λ₂a} is the residual. With an intercept √ω is an eigenvector of K that ỹ has no part in, so that its eigenvalue
 * does not matter.
 */
final class DualRidgeForm implements RidgeForm {
    private final RowSquares loss;
    private final double[] factors;
    /** How many eigenvectors do not matter: with an intercept one. */
    private final int deflated;

    private final DeflatedKernel kernel;

    /** With every factor positive. */
    DualRidgeForm(RowSquares loss, double[] factors) {
        this.loss = loss;
        this.factors = factors;
        WorkingDesign x = loss.working();
        int n = x.rows();
        double[] ridge = new double[factors.length];
        for (int j = 0; j < ridge.length; j++) {
            ridge[j] = n * factors[j];
        }
        List<double[]> basis = loss.standardization().intercept() ? List.of(unitRoots()) : List.of();
        this.deflated = basis.size();
        this.kernel = DeflatedKernel.of(x.outer(IntStream.range(0, ridge.length).toArray(), ridge), n, basis);
    }

    /** √ω, of length one. */
    private double[] unitRoots() {
        double[] weights = loss.data().weights();
        double[] unit = new double[weights.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = Math.sqrt(weights[i] / weights.length);
        }
        return unit;
    }

    @Override
    public Optional<DeflatedKernel> kernel() {
        return Optional.of(kernel);
    }

    @Override
    public List<Optional<double[]>> weights(double[] lambdas) {
        int m = lambdas.length;
        ShiftedSystems.Shifted systems = kernel.systems().plus(lambdas);
        double[] a = systems.solve(loss.workingTarget());
        double[] errors = loss.residuals(weights(a, m), m);
        for (int at = 0; at < a.length; at++) {
            errors[at] -= lambdas[at % m] * a[at];
        }
        double[] steps = systems.solveEach(errors);
        for (int at = 0; at < a.length; at++) {
            a[at] += steps[at];
        }
        return RidgeForm.columns(weights(a, m), factors.length, systems);
    }

    /** F⁻¹X̃ᵀA/n, p×m row-major as A is, n×m. */
    private double[] weights(double[] a, int m) {
        double[] w = loss.working().multiplyEachTransposed(a, m);
        for (int at = 0; at < w.length; at++) {
            w[at] /= loss.rows() * factors[at / m];
        }
        return w;
    }

    @Override
    public double[] residualDegrees(boolean intercept, double[] lambdas) {
        double[] degrees = kernel.systems().plus(lambdas).tracesOfInverses();
        int uncounted = deflated - (intercept ? 1 : 0);
        for (int k = 0; k < degrees.length; k++) {
            double beside = degrees[k] - deflated / (kernel.eigenvalue() + lambdas[k]);
            degrees[k] = uncounted + lambdas[k] * beside;
        }
        return degrees;
    }

    @Override
    public double[] residualPowers(double[] lambdas) {
        int m = lambdas.length;
        ShiftedSystems.Shifted systems = kernel.systems().plus(lambdas);
        double[] a = systems.solve(loss.workingTarget());
        double[] powers = new double[m];
        for (int at = 0; at < a.length; at++) {
            powers[at % m] += a[at] * a[at];
        }
        for (int k = 0; k < m; k++) {
            powers[k] = systems.isSingular(k) ? Double.NaN : lambdas[k] * lambdas[k] * powers[k] / loss.rows();
        }
        return powers;
    }
}
