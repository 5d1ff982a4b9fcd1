package dev.regfit.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What {@link ShiftedSystems} is for, by EJML's eigenvalues and eigenvectors. */
final class RidgeByEigenvalues {
    /** 100 of them, from 1000 down to 10⁻³ or so. */
    static final double[] SHIFTS = new double[100];

    static {
        Arrays.setAll(SHIFTS, k -> Math.pow(10, 3 - 0.06 * k));
    }

    private RidgeByEigenvalues() {}

    /** (A + sI)⁻¹b for each shift. */
    static double[][] solutions(double[] a, double[] b) {
        int p = b.length;
        SymmetricEigen eigen = SymmetricEigen.of(a, p);
        double[] values = eigen.values();
        double[] along = eigen.project(b);
        double[][] x = new double[SHIFTS.length][];
        for (int k = 0; k < x.length; k++) {
            double[] z = new double[p];
            for (int i = 0; i < p; i++) {
                z[i] = along[i] / (values[i] + SHIFTS[k]);
            }
            x[k] = eigen.combine(z);
        }
        return x;
    }

    /** The diagonals of (A + sI)⁻¹, a column for each shift: the squares of the eigenvectors times 1/(λ + s). */
    static DMatrixRMaj diagonals(double[] a, int p) {
        SymmetricEigen eigen = SymmetricEigen.of(a, p);
        double[] values = eigen.values();
        double[] squares = eigen.vectors();
        Arrays.setAll(squares, at -> squares[at] * squares[at]);
        DMatrixRMaj inverses = new DMatrixRMaj(p, SHIFTS.length);
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < SHIFTS.length; k++) {
                inverses.set(i, k, 1 / (values[i] + SHIFTS[k]));
            }
        }
        DMatrixRMaj diagonals = new DMatrixRMaj(p, SHIFTS.length);
        CommonOps_DDRM.multTransA(DMatrixRMaj.wrap(p, p, squares), inverses, diagonals);
        return diagonals;
    }
}
