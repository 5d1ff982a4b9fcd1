package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.data.FoldedData;
import dev.regfit.path.Family;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kinds of penalty side by side, each at the strength that cross-validation chooses for it, all on the same folds.
 *
 * <p>Strengths are chosen by the errors that are then compared, so that those of a penalty with a strength are a little
 * too small (Tibshirani and Tibshirani 2009).
 *
 * @param folds how the errors came to be, with the curves of all families
 * @param choices one a kind of penalty, in the order in which the kinds come first
 * @param best number of the choice with the smallest error
 * @param unfit kinds that are out of the comparison
 */
public record Comparison(CrossValidation folds, List<Selection> choices, int best, List<Unfit> unfit) {

    public Comparison {
        choices = List.copyOf(choices);
        unfit = List.copyOf(unfit);
    }

    /**
     * A kind of penalty under which there is no optimum, for all rows or for those that a fold is learnt from.
     *
     * @param reason in words
     */
    public record Unfit(PenaltyKind kind, String reason) {}

    /**
     * Methods that learn from the same features.
     *
     * @param whole all rows
     * @param repeats the same rows, parted each time in another way; for all entries alike
     * @param plan the families of a kind are chosen from
     */
    public record Entry(Preparation whole, List<? extends FoldedData> repeats, CrossValidation.Plan plan) {
        private List<PenaltyKind> kinds() {
            return plan.families().stream().map(Family::kind).distinct().toList();
        }
    }

    /**
     * Compares.
     *
     * @param entries of different kinds of penalty
     * @param rule which point of a curve is taken
     * @throws DataProblem when there is no optimum under any of them
     */
    public static Comparison of(List<Entry> entries, Rule rule, Stopping stopping) {
        DataProblem.requireSeveral(
                entries.get(0).whole().data().size(), "methods are compared on rows left out of the fit");
        List<Curve> curves = new ArrayList<>();
        List<Selection> choices = new ArrayList<>();
        List<Unfit> unfit = new ArrayList<>();
        int kinds = entries.stream().mapToInt(entry -> entry.kinds().size()).sum();
        CrossValidation folds = null;
        for (Entry entry : entries) {
            try {
                folds = CrossValidation.of(entry.whole(), entry.repeats(), entry.plan(), stopping);
            } catch (DataProblem problem) {
                entry.kinds().forEach(kind -> unfit.add(new Unfit(kind, problem.getMessage())));
                if (problem.kind() != DataProblem.Kind.NO_OPTIMUM || unfit.size() == kinds) {
                    throw problem;
                }
                continue;
            }
            curves.addAll(folds.curves());
            for (PenaltyKind kind : entry.kinds()) {
                choices.add(Selection.of(ofKind(kind, folds), rule));
            }
        }
        int best = 0;
        for (int k = 1; k < choices.size(); k++) {
            if (error(choices.get(k)) < error(choices.get(best))) {
                best = k;
            }
        }
        return new Comparison(folds.with(curves), choices, best, unfit);
    }

    /** Whether a kind is out of the comparison. */
    public boolean isUnfit(PenaltyKind kind) {
        return unfit.stream().anyMatch(without -> without.kind() == kind);
    }

    /** The same folds with the curves of one kind only. */
    private static CrossValidation ofKind(PenaltyKind kind, CrossValidation folds) {
        List<Curve> curves = folds.curves().stream()
                .filter(curve -> curve.path().family().kind() == kind)
                .toList();
        return folds.with(curves);
    }

    private static double error(Selection choice) {
        return choice.chosenCurve().mean()[chosen(choice)];
    }

    /** Where on its curve the point is that was taken. */
    private static int chosen(Selection choice) {
        return choice.chosenCurve().chosen(choice.rule());
    }

    /** The error of a choice on rows that were left out. */
    public double error(int choice) {
        return error(choices.get(choice));
    }

    /** The standard error of {@link #error}. */
    public double standardError(int choice) {
        return choices.get(choice).chosenCurve().standardError()[chosen(choices.get(choice))];
    }

    /**
     * How much larger the error of a choice is than that of the best one. The standard error is that of the folds' means,
     * however few rows a fold has.
     */
    public Difference difference(int choice) {
        if (choice == best) {
            return Difference.NONE;
        }
        double[] errors = errorsOfFolds(choices.get(choice));
        double[] least = errorsOfFolds(choices.get(best));
        double mean = 0;
        double variance = 0;
        for (int from = 0; from < errors.length; from += folds.folds()) {
            Sample differences = new Sample();
            for (int fold = from; fold < from + folds.folds(); fold++) {
                differences.add(errors[fold] - least[fold], folds.weights()[fold]);
            }
            mean += differences.mean();
            variance += differences.variance() / (folds.folds() - 1);
        }
        return new Difference(mean / folds.repeats(), Math.sqrt(variance / folds.repeats()));
    }

    private static double[] errorsOfFolds(Selection choice) {
        int chosen = chosen(choice);
        return Arrays.stream(choice.chosenCurve().folds())
                .mapToDouble(errors -> errors[chosen])
                .toArray();
    }

    /** How many of the fits that a choice's error comes from, of all rows and of folds, are not proven as asked. */
    public int unproven(int choice) {
        return choices.get(choice).chosenCurve().unproven()[chosen(choices.get(choice))];
    }

    /** Whether all fits that were compared are proven as asked. */
    public boolean converged() {
        return choices.stream().allMatch(Selection::converged);
    }
}
