package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.SquareSystem;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The equations {@code Bu = r} and {@code Bᵀv − Ru = c} in u and v. Where they are singular, their solution is the one nearest to
 * zero: they are solved with a small multiple of the distance added, a few times over (Rockafellar 1976).
 *
 * @param rows m, the number of rows of B
 * @param unknowns k, the number of its columns
 * @param cells B, m×k, its entries of size one
 * @param bends R, k×k and positive semidefinite
 */
record SaddleSystem(int rows, int unknowns, double[] cells, double[] bends) {
    /** Of a system whose entries are of size one. */
    private static final double REGULAR = 1e-7;

    private static final int MOST_SOLUTIONS = 12;

    /**
     * Solves.
     *
     * @param right r and then c, length m + k; not modified
     * @return v and then u; empty where not even the regular system has a solution
     */
    Optional<double[]> solve(double[] right) {
        return solver().map(solver -> solve(right, solver));
    }

    private double[] solve(double[] right, UnaryOperator<double[]> solver) {
        double[] solution = new double[rows + unknowns];
        double ofRows = Double.POSITIVE_INFINITY;
        double ofColumns = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_SOLUTIONS; k++) {
            double[] rest = rest(right, solution);
            double leftOfRows = largest(rest, 0, rows);
            double leftOfColumns = largest(rest, rows, rest.length);
            if (!(leftOfRows < 0.5 * ofRows || leftOfColumns < 0.5 * ofColumns)) {
                break;
            }
            ofRows = Math.min(ofRows, leftOfRows);
            ofColumns = Math.min(ofColumns, leftOfColumns);
            double[] step = solver.apply(rest);
            for (int a = 0; a < solution.length; a++) {
                solution[a] += step[a];
            }
        }
        return solution;
    }

    private static double largest(double[] values, int from, int to) {
        double largest = 0;
        for (int k = from; k < to; k++) {
            largest = Math.max(largest, Math.abs(values[k]));
        }
        return largest;
    }

    /** BᵀB. */
    double[] gram() {
        double[] gram = new double[unknowns * unknowns];
        for (int a = 0; a < rows; a++) {
            for (int k = 0; k < unknowns; k++) {
                Kernels.axpy(cells[a * unknowns + k], cells, a * unknowns, gram, k * unknowns, unknowns);
            }
        }
        return gram;
    }

    /** Solves [εI B; Bᵀ −(R + εI)]: with more rows than unknowns for these alone, otherwise as a whole. */
    private Optional<UnaryOperator<double[]>> solver() {
        return rows > unknowns
                ? Cholesky.of(ofUnknowns(), unknowns).map(factor -> rest -> overRows(factor, rest))
                : SquareSystem.of(whole(), rows + unknowns).map(factor -> factor::solve);
    }

    private double[] whole() {
        int order = rows + unknowns;
        double[] system = new double[order * order];
        for (int a = 0; a < rows; a++) {
            system[a * order + a] = REGULAR;
            for (int k = 0; k < unknowns; k++) {
                system[a * order + rows + k] = cells[a * unknowns + k];
                system[(rows + k) * order + a] = cells[a * unknowns + k];
            }
        }
        for (int k = 0; k < unknowns; k++) {
            for (int l = 0; l < unknowns; l++) {
                system[(rows + k) * order + rows + l] = -bends[k * unknowns + l];
            }
            system[(rows + k) * order + rows + k] -= REGULAR;
        }
        return system;
    }

    /** BᵀB + ε(R + εI). */
    private double[] ofUnknowns() {
        double[] system = gram();
        Kernels.axpy(REGULAR, bends, 0, system, 0, system.length);
        for (int k = 0; k < unknowns; k++) {
            system[k * unknowns + k] += REGULAR * REGULAR;
        }
        return system;
    }

    private double[] overRows(Cholesky factor, double[] rest) {
        double[] right = new double[unknowns];
        for (int a = 0; a < rows; a++) {
            Kernels.axpy(rest[a], cells, a * unknowns, right, 0, unknowns);
        }
        for (int k = 0; k < unknowns; k++) {
            right[k] -= REGULAR * rest[rows + k];
        }
        double[] steps = factor.solve(right);
        double[] solution = new double[rows + unknowns];
        for (int a = 0; a < rows; a++) {
            solution[a] = (rest[a] - Kernels.dot(cells, a * unknowns, steps, 0, unknowns)) / REGULAR;
        }
        System.arraycopy(steps, 0, solution, rows, unknowns);
        return solution;
    }

    /** What an approximate solution leaves, without what makes the system regular. */
    private double[] rest(double[] right, double[] solution) {
        double[] rest = right.clone();
        for (int a = 0; a < rows; a++) {
            for (int k = 0; k < unknowns; k++) {
                rest[a] -= cells[a * unknowns + k] * solution[rows + k];
                rest[rows + k] -= cells[a * unknowns + k] * solution[a];
            }
        }
        for (int k = 0; k < unknowns; k++) {
            rest[rows + k] += Kernels.dot(bends, k * unknowns, solution, rows, unknowns);
        }
        return rest;
    }
}
