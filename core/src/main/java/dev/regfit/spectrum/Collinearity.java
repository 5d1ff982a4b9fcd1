package dev.regfit.spectrum;

import dev.regfit.data.ColumnSummary;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which columns nearly depend on each other: condition indices and proportions of variance (Belsley, Kuh and Welsch,
 * Regression Diagnostics, 1980, chapter 3) of the working columns scaled to unit length, so that units do not matter.
 *
 * @param largestIndex the largest condition index
 * @param dependencies directions with a condition index of at least {@link #LEAST_INDEX}, the nearest dependency first
 * @param vif variance inflation factors, length p: by how much the variance of a least-squares weight is larger than if
 *     the column were orthogonal to all others; infinite where it is a combination of others, NaN where it is constant
 */
public record Collinearity(double largestIndex, List<Dependency> dependencies, double[] vif) {
    /** Belsley, Kuh and Welsch call indices from 5 to 10 weak dependencies, and those from 30 on moderate to strong. */
    public static final double LEAST_INDEX = 10;

    /** A column has a part in a direction with a hundredth of its squared length. */
    private static final double LEAST_LOADING = 0.1;

    /** Or if half of its weight's variance comes from there (section 3.2). */
    private static final double LEAST_PROPORTION = 0.5;

    /** Entries of null directions that are not rounding. */
    private static final double NOT_NULL = 1e-6;

    /** Lengths that differ by less are the same but for rounding. */
    private static final double SAME = 1e-9;

    /**
     * Looks for dependencies; empty where there are more columns than rows can tell apart, so that each is a combination of
     * others.
     *
     * @param spectrum of the same data; serves where the working columns are of the same length already
     */
    public static Optional<Collinearity> of(Preparation preparation, Spectrum spectrum) {
        LeastSquares loss = Ridge.problem(preparation, 0).loss();
        int p = loss.columns();
        boolean intercept = preparation.standardization().intercept();
        ColumnSummary summary = preparation.summary();
        int[] varying = IntStream.range(0, p)
                .filter(j -> loss.power(j) > 0 && !(intercept && summary.isConstant(j)))
                .toArray();
        if (varying.length == 0 || varying.length > loss.rows() - (intercept ? 1 : 0)) {
            return Optional.empty();
        }
        double[] lengths = Arrays.stream(varying)
                .mapToDouble(j -> Math.sqrt(loss.rows() * loss.power(j)))
                .toArray();
        double length = lengths[0];
        boolean same = varying.length == p
                && Arrays.stream(lengths).allMatch(other -> Math.abs(other - length) <= SAME * length);
        return Optional.of(
                same
                        ? of(spectrum, length * length, varying, p)
                        : of(Spectrum.of(preparation, varying, lengths), 1, varying, p));
    }

    /** @param square of the length that all columns have */
    private static Collinearity of(Spectrum unit, double square, int[] varying, int p) {
        int k = varying.length;
        int rank = unit.rank();
        double[][] nulls = IntStream.range(rank, k).mapToObj(unit::direction).toArray(double[][]::new);
        NullBasis.separate(nulls);
        double[] variances = new double[k];
        for (double[] direction : nulls) {
            for (int j = 0; j < k; j++) {
                variances[j] = Math.abs(direction[j]) > NOT_NULL ? Double.POSITIVE_INFINITY : variances[j];
            }
        }
        double[] values =
                Arrays.stream(unit.eigenvalues()).map(value -> value / square).toArray();
        for (int i = 0; i < rank; i++) {
            double[] direction = unit.direction(i);
            for (int j = 0; j < k; j++) {
                variances[j] += direction[j] * direction[j] / values[i];
            }
        }
        List<Dependency> dependencies = new ArrayList<>();
        for (double[] direction : nulls) {
            dependencies.add(dependency(Double.POSITIVE_INFINITY, direction, Double.NaN, variances, varying));
        }
        for (int i = rank - 1; i >= 0 && unit.conditionIndex(i) >= LEAST_INDEX; i--) {
            dependencies.add(dependency(unit.conditionIndex(i), unit.direction(i), values[i], variances, varying));
        }
        double[] vif = new double[p];
        Arrays.fill(vif, Double.NaN);
        for (int j = 0; j < k; j++) {
            vif[varying[j]] = variances[j];
        }
        return new Collinearity(unit.conditionIndex(k - 1), dependencies, vif);
    }

    private static Dependency dependency(
            double index, double[] direction, double value, double[] variances, int[] varying) {
        List<Dependency.Part> parts = new ArrayList<>();
        for (int j = 0; j < direction.length; j++) {
            double proportion = Double.isNaN(value) ? Double.NaN : direction[j] * direction[j] / value / variances[j];
            if (Math.abs(direction[j]) >= LEAST_LOADING || proportion >= LEAST_PROPORTION) {
                parts.add(new Dependency.Part(varying[j], direction[j], proportion));
            }
        }
        parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.loading())));
        return new Dependency(index, List.copyOf(parts));
    }
}
