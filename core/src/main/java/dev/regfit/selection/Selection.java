package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.model.Choice;
import dev.regfit.model.FoldCut;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Strength;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.SpectralRidge;
import dev.regfit.solver.SquaresMinimizer;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A chosen strength, and what it was chosen from.
 *
 * @param criterion what the points of the curves were compared by
 * @param metric what was averaged over rows that were left out; means nothing to criteria without such
 * @param rule which point was taken
 * @param curves one a family of penalties
 * @param curve number of the curve that was taken: the one that goes lowest
 * @param folds how the curves were made, if by cross-validation
 */
public record Selection(
        Criterion criterion, Metric metric, Rule rule, List<Curve> curves, int curve, Optional<CrossValidation> folds) {

    public Selection {
        curves = List.copyOf(curves);
    }

    private static Selection of(
            Criterion criterion, Metric metric, Rule rule, List<Curve> curves, Optional<CrossValidation> folds) {
        int lowest = 0;
        for (int c = 1; c < curves.size(); c++) {
            if (curves.get(c).least() < curves.get(lowest).least()) {
                lowest = c;
            }
        }
        if (!curves.get(lowest).hasLeast()) {
            throw new DataProblem(
                    DataProblem.Kind.NOTHING_TO_CHOOSE, nothingToChoose(criterion, metric, curves.get(lowest)));
        }
        return new Selection(criterion, metric, rule, curves, lowest, folds);
    }

    private static String nothingToChoose(Criterion criterion, Metric metric, Curve curve) {
        if (criterion.isOutOfSample() && !metric.isMean()) {
            return "%s rows of one class only, so that there is no AUC: use fewer folds, or the metric deviance"
                    .formatted(foldsWithout(curve));
        }
        return criterion.isOutOfSample()
                ? "no strength has a finite error on rows that are left out: try larger strengths, more rows, or a target"
                        + " of smaller numbers"
                : "the criterion %s has no finite value at any strength: there are too few rows for so many columns; use another"
                                .formatted(criterion.label())
                        + " criterion, or larger strengths";
    }

    /** Names the folds that have no error at any strength: the only one, or the first. */
    private static String foldsWithout(Curve curve) {
        int[] without = IntStream.range(0, curve.folds().length)
                .filter(fold -> Arrays.stream(curve.folds()[fold]).noneMatch(Double::isFinite))
                .toArray();
        if (without.length == 0) {
            return "a fold has";
        }
        return without.length == 1
                ? "fold %d of %d has".formatted(without[0] + 1, curve.folds().length)
                : "%d of %d folds, fold %d first, have".formatted(without.length, curve.folds().length, without[0] + 1);
    }

    /** By the curves of a cross-validation. */
    public static Selection of(CrossValidation folds, Rule rule) {
        return of(Criterion.CV, folds.metric(), rule, folds.curves(), Optional.of(folds));
    }

    /** By the errors on rows that were left out singly. */
    static Selection ofSingleRows(Curve curve, Metric metric, Rule rule) {
        return of(Criterion.LOO, metric, rule, List.of(curve), Optional.empty());
    }

    /** By generalised cross-validation of a family of ridge penalties. */
    static Selection ofGeneralized(Preparation data, Family family, Grid grid, Stopping stopping) {
        Solvers.PathChoice choice = Path.squaresFor(data, family);
        Path path = Path.along(data, family, grid, stopping, new SquaresMinimizer(data, choice));
        List<ElasticNet> penalties = path.points().stream()
                .map(point -> data.penalty(point.objective()).on(data.standardization()))
                .toList();
        SpectralRidge ridge =
                choice.decomposition().orElseGet(() -> new SpectralRidge(choice.loss(), penalties.get(0)));
        boolean intercept = data.standardization().intercept();
        double[] scores = GeneralizedCrossValidation.of(ridge, choice.loss().rows(), intercept, penalties)
                .scores();
        return of(Criterion.GCV, Metric.MSE, Rule.MIN, List.of(Curve.of(path, scores)), Optional.empty());
    }

    /**
     * By an information criterion.
     *
     * @param criterion one that is not out of sample
     */
    public static Selection of(
            Criterion criterion, Preparation data, List<Family> families, Grid grid, Stopping stopping) {
        InformationCriterion information = InformationCriterion.valueOf(criterion.name());
        Stream<Curve> curves = families.stream()
                .map(family -> information.along(Path.along(data, family, grid, stopping), data, stopping));
        return of(criterion, Metric.MSE, Rule.MIN, curves.toList(), Optional.empty());
    }

    /** Whether all fits that were compared are proven as asked. */
    public boolean converged() {
        return curves.stream().allMatch(Curve::converged);
    }

    /** The curve that was taken. */
    public Curve chosenCurve() {
        return curves.get(curve);
    }

    /** The point that was taken: the fit of all rows at the chosen strength. */
    public PathPoint chosenPoint() {
        return chosenCurve().path().points().get(chosenCurve().chosen(rule));
    }

    /**
     * What a model keeps of it.
     *
     * @param cut what folds were cut by, if there are folds
     */
    public Choice summary(Optional<FoldCut> cut) {
        int chosen = chosenCurve().chosen(rule);
        boolean outOfSample = criterion.isOutOfSample();
        return new Choice(
                criterion.label(),
                outOfSample ? Optional.of(rule.label()) : Optional.empty(),
                outOfSample ? Optional.of(metric.label()) : Optional.empty(),
                chosenCurve().mean()[chosen],
                chosenCurve().standardError()[chosen],
                folds.map(made -> new Choice.Folding(cut.orElseThrow(), made.folds(), made.repeats())));
    }

    /** The penalty with its chosen strength. */
    public Strength.Single strength() {
        return chosenCurve().path().family().at(chosenPoint().alpha());
    }
}
