package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.Draws;
import dev.regfit.data.Quantiles;
import dev.regfit.data.Standardization;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.Stability;
import dev.regfit.model.Training;
import dev.regfit.path.SparseWeights;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.NullModel;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.Minimizers;
import dev.regfit.solver.Solution;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Fits again on rows drawn at random, with the strength that a fit of all rows had beside the mean loss. All that is
 * learnt from rows is learnt from those drawn, but for the levels of texts and the means for missing cells.
 */
public final class Resampling {
    /** Numbers of the streams of draws; those of folds are from 0. */
    private static final int HALVES = -1;

    private static final int SAMPLES = -2;

    /** Draws in a row without an optimum, as of rows of one class, that are drawn again. */
    private static final int MOST_VAIN = 50;

    private static final double TAIL = (1 - Bootstrap.LEVEL) / 2;

    private final Dataset data;
    private final Formulation formulation;
    private final Training training;
    private final Stopping stopping;
    private final int jobs;

    /**
     * @param training how the fit of all rows came to be
     * @param jobs number of threads that may work at the same time; it makes no difference to the result
     */
    public Resampling(Dataset data, Formulation formulation, Training training, Stopping stopping, int jobs) {
        this.data = data;
        this.formulation = formulation;
        this.training = training;
        this.stopping = stopping;
        this.jobs = jobs;
    }

    /**
     * Weights of some rows.
     *
     * @param proven whether they are proven as asked
     */
    private record Refit(double intercept, SparseWeights weights, boolean proven) {}

    /**
     * How often each column is selected.
     *
     * @param pairs number of random halves, each of which is taken with its complement; of an odd number of rows, one
     *     that is drawn anew for each pair is in neither
     * @throws DataProblem when there is one row only
     */
    public Stability stability(int pairs, long seed) {
        DataProblem.requireSeveral(data.rows(), "stability selection takes halves of the rows");
        long stream = Draws.random(seed, HALVES).nextLong();
        List<Refit> fits = fits(2 * pairs, k -> half(Draws.random(stream, k / 2), k % 2));
        int[] times = new int[data.columns()];
        for (Refit fit : fits) {
            for (int j : fit.weights().columns()) {
                times[j]++;
            }
        }
        double[] probabilities = new double[times.length];
        long selected = 0;
        int candidates = 0;
        for (int j = 0; j < times.length; j++) {
            probabilities[j] = (double) times[j] / fits.size();
            if (training.penalty().factors()[j] > 0 && training.groups().isFirst(j)) {
                selected += times[j];
                candidates++;
            }
        }
        double mean = (double) selected / fits.size();
        return new Stability(fits.size(), seed, probabilities, mean, candidates, unproven(fits));
    }

    /** How often each row is in a random half (0), or in its complement (1). */
    private int[] half(SplittableRandom random, int which) {
        int n = data.rows();
        int[] order = new int[n];
        for (int k = 0; k < MOST_VAIN; k++) {
            Draws.order(order, random);
            int[][] halves = new int[2][n];
            for (int i = 0; i < n - n % 2; i++) {
                halves[i / (n / 2)][order[i]] = 1;
            }
            if (hasOptimum(halves[0]) && hasOptimum(halves[1])) {
                return halves[which];
            }
        }
        throw vain("halves");
    }

    /** Whether rows that were so often drawn have an optimum. */
    private boolean hasOptimum(int[] counts) {
        double[] weights = new double[counts.length];
        Arrays.setAll(weights, i -> counts[i] * data.weights()[i]);
        return NullModel.exists(formulation.loss(), data.y(), weights, formulation.intercept());
    }

    private static DataProblem vain(String draws) {
        return new DataProblem(
                DataProblem.Kind.NO_OPTIMUM,
                "%d random %s in a row had the same target in all rows, for which no intercept is the best: there are too few"
                                .formatted(MOST_VAIN, draws)
                        + " rows with another one");
    }

    /**
     * Standard errors and percentile intervals.
     *
     * @param samples at least 2, better some hundreds
     * @throws DataProblem when there is one row only
     */
    public Bootstrap bootstrap(int samples, long seed) {
        DataProblem.requireSeveral(data.rows(), "the bootstrap draws anew from several");
        long stream = Draws.random(seed, SAMPLES).nextLong();
        List<Refit> fits = fits(samples, k -> sample(Draws.random(stream, k)));
        double[] values = new double[samples];
        for (int k = 0; k < samples; k++) {
            values[k] = fits.get(k).intercept();
        }
        Spread intercept = spread(values);
        List<Spread> weights = new ArrayList<>();
        for (int j = 0; j < data.columns(); j++) {
            for (int k = 0; k < samples; k++) {
                values[k] = fits.get(k).weights().get(j);
            }
            weights.add(spread(values));
        }
        return new Bootstrap(samples, seed, intercept, weights, unproven(fits));
    }

    /** How often each row is in a sample of as many as there are, drawn with replacement. */
    private int[] sample(SplittableRandom random) {
        int n = data.rows();
        for (int k = 0; k < MOST_VAIN; k++) {
            int[] counts = new int[n];
            for (int i = 0; i < n; i++) {
                counts[Draws.below(n, random)]++;
            }
            if (hasOptimum(counts)) {
                return counts;
            }
        }
        throw vain("samples");
    }

    private static Spread spread(double[] values) {
        Sample sample = new Sample();
        for (double value : values) {
            sample.add(value, 1);
        }
        double[] ends = Quantiles.of(values, TAIL, 1 - TAIL).values();
        return new Spread(Math.sqrt(sample.variance() * values.length / (values.length - 1)), ends[0], ends[1]);
    }

    private static int unproven(List<Refit> fits) {
        int count = 0;
        for (Refit fit : fits) {
            count += fit.proven() ? 0 : 1;
        }
        return count;
    }

    /** @param counts how often each row is in a draw, by the draw's number */
    private List<Refit> fits(int count, IntFunction<int[]> counts) {
        Tally tally = new Tally(stopping.progress(), count);
        return InOrder.of(jobs, count, k -> tally.finished(fit(counts.apply(k))));
    }

    /** By the solver that suits the rows drawn, whatever solver the fit of all rows was asked to take. */
    private Refit fit(int[] counts) {
        boolean squared = formulation.loss() instanceof Squared;
        Preparation drawn = Preparation.ofPart(squared ? data.drawn(counts) : data.drawnRows(counts), formulation);
        Standardization standardization = drawn.standardization();
        ElasticNet penalty = drawn.penalty(training.objective()).on(standardization);
        if (!squared || !formulation.ball().isNone() || drawn.groups().areWanted()) {
            Minimizer.Minimum minimum = Minimizers.of(drawn, penalty)
                    .minimize(List.of(penalty), stopping)
                    .get(0);
            double[] weights = drawn.originalWeights(minimum.weights());
            return new Refit(
                    minimum.intercept().orElseGet(() -> standardization.interceptFor(weights)),
                    SparseWeights.of(weights),
                    minimum.certificate().isWithin(stopping.tolerance()));
        }
        Solvers.Choice choice = Solvers.choose(drawn.data(), standardization, penalty, SolverName.AUTO);
        Solution solution = choice.solver().solve(choice.problem(), stopping);
        double[] weights = drawn.originalWeights(solution.weights());
        Certificate certificate = new Certifier(choice.problem()).certify(solution.weights());
        return new Refit(
                solution.intercept().orElseGet(() -> standardization.interceptFor(weights)),
                SparseWeights.of(weights),
                drawn.refine(choice.problem(), solution.weights(), certificate).isWithin(stopping.tolerance()));
    }
}
