package dev.regfit.spectrum;

import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;

/** By the eigenvalues of ZZᵀ, for more columns than rows: qᵢ = Zᵀuᵢ/σᵢ is made when it is asked for. */
final class KernelForm implements PrincipalForm {
    private static final double EPSILON = 0x1p-52;

    private final RowSquares loss;
    private final int[] chosen;
    private final double[] divisors;
    private final SymmetricEigen eigen;
    private final double[] values;

    KernelForm(RowSquares loss, int[] chosen, double[] divisors) {
        this.loss = loss;
        this.chosen = chosen;
        this.divisors = divisors;
        double[] squares = Arrays.stream(divisors).map(d -> d * d).toArray();
        this.eigen = SymmetricEigen.of(loss.working().outer(chosen, squares), (int) loss.rows());
        this.values = EigenOrder.descending(eigen.values());
    }

    @Override
    public double[] eigenvalues() {
        return values.clone();
    }

    @Override
    public double rounding() {
        return chosen.length * EPSILON;
    }

    @Override
    public double[] leastSquares(int rank) {
        double[] z = EigenOrder.reversed(eigen.project(loss.workingTarget()));
        for (int i = 0; i < z.length; i++) {
            z[i] = i < rank ? z[i] / Math.sqrt(values[i]) : 0;
        }
        return z;
    }

    @Override
    public double[] combine(double[] z) {
        double[] ofRows = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            ofRows[i] = z[i] == 0 ? 0 : z[i] / Math.sqrt(values[i]);
        }
        double[] products = new double[loss.columns()];
        loss.working().multiplyTransposed(eigen.combine(EigenOrder.reversed(ofRows)), products);
        double[] combined = new double[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            combined[k] = products[chosen[k]] / divisors[k];
        }
        return combined;
    }

    @Override
    public double[] direction(int i) {
        double[] unit = new double[values.length];
        unit[i] = 1;
        return combine(unit);
    }

    @Override
    public Source source() {
        return Source.KERNEL;
    }
}
