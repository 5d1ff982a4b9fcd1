package dev.regfit.linalg;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Cholesky factor. */
public final class Cholesky {
    private final LinearSolverDense<DMatrixRMaj> solver;

    private Cholesky(LinearSolverDense<DMatrixRMaj> solver) {
        this.solver = solver;
    }

    public static Optional<Cholesky> of(double[] a, int p) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p);
        boolean done = solver.setA(new DMatrixRMaj(p, p, true, a.clone()));
        return done ? Optional.of(new Cholesky(solver)) : Optional.empty();
    }

    public double[] solve(double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(b.length, 1);
        solver.solve(new DMatrixRMaj(b.length, 1, true, b.clone()), x);
        return x.data;
    }

    public double reciprocalCondition() {
        return solver.quality();
    }
}
