package dev.regfit.cli.report;

import dev.regfit.path.PathPoint;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.Arrays;
import java.util.Locale;

/** A choice of strength as it stands in reports for people. */
final class SelectionText {
    private SelectionText() {}

    /** What was done to choose. */
    static String title(Selection selection) {
        return switch (selection.criterion()) {
            case CV -> folds(selection.folds().orElseThrow());
            default -> words(selection.criterion());
        };
    }

    /** A criterion by its label; one that this version does not know as it stands. */
    static String criterion(String label) {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> criterion.label().equals(label))
                .findFirst()
                .map(SelectionText::words)
                .orElse(label);
    }

    private static String words(Criterion criterion) {
        return switch (criterion) {
            case CV -> "cross-validation";
            case LOO -> "leave-one-out";
            case GCV -> "generalised cross-validation";
            default -> name(criterion);
        };
    }

    /** Which folds there were. */
    static String folds(CrossValidation folds) {
        return FoldsText.title(folds.folds(), folds.repeats(), folds.order() == CrossValidation.Order.TIME);
    }

    /** What the values of the curves are. */
    static String value(Selection selection) {
        return switch (selection.criterion()) {
            case CV, LOO -> selection.metric().description();
            default -> name(selection.criterion());
        };
    }

    /** The same over a column of numbers. */
    static String heading(Selection selection) {
        return selection.criterion().isOutOfSample() ? heading(selection.metric()) : name(selection.criterion());
    }

    /** What was averaged, over a column of numbers. */
    static String heading(Metric metric) {
        return metric.label().toUpperCase(Locale.ROOT);
    }

    /** A criterion as the literature writes it. */
    private static String name(Criterion criterion) {
        return switch (criterion) {
            case AICC -> "AICc";
            case CP -> "Cp";
            default -> criterion.label().toUpperCase(Locale.ROOT);
        };
    }

    /** What was chosen. */
    static void write(TextPage page, Selection selection) {
        Curve curve = selection.chosenCurve();
        page.entry("chosen", strength(selection, selection.rule()));
        if (selection.criterion().isOutOfSample()) {
            Rule other = selection.rule() == Rule.MIN ? Rule.ONE_STANDARD_ERROR : Rule.MIN;
            boolean same = curve.chosen(other) == curve.chosen(selection.rule());
            page.entry("", (same ? "the same" : strength(selection, other)) + " with --rule " + other.label());
        }
        if (isAtEnd(curve)) {
            page.entry("", "the best strength is the smallest that was tried; --min-ratio goes further down");
        }
    }

    /** Whether the error still falls where the curve ends. */
    static boolean isAtEnd(Curve curve) {
        int last = curve.mean().length - 1;
        return last > 0 && curve.chosen(Rule.MIN) == last && !curve.path().endedEarly();
    }

    private static String strength(Selection selection, Rule rule) {
        Curve curve = selection.chosenCurve();
        int k = curve.chosen(rule);
        PathPoint point = curve.path().points().get(k);
        String ratio = point.objective().kind() == PenaltyKind.ELASTIC_NET
                ? ", r = " + TextNumbers.of(point.objective().l1Ratio())
                : "";
        boolean outOfSample = selection.criterion().isOutOfSample();
        double mean = curve.mean()[k];
        return "α = %s%s: %s %s%s, %s not zero"
                .formatted(
                        TextNumbers.of(point.alpha()),
                        ratio,
                        value(selection),
                        outOfSample ? error(mean, curve.standardError()[k]) : TextNumbers.of(mean),
                        outOfSample ? root(selection.metric(), mean) : "",
                        Words.count(point.weights().nonzero(), "weight"));
    }

    /** A mean error and its standard error. */
    static String error(double mean, double standardError) {
        return "%s ± %s".formatted(TextNumbers.of(mean), TextNumbers.of(standardError, 3));
    }

    /** The root of a mean of squares, in brackets; nothing where errors were not squared. */
    static String root(Metric metric, double mean) {
        double rmse = metric.rmse(mean);
        return Double.isNaN(rmse) ? "" : " (RMSE " + TextNumbers.of(rmse) + ")";
    }
}
