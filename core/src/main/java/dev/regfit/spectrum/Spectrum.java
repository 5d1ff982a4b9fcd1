package dev.regfit.spectrum;

import dev.regfit.problem.Preparation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The eigenvalues λᵢ and the principal directions qᵢ of X̃ᵀX̃, X̃ being the working columns: centred where there is an
 * intercept, divided by their scale, rows multiplied by √ω.
 *
 * <p>They show what ridge regression does. Its weights are {@code w̃ = Q(Λ + sI)⁻¹ΛQᵀw*}: the part of least squares w*
 * along qᵢ is multiplied by λᵢ/(λᵢ + s), where {@code RSS + s‖w̃‖²} is minimised (Hastie, Tibshirani and Friedman, The
 * Elements of Statistical Learning, 3.4.1). Where X̃ᵀX̃ is singular, w* is the shortest of all weights of least squares.
 *
 * <p>With fewer rows n than columns p, the last p − n directions are null and are not told apart.
 */
public final class Spectrum {
    private final int columns;
    private final PrincipalForm form;
    private final double[] values;
    private final int rank;

    private Spectrum(int columns, PrincipalForm form) {
        this.columns = columns;
        this.form = form;
        this.values = form.eigenvalues();
        double least = form.rounding() * Arrays.stream(values).max().orElse(0);
        this.rank = (int) Arrays.stream(values).filter(value -> value > least).count();
        Arrays.fill(values, rank, values.length, 0);
    }

    /**
     * Decomposes.
     *
     * @throws dev.regfit.problem.SettingsException when there are too many columns
     */
    public static Spectrum of(Preparation preparation) {
        int p = preparation.data().columns();
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return of(preparation, IntStream.range(0, p).toArray(), ones);
    }

    /** The same of some working columns, each divided by one more number. */
    static Spectrum of(Preparation preparation, int[] chosen, double[] divisors) {
        return new Spectrum(chosen.length, PrincipalForm.of(preparation, chosen, divisors));
    }

    /** Number of columns, p. */
    public int columns() {
        return columns;
    }

    /** The min(n, p) eigenvalues that may be other than zero, descending; zero where they are rounding. A new array. */
    public double[] eigenvalues() {
        return values.clone();
    }

    /** How many eigenvalues are not zero but for rounding. */
    public int rank() {
        return rank;
    }

    /** λ₁/λₚ, the condition number of X̃ᵀX̃ and the square of that of X̃; infinite where it is singular to rounding. */
    public double condition() {
        return rank < columns ? Double.POSITIVE_INFINITY : values[0] / values[columns - 1];
    }

    /** √(λ₁/λᵢ) (Belsley, Kuh and Welsch 1980, section 3.2); infinite along a null direction. */
    public double conditionIndex(int i) {
        return i < rank ? Math.sqrt(values[0] / values[i]) : Double.POSITIVE_INFINITY;
    }

    /** What it was computed from. */
    public Source source() {
        return form.source();
    }

    /** qᵢ, of length one, its largest entry positive. */
    public double[] direction(int i) {
        double[] q = form.direction(i);
        double largest = 0;
        for (double entry : q) {
            largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
        }
        for (int j = 0; largest < 0 && j < q.length; j++) {
            q[j] = -q[j];
        }
        return q;
    }

    /** λᵢ/(λᵢ + s), what is left along each direction; zero along null directions, where there is nothing to shrink. */
    public double[] shrinkage(double s) {
        double[] left = new double[values.length];
        for (int i = 0; i < rank; i++) {
            left[i] = values[i] / (values[i] + s);
        }
        return left;
    }

    /** Σλᵢ/(λᵢ + s), the trace of the matrix that maps the working target to its fit; an intercept is one more. */
    public double degreesOfFreedom(double s) {
        return Arrays.stream(shrinkage(s)).sum();
    }

    /** Q(Λ + sI)⁻¹ΛQᵀw*, the weights of ridge on the working columns; with s = 0 these are w*. */
    public double[] ridge(double s) {
        double[] left = shrinkage(s);
        double[] z = form.leastSquares(rank);
        for (int i = 0; i < z.length; i++) {
            z[i] *= left[i];
        }
        return form.combine(z);
    }
}
