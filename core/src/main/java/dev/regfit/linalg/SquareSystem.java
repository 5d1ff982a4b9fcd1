package dev.regfit.linalg;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** A system of as many equations as unknowns, by EJML's LU factorisation with row pivoting (Golub and Van Loan, 3.4). */
public final class SquareSystem {
    private final int order;
    private final LinearSolverDense<DMatrixRMaj> lu;

    private SquareSystem(int order, LinearSolverDense<DMatrixRMaj> lu) {
        this.order = order;
        this.lu = lu;
    }

    /**
     * Factors a matrix; empty where it is singular.
     *
     * @param a row-major, order²; overwritten
     */
    public static Optional<SquareSystem> of(double[] a, int order) {
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(order);
        return lu.setA(DMatrixRMaj.wrap(order, order, a)) ? Optional.of(new SquareSystem(order, lu)) : Optional.empty();
    }

    /** Solves for a right-hand side of length {@code order}, which is not modified. */
    public double[] solve(double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(order, 1);
        lu.solve(DMatrixRMaj.wrap(order, 1, b.clone()), x);
        return x.data;
    }
}
