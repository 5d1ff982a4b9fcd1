package dev.regfit.solver;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;

/**
 * Ridge of more columns than rows, in as few unknowns as the design matrix has rank: weights are X̃ᵀa/f, so that with
 * X̃·diag(1/f)·X̃ᵀ = ZZᵀ the problem is one of weights γ for the columns of Z, under the penalty ½λ₂‖γ‖² (Hastie and
 * Tibshirani, "Efficient quadratic regularization for expression arrays", Biostatistics 5, 2004).
 */
final class WideRidge {
    /** Eigenvalues this much smaller than the largest are rounding. */
    private static final double RANK = 1e-14;

    /** A kernel of larger order takes too long to decompose. */
    private static final int MOST_ROWS = 4000;

    private final RowLoss rows;
    private final double[] factors;
    private final int[] columns;
    private final double[] roots;
    private final DenseMatrix vectors;
    private final RowLoss reduced;
    private final ProximalNewton newton;

    /** @param penalty of which the factors are taken, and the columns that are not held at zero */
    WideRidge(RowLoss rows, ElasticNet penalty) {
        this.rows = rows;
        this.factors = penalty.ridgeFactors();
        this.columns = penalty.notHeld();
        int n = rows.rows();
        double[] ofColumns = Arrays.stream(columns).mapToDouble(j -> factors[j]).toArray();
        SymmetricEigen eigen = SymmetricEigen.of(rows.design().kernel(columns, ofColumns), n);
        int rank = 0;
        double[] ascending = eigen.values();
        while (rank < n && ascending[n - 1 - rank] > RANK * ascending[n - 1]) {
            rank++;
        }
        this.roots = new double[rank];
        double[] z = new double[n * rank];
        double[] v = new double[n * rank];
        for (int k = 0; k < rank; k++) {
            roots[k] = Math.sqrt(ascending[n - 1 - k]);
            System.arraycopy(eigen.vectors(), (n - 1 - k) * n, v, k * n, n);
            for (int i = 0; i < n; i++) {
                z[k * n + i] = v[k * n + i] * roots[k];
            }
        }
        this.vectors = new DenseMatrix(n, rank, v);
        Dataset data = rows.data().with(new DenseMatrix(n, rank, z));
        double[] ones = new double[rank];
        Arrays.fill(ones, 1);
        this.reduced =
                new RowLoss(rows.loss(), data, new Standardization(rows.hasIntercept(), new double[rank], ones, 0));
        this.newton = new ProximalNewton(reduced);
    }

    /** Whether there are more columns than rows, every one of them under a ridge penalty and nothing else. */
    static boolean suits(RowLoss rows, ElasticNet penalty) {
        if (rows.rows() > MOST_ROWS || !penalty.isSmooth() || penalty.isBounded() || penalty.lambda2() == 0) {
            return false;
        }
        return rows.columns() > rows.rows()
                && Arrays.stream(penalty.ridgeFactors()).allMatch(factor -> factor > 0);
    }

    /** Whether this is made for the factors of a penalty. */
    boolean isFor(ElasticNet penalty) {
        return Arrays.equals(factors, penalty.ridgeFactors());
    }

    /** The minimum of the reduced problem, told in weights of all columns and an intercept b of the working columns. */
    Start minimize(ElasticNet penalty, Stopping stopping) {
        double[] ones = new double[roots.length];
        double[] none = new double[roots.length];
        double[] any = new double[roots.length];
        Arrays.fill(ones, 1);
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        Arrays.fill(any, Double.POSITIVE_INFINITY);
        Minimizer.Minimum minimum =
                newton.minimize(new ElasticNet(0, penalty.lambda2(), ones, none, any), stopping, true);
        double[] gamma = minimum.weights();
        double[] a = new double[rows.rows()];
        for (int k = 0; k < roots.length; k++) {
            vectors.axpy(k, gamma[k] / roots[k], a);
        }
        double[] w = new double[rows.columns()];
        double[] products = rows.design().correlations(a, columns);
        for (int k = 0; k < columns.length; k++) {
            w[columns[k]] = rows.rows() * products[k] / factors[columns[k]];
        }
        double b = reduced.design().workingIntercept(minimum.intercept().orElseThrow(), gamma);
        return new Start(b, w, minimum.iterations());
    }

    /**
     * Weights to start or end at.
     *
     * @param b intercept of the working columns
     * @param w on the working columns, length p
     * @param iterations steps that it took to find them
     */
    record Start(double b, double[] w, int iterations) {}
}
