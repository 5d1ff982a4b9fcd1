package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.MinimumNorm;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Columns that others make up, proven from the numbers in the table: m·x = Σ cᵦxᵦ + c₀ in every row, with whole m and cᵦ
 * and without any rounding. So it is with a column that is there twice, or in cents and in euros, and with all levels of a
 * text. What is orthogonal to the others and, with an intercept, to 1, is orthogonal to such a column, and nothing is left
 * to rounding.
 *
 * <p>Columns that agree but for a last digit are none, and must not count as such: the optimum may lie in their
 * difference.
 */
final class ExactCombinations {
    /** The largest m that is tried. */
    private static final int LARGEST_MULTIPLE = 1000;

    /** How near to a whole number a coefficient must be to be taken for it; whether it is one, the rows say. */
    private static final double NEAR = 1e-6;

    /** With more cells than this it is not worth a copy of the columns. */
    private static final long MANY_CELLS = 10_000_000;

    private final Dataset data;
    private final Standardization standardization;
    private final int[] columns;
    /** Whether no column is anywhere near a combination of others. */
    private final boolean none;

    /** By which columns others were made up that were asked for last, and the answer. */
    private int[] lastBy = {};

    private boolean[] last;

    /** @param columns among which combinations are sought; there are none if there are too many to tell */
    ExactCombinations(Dataset data, Standardization standardization, int[] columns) {
        this.data = data;
        this.standardization = standardization;
        this.columns = columns;
        this.none = (long) data.rows() * columns.length > MANY_CELLS || !isAny(dependent(columns));
        this.last = new boolean[data.columns()];
    }

    private static boolean isAny(boolean[] flags) {
        return IntStream.range(0, flags.length).anyMatch(j -> flags[j]);
    }

    private boolean[] dependent(int[] ordered) {
        return DependentColumns.among(ordered, data, standardization);
    }

    /**
     * Tells which columns are made up by some of them: by all of these but those that are made up themselves.
     *
     * @param some ascending
     * @return one for each of the p columns; not to be changed
     */
    boolean[] by(int[] some) {
        if (!none && !Arrays.equals(some, lastBy)) {
            lastBy = some;
            last = find(some);
        }
        return last;
    }

    private boolean[] find(int[] some) {
        int[] others = Arrays.stream(columns)
                .filter(j -> Arrays.binarySearch(some, j) < 0)
                .toArray();
        boolean[] dependent = dependent(
                IntStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray());
        int[] basis = Arrays.stream(some).filter(j -> !dependent[j]).toArray();
        boolean[] madeUp = new boolean[dependent.length];
        for (int j : columns) {
            madeUp[j] = dependent[j] && isMadeUp(j, basis);
        }
        return madeUp;
    }

    private boolean isMadeUp(int column, int[] basis) {
        if (basis.length == 0) {
            return false;
        }
        double[] coefficients = coefficients(column, basis);
        for (int multiple = 1; multiple <= LARGEST_MULTIPLE; multiple++) {
            if (areWhole(coefficients, multiple)) {
                return isExact(column, multiple, basis, coefficients);
            }
        }
        return false;
    }

    /** In the sense of least squares, on columns of about the same size. */
    private double[] coefficients(int column, int[] basis) {
        int n = data.rows();
        int k = basis.length;
        double[] matrix = new double[Math.multiplyExact(n, k)];
        double[] sizes = new double[k];
        for (int b = 0; b < k; b++) {
            double[] values = fromFirst(basis[b]);
            sizes[b] = Arrays.stream(values).map(Math::abs).max().orElse(0);
            for (int i = 0; i < n; i++) {
                matrix[b * n + i] = values[i] / sizes[b];
            }
        }
        double[] coefficients = MinimumNorm.solve(matrix, fromFirst(column), k).x();
        for (int b = 0; b < k; b++) {
            coefficients[b] /= sizes[b];
        }
        return coefficients;
    }

    /** A column, with an intercept less its first entry. */
    private double[] fromFirst(int column) {
        double[] values = values(column);
        double first = standardization.intercept() ? values[0] : 0;
        return Arrays.stream(values).map(value -> value - first).toArray();
    }

    private double[] values(int column) {
        return data.x().select(new int[] {column}).values();
    }

    private static boolean areWhole(double[] coefficients, int multiple) {
        return Arrays.stream(coefficients)
                .map(coefficient -> multiple * coefficient)
                .allMatch(value -> Math.abs(value - Math.rint(value)) <= NEAR * Math.max(1, Math.abs(value)));
    }

    /** Whether m·x − Σ cᵦxᵦ is the same number in all rows; without an intercept, zero. */
    private boolean isExact(int column, int multiple, int[] basis, double[] coefficients) {
        BigDecimal[] rest = new BigDecimal[data.rows()];
        Arrays.fill(rest, BigDecimal.ZERO);
        add(multiple, column, rest);
        for (int b = 0; b < basis.length; b++) {
            add(-Math.rint(multiple * coefficients[b]), basis[b], rest);
        }
        BigDecimal constant = standardization.intercept() ? rest[0] : BigDecimal.ZERO;
        return Arrays.stream(rest).allMatch(value -> value.compareTo(constant) == 0);
    }

    private void add(double whole, int column, BigDecimal[] sums) {
        if (whole == 0) {
            return;
        }
        double[] values = values(column);
        BigDecimal factor = new BigDecimal(whole);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i].add(factor.multiply(new BigDecimal(values[i])));
        }
    }
}
