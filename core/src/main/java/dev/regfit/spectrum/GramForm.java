package dev.regfit.spectrum;

import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.LeastSquares;

/** By the eigenvalues of ZᵀZ. */
final class GramForm implements PrincipalForm {
    private static final double EPSILON = 0x1p-52;

    private final SymmetricEigen eigen;
    private final double[] values;
    /** Zᵀỹ. */
    private final double[] products;

    private final double rounding;

    GramForm(LeastSquares loss, int[] chosen, double[] divisors) {
        int k = chosen.length;
        double n = loss.rows();
        double[] gram = loss.gram(chosen);
        double[] correlations = new double[loss.columns()];
        loss.evaluate(new double[loss.columns()], correlations);
        this.products = new double[k];
        for (int i = 0; i < k; i++) {
            products[i] = n * correlations[chosen[i]] / divisors[i];
            for (int j = 0; j < k; j++) {
                gram[i * k + j] *= n / divisors[i] / divisors[j];
            }
        }
        this.eigen = SymmetricEigen.of(gram, k);
        this.values = EigenOrder.descending(eigen.values());
        this.rounding = Math.max(n, k) * EPSILON;
    }

    @Override
    public double[] eigenvalues() {
        return values.clone();
    }

    @Override
    public double rounding() {
        return rounding;
    }

    @Override
    public double[] leastSquares(int rank) {
        double[] z = EigenOrder.reversed(eigen.project(products));
        for (int i = 0; i < z.length; i++) {
            z[i] = i < rank ? z[i] / values[i] : 0;
        }
        return z;
    }

    @Override
    public double[] combine(double[] z) {
        return eigen.combine(EigenOrder.reversed(z));
    }

    @Override
    public double[] direction(int i) {
        return eigen.vector(values.length - 1 - i);
    }

    @Override
    public Source source() {
        return Source.GRAM;
    }
}
