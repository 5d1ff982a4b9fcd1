package dev.regfit.spectrum;

import dev.regfit.linalg.Norms;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ridge trace (Hoerl and Kennard 1970): weights along falling strengths, all from one spectrum, each held against
 * those that a fit solves for.
 *
 * @param points the strongest penalty first
 */
public record RidgeTrace(List<RidgePoint> points) {
    /** Powers of ten that are made; of more, every second or third is taken. */
    private static final int MOST_STRENGTHS = 6;

    /** Eigenvalues below this share of the largest make no strengths. */
    private static final double LEAST_SHARE = 1e-10;

    /**
     * Follows ridge regression.
     *
     * @param spectrum of the same data
     * @param alphas strengths as they are stated, in any order; if there are none, powers of ten from above the largest
     *     eigenvalue to below the smallest
     * @param stopping for solvers that need it
     */
    public static RidgeTrace of(Preparation preparation, Spectrum spectrum, double[] alphas, Stopping stopping) {
        double[] strengths = alphas.length > 0 ? alphas : strengths(spectrum, Ridge.unit(preparation));
        return new RidgeTrace(Arrays.stream(strengths)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .distinct()
                .map(alpha -> point(preparation, spectrum, alpha, stopping))
                .toList());
    }

    private static double[] strengths(Spectrum spectrum, double unit) {
        if (spectrum.rank() == 0) {
            return new double[] {1};
        }
        double[] values = spectrum.eigenvalues();
        double least = Math.max(values[spectrum.rank() - 1], LEAST_SHARE * values[0]);
        int high = (int) Math.ceil(StrictMath.log10(values[0] / unit));
        int low = (int) Math.floor(StrictMath.log10(least / unit));
        int step = Math.max(1, ceil(high - low, MOST_STRENGTHS - 1));
        return IntStream.rangeClosed(0, ceil(high - low, step))
                .mapToDouble(
                        k -> BigDecimal.ONE.scaleByPowerOfTen(high - k * step).doubleValue())
                .toArray();
    }

    private static int ceil(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    private static RidgePoint point(Preparation preparation, Spectrum spectrum, double alpha, Stopping stopping) {
        Objective objective = Ridge.objective(preparation, alpha);
        double shift = objective.squaresBesideResiduals();
        double[] working = spectrum.ridge(shift);
        Solvers.Choice choice = Ridge.solver(preparation, alpha);
        double[] solved = choice.solver().solve(choice.problem(), stopping).weights();
        double[] weights = preparation.originalWeights(working);
        return new RidgePoint(
                objective,
                shift,
                spectrum.degreesOfFreedom(shift),
                spectrum.shrinkage(shift),
                preparation.standardization().interceptFor(weights),
                weights,
                choice.name().label(),
                difference(working, solved));
    }

    private static double difference(double[] working, double[] solved) {
        double[] differences = IntStream.range(0, working.length)
                .mapToDouble(j -> working[j] - solved[j])
                .toArray();
        double largest = Norms.of(differences).linf();
        return largest == 0 ? 0 : largest / Norms.of(solved).linf();
    }
}
