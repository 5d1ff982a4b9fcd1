package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedData;
import dev.regfit.data.TrainingData;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.NullModel;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross-validation of the strengths along paths: all that is learnt from data, from means and levels to weights, is
 * learnt in each fold from its training rows alone.
 *
 * <p>As R's cv.glmnet does, the error of a strength is the mean over rows, and its standard error that of the folds'
 * means; with fewer than three rows a fold, that of the rows (where these are known).
 *
 * @param metric what was averaged
 * @param order how rows were parted
 * @param folds number of rounds in each repeat
 * @param repeats number of times that all rows were parted anew
 * @param weights total weight of the rows that each fold (of each repeat) predicts
 * @param curves one a family, in the order of these
 */
public record CrossValidation(
        Metric metric, Order order, int folds, int repeats, double[] weights, List<Curve> curves) {
    /** Which parts a part is predicted from. */
    public enum Order {
        /** All others. */
        ANY,
        /** Those before it. */
        TIME
    }

    public CrossValidation {
        curves = List.copyOf(curves);
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
     * @param whole all rows
     * @param repeats the same rows, parted each time in another way
     */
    public static CrossValidation of(
            Preparation whole, List<? extends FoldedData> repeats, Plan plan, Stopping stopping) {
        List<Path> paths = InOrder.of(
                plan.jobs(),
                plan.families().size(),
                f -> Path.along(whole, plan.families().get(f), plan.grid(), stopping.untold()));
        return along(paths, whole.formulation(), repeats, plan, stopping);
    }

    /** Cross-validates the strengths of known paths of all rows. */
    private static CrossValidation along(
            List<Path> paths,
            Formulation formulation,
            List<? extends FoldedData> repeats,
            Plan plan,
            Stopping stopping) {

        List<Round> rounds = new ArrayList<>();
        for (FoldedData parted : repeats) {
            for (Split split : splits(parted, plan.order())) {
                rounds.add(new Round(parted, split));
            }
        }
        Tally tally = new Tally(stopping.progress(), rounds.size());
        List<List<Tested>> results = InOrder.of(
                plan.jobs(),
                rounds.size(),
                k -> tally.finished(rounds.get(k).run(paths, formulation, plan.metric(), stopping.untold())));

        int folds = rounds.size() / repeats.size();
        List<Curve> curves = new ArrayList<>();
        for (int f = 0; f < paths.size(); f++) {
            curves.add(curve(paths.get(f), f, rounds, results, folds));
        }
        double[] weights = rounds.stream().mapToDouble(Round::weight).toArray();
        return new CrossValidation(plan.metric(), plan.order(), folds, repeats.size(), weights, curves);
    }

    /** The same folds with other curves. */
    CrossValidation with(List<Curve> others) {
        return new CrossValidation(metric, order, folds, repeats, weights, others);
    }

    static List<Split> splits(FoldedData data, Order order) {
        if (data.parts() < 2) {
            throw new SettingsException("all rows are in one fold, so that none can be predicted from others");
        }
        return order == Order.TIME ? Split.eachFromPast(data.parts()) : Split.eachFromOthers(data.parts());
    }

    /**
     * The points of a path of training rows on the rows that were left out.
     *
     * @param unproven for each point 1 where it is not proven as asked, otherwise 0
     */
    private record Tested(List<HeldOut.Losses> losses, int[] unproven) {}

    /** A part of one repeat and what it is predicted from. */
    private record Round(FoldedData data, Split split) {

        double weight() {
            return data.weight(split.test());
        }

        List<Tested> run(List<Path> whole, Formulation formulation, Metric metric, Stopping stopping) {
            TrainingData training = data.training(split.training());
            requireOptimum(training, formulation);
            Preparation preparation = Preparation.ofPart(training, formulation);
            HeldOut heldOut = HeldOut.of(data.test(split.test(), training), metric);
            List<Tested> tested = new ArrayList<>();
            for (Path path : whole) {
                Path own = Path.along(preparation, path.family(), Grid.of(path.alphas()), stopping);
                tested.add(new Tested(own.points().stream().map(heldOut::losses).toList(), own.unproven()));
            }
            return tested;
        }

        private void requireOptimum(TrainingData training, Formulation formulation) {
            if (!(training instanceof Dataset rows) || rows.rows() == 0) {
                return;
            }
            if (!NullModel.exists(formulation.loss(), rows.y(), rows.weights(), formulation.intercept())) {
                String target = rows.schema()
                        .classes()
                        .map(classes -> "of the class \"" + classes.of(rows.y()[0]) + "\"")
                        .orElse("with the target 0");
                throw new DataProblem(
                        DataProblem.Kind.NO_OPTIMUM,
                        "to predict fold %d only rows %s are left to learn from: there are too few others for so many folds"
                                .formatted(split.test() + 1, target));
            }
        }
    }

    private static Curve curve(Path path, int family, List<Round> rounds, List<List<Tested>> results, int folds) {
        int points = path.points().size();
        double[][] errors = new double[rounds.size()][points];
        double[] mean = new double[points];
        double[] standardError = new double[points];
        int[] unproven = path.unproven();
        int repeats = rounds.size() / folds;
        for (int a = 0; a < points; a++) {
            double means = 0;
            double variances = 0;
            for (int from = 0; from < rounds.size(); from += folds) {
                FoldErrors repeat = new FoldErrors();
                for (int k = from; k < from + folds; k++) {
                    Tested tested = results.get(k).get(family);
                    HeldOut.Losses losses = tested.losses().get(a);
                    unproven[a] += tested.unproven()[a];
                    errors[k][a] = losses.mean();
                    Round round = rounds.get(k);
                    long rows = round.data().rows(round.split().test());
                    repeat.add(losses, round.weight(), rows);
                }
                means += repeat.mean();
                variances += repeat.squaredStandardError();
            }
            mean[a] = means / repeats;
            standardError[a] = Math.sqrt(variances / repeats);
        }
        return new Curve(path, mean, standardError, errors, unproven);
    }
}
