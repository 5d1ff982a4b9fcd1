package dev.regfit.linalg;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The reference for {@link RefinedLeastSquares}: the normal equations of exactly the doubles given, formed exactly and
 * solved by Gaussian elimination in 300 digits.
 */
final class ExactLeastSquares {
    private static final MathContext DIGITS = new MathContext(300);

    private ExactLeastSquares() {}

    /** Returns the coefficients, intercept first if there is one. */
    static BigDecimal[] solve(PenalizedEquations equations) {
        int n = equations.rows();
        int first = equations.intercept() ? 1 : 0;
        int unknowns = equations.k() + first;
        BigDecimal[][] design = new BigDecimal[unknowns][n];
        for (int u = 0; u < unknowns; u++) {
            for (int i = 0; i < n; i++) {
                design[u][i] =
                        u < first ? BigDecimal.ONE : new BigDecimal(equations.a()[(u - first) * n + i]);
            }
        }
        BigDecimal[][] system = new BigDecimal[unknowns][unknowns + 1];
        for (int u = 0; u < unknowns; u++) {
            BigDecimal[] weighted = new BigDecimal[n];
            for (int i = 0; i < n; i++) {
                weighted[i] = design[u][i].multiply(new BigDecimal(equations.weights()[i]));
            }
            for (int v = 0; v < unknowns; v++) {
                system[u][v] = dot(weighted, design[v]);
            }
            system[u][unknowns] = BigDecimal.ZERO;
            for (int i = 0; i < n; i++) {
                BigDecimal term = weighted[i].multiply(new BigDecimal(equations.b()[i]));
                system[u][unknowns] = system[u][unknowns].add(term);
            }
            if (u >= first) {
                system[u][u] = system[u][u].add(new BigDecimal(equations.ridge()[u - first]));
                BigDecimal linear = new BigDecimal(equations.linear()[u - first]);
                system[u][unknowns] = system[u][unknowns].subtract(linear);
            }
        }
        return eliminate(system);
    }

    /** Solves (A + sI)x = b for a p×p symmetric positive definite A + sI, in as many digits. */
    static BigDecimal[] solve(double[] a, double s, double[] b) {
        int p = b.length;
        BigDecimal[][] system = new BigDecimal[p][p + 1];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                system[i][j] = new BigDecimal(a[i * p + j]);
            }
            system[i][i] = system[i][i].add(new BigDecimal(s));
            system[i][p] = new BigDecimal(b[i]);
        }
        return eliminate(system);
    }

    private static BigDecimal dot(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        return sum;
    }

    /** Solves a positive definite system given with its right-hand side as the last column; modifies it. */
    private static BigDecimal[] eliminate(BigDecimal[][] system) {
        int p = system.length;
        for (int i = 0; i < p; i++) {
            for (int r = i + 1; r < p; r++) {
                BigDecimal factor = system[r][i].divide(system[i][i], DIGITS);
                for (int c = i; c <= p; c++) {
                    system[r][c] = system[r][c].subtract(factor.multiply(system[i][c], DIGITS), DIGITS);
                }
            }
        }
        BigDecimal[] x = new BigDecimal[p];
        for (int i = p - 1; i >= 0; i--) {
            BigDecimal rest = system[i][p];
            for (int c = i + 1; c < p; c++) {
                rest = rest.subtract(system[i][c].multiply(x[c], DIGITS), DIGITS);
            }
            x[i] = rest.divide(system[i][i], DIGITS);
        }
        return x;
    }

    /** The number of correct digits of the worst coefficient, at most 17; for an exact zero, of its absolute value. */
    static double digits(RefinedLeastSquares.Solution solution, PenalizedEquations equations, BigDecimal[] exact) {
        int first = equations.intercept() ? 1 : 0;
        double digits = 17;
        for (int u = 0; u < exact.length; u++) {
            double value = u < first ? solution.intercept() : solution.x()[u - first];
            digits = Math.min(digits, digits(value, exact[u]));
        }
        return digits;
    }

    static double digits(double value, BigDecimal exact) {
        BigDecimal error = new BigDecimal(value).subtract(exact).abs();
        BigDecimal relative = exact.signum() == 0 ? error : error.divide(exact.abs(), MathContext.DECIMAL64);
        return relative.signum() == 0 ? 17 : Math.min(17, -Math.log10(relative.doubleValue()));
    }
}
