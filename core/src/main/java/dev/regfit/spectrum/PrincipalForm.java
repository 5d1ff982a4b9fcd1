package dev.regfit.spectrum;

import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SettingsException;

/**
 * Some working columns, each divided by one more number, as Z = UΣQᵀ with as many directions as the smaller side of Z
 * has. From the rows where they are few, otherwise from the smaller of ZᵀZ and ZZᵀ, which squares the rounding.
 */
interface PrincipalForm {
    /** Multiply-adds of a decomposition of the rows that are worth its digits: about a second. */
    double AFFORDABLE = 5e8;

    /** A decomposition of a larger order takes hours, and half the memory there may be. */
    int MAX_ORDER = 20_000;

    /** The eigenvalues σᵢ² of ZᵀZ, descending and at least zero. */
    double[] eigenvalues();

    /** What share of the largest eigenvalue may be rounding. */
    double rounding();

    /**
     * The coordinates of the shortest weights of least squares, qᵢᵀw* = uᵢᵀỹ/σᵢ, along the first directions; zero along the
     * others.
     *
     * @param rank how many directions are not null
     */
    double[] leastSquares(int rank);

    /** Σzᵢqᵢ, for as many z as there are directions. */
    double[] combine(double[] z);

    /** qᵢ. */
    double[] direction(int i);

    /** How it came to be. */
    Source source();

    /**
     * Decomposes.
     *
     * @param chosen the columns, in file order
     * @param divisors of these columns, positive
     */
    static PrincipalForm of(Preparation preparation, int[] chosen, double[] divisors) {
        TrainingData data = preparation.data();
        Standardization standardization = preparation.standardization();
        long n = data.size();
        int p = chosen.length;
        boolean wide = data instanceof Dataset && n < p;
        double order = wide ? n : p;
        if (order > MAX_ORDER) {
            throw new SettingsException(
                    "the eigenvalues of a matrix of order %d take too long, and too much memory; choose at most %d columns"
                            .formatted((long) order, MAX_ORDER));
        }
        if (data instanceof Dataset rows && (double) n * p * order + 20 * order * order * order <= AFFORDABLE) {
            return new RowForm(new RowSquares(rows, standardization), chosen, divisors);
        }
        if (wide) {
            return new KernelForm(new RowSquares((Dataset) data, standardization), chosen, divisors);
        }
        return new GramForm(Ridge.problem(preparation, 0).loss(), chosen, divisors);
    }
}
