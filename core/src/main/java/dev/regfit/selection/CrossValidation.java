package dev.regfit.selection;

import dev.regfit.data.FoldedData;
import dev.regfit.data.TrainingData;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cross-validation of the strengths along paths: all that is learnt from data, from means and levels to weights, is
 * learnt in each fold from its training rows alone.
 *
 * <p>As R's cv.glmnet does, the error of a strength is the mean over rows, and its standard error that of the folds'
 * means; with fewer than three rows a fold, that of the rows.
 *
 * @param metric what was averaged
 * @param order how rows were parted
 * @param folds number of rounds in each repeat
 * @param repeats number of times that all rows were parted anew
 * @param curves one a family, in the order of these
 * @param models each round's paths, first by repeat, then by round, then by family
 */
public record CrossValidation(
        Metric metric, Order order, int folds, int repeats, List<Curve> curves, List<List<Path>> models) {
    /** Folds of fewer rows than this have no mean to speak of. */
    private static final double FEWEST_ROWS = 3;

    /** Which parts a part is predicted from. */
    public enum Order {
        /** All others. */
        ANY,
        /** Those before it. */
        TIME
    }

    public CrossValidation {
        curves = List.copyOf(curves);
        models = List.copyOf(models);
    }

    /**
     * How to cross-validate.
     *
     * @param families the penalties to compare
     * @param grid their strengths
     * @param metric what to average
     * @param order which parts a part is predicted from
     * @param jobs number of threads that may work at the same time; it makes no difference to the result
     */
    public record Plan(List<Family> families, Grid grid, Metric metric, Order order, int jobs) {
        public Plan {
            families = List.copyOf(families);
        }
    }

    /**
     * Cross-validates.
     *
     * @param repeats the same rows, parted each time in another way
     */
    public static CrossValidation of(
            List<? extends FoldedData> repeats, Formulation formulation, Plan plan, Stopping stopping) {
        FoldedData first = repeats.get(0);
        Preparation whole = Preparation.of(first.training(all(first)), formulation);
        List<Path> paths = inOrder(
                plan.jobs(),
                plan.families().size(),
                f -> Path.along(whole, plan.families().get(f), plan.grid(), stopping));

        List<Round> rounds = new ArrayList<>();
        for (FoldedData parted : repeats) {
            for (Split split : splits(parted, plan.order())) {
                rounds.add(new Round(parted, split));
            }
        }
        List<RoundResult> results = inOrder(
                plan.jobs(), rounds.size(), k -> rounds.get(k).run(paths, formulation, plan.metric(), stopping));

        int folds = rounds.size() / repeats.size();
        List<Curve> curves = new ArrayList<>();
        for (int f = 0; f < paths.size(); f++) {
            curves.add(curve(paths.get(f), f, rounds, results, folds));
        }
        return new CrossValidation(
                plan.metric(),
                plan.order(),
                folds,
                repeats.size(),
                curves,
                results.stream().map(RoundResult::paths).toList());
    }

    private static int[] all(FoldedData data) {
        return IntStream.range(0, data.parts()).toArray();
    }

    private static List<Split> splits(FoldedData data, Order order) {
        return order == Order.TIME ? Split.eachFromPast(data.parts()) : Split.eachFromOthers(data.parts());
    }

    private static <T> List<T> inOrder(int jobs, int count, java.util.function.IntFunction<T> work) {
        IntStream numbers = IntStream.range(0, count);
        return (jobs == 1 ? numbers : numbers.parallel()).mapToObj(work).toList();
    }

    /** A part of one repeat and what it is predicted from. */
    private record Round(FoldedData data, Split split) {

        double weight() {
            return data.weight(split.test());
        }

        RoundResult run(List<Path> whole, Formulation formulation, Metric metric, Stopping stopping) {
            TrainingData training = data.training(split.training());
            Preparation preparation = Preparation.ofPart(training, formulation);
            HeldOut heldOut = HeldOut.of(data.test(split.test(), training), metric);
            List<Path> paths = new ArrayList<>();
            List<HeldOut.Losses[]> losses = new ArrayList<>();
            for (Path path : whole) {
                Path own = Path.along(preparation, path.family(), Grid.of(path.alphas()), stopping);
                paths.add(own);
                losses.add(own.points().stream().map(heldOut::losses).toArray(HeldOut.Losses[]::new));
            }
            return new RoundResult(paths, losses);
        }
    }

    private record RoundResult(List<Path> paths, List<HeldOut.Losses[]> losses) {}

    private static Curve curve(Path path, int family, List<Round> rounds, List<RoundResult> results, int folds) {
        int points = path.points().size();
        double[][] errors = new double[rounds.size()][points];
        double[] mean = new double[points];
        double[] standardError = new double[points];
        for (int a = 0; a < points; a++) {
            double meansOfRepeats = 0;
            double variances = 0;
            int repeats = rounds.size() / folds;
            for (int from = 0; from < rounds.size(); from += folds) {
                Sample ofFolds = new Sample();
                double squares = 0;
                double rows = 0;
                for (int k = from; k < from + folds; k++) {
                    HeldOut.Losses losses = results.get(k).losses().get(family)[a];
                    errors[k][a] = losses.mean();
                    double weight = rounds.get(k).weight();
                    ofFolds.add(losses.mean(), weight);
                    squares += weight * losses.meanSquare();
                    rows += rounds.get(k).data().rows(rounds.get(k).split().test());
                }
                meansOfRepeats += ofFolds.mean();
                variances += rows < FEWEST_ROWS * folds
                        ? (squares / ofFolds.weight() - ofFolds.mean() * ofFolds.mean()) / (rows - 1)
                        : ofFolds.variance() / (folds - 1);
            }
            mean[a] = meansOfRepeats / repeats;
            standardError[a] = Math.sqrt(Math.max(0.0, variances / repeats));
        }
        return new Curve(path, mean, standardError, errors);
    }

    /** A weighted mean and the variance about it. */
    private static final class Sample {
        private double weight;
        private double mean;
        private double squares;

        void add(double value, double valueWeight) {
            // West (1979)
            weight += valueWeight;
            double before = value - mean;
            mean += valueWeight / weight * before;
            squares += valueWeight * before * (value - mean);
        }

        double weight() {
            return weight;
        }

        double mean() {
            return mean;
        }

        double variance() {
            return squares / weight;
        }
    }
}
