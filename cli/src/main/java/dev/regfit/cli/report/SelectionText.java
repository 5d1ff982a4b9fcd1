package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
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
import java.util.Optional;

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
        return switch (metric) {
            case MSE, MAE -> metric.label().toUpperCase(Locale.ROOT);
            case DEVIANCE, ERROR -> metric.label();
            case PINBALL -> "pinball loss";
            case AUC -> metric.description();
        };
    }

    /** A criterion as the literature writes it. */
    private static String name(Criterion criterion) {
        return switch (criterion) {
            case AICC -> "AICc";
            case CP -> "Cp";
            default -> criterion.label().toUpperCase(Locale.ROOT);
        };
    }

    /** What was chosen, its scale, and the command that fits it again. */
    static void write(TextPage page, Chosen chosen, Scaling scaling) {
        Selection selection = chosen.selection();
        Curve curve = selection.chosenCurve();
        if (!chosen.searched()) {
            boolean none = selection.chosenPoint().objective().kind() == PenaltyKind.NONE;
            page.entry("strength", none ? "none" : given(scaling));
            page.entry("", title(selection) + how(chosen) + ": " + error(selection, selection.rule()));
            return;
        }
        page.entry("strength", "chosen on --scale %s by %s".formatted(scaling.label(), title(selection) + how(chosen)));
        page.entry("", strength(selection, selection.rule()));
        if (selection.criterion().isOutOfSample()) {
            Rule other = selection.rule() == Rule.MIN ? Rule.ONE_STANDARD_ERROR : Rule.MIN;
            boolean same = curve.chosen(other) == curve.chosen(selection.rule());
            page.entry("", (same ? "the same" : strength(selection, other)) + " with --rule " + other.label());
        }
        atEnd(curve).ifPresent(words -> page.entry("", "the best strength is " + words));
        page.entry("", "the same model again:");
        page.command(chosen.command());
    }

    private static String how(Chosen chosen) {
        return chosen.selection().folds().isPresent() ? FoldsText.how(chosen.cut()) : "";
    }

    /** What is said of a strength that was not chosen. */
    static String given(Scaling scaling) {
        return "as given, on --scale " + scaling.label();
    }

    /** What is said where the error still falls at an end of the strengths that were tried. */
    static Optional<String> atEnd(Curve curve) {
        int last = curve.mean().length - 1;
        int best = curve.chosen(Rule.MIN);
        if (last > 0 && best == last && !curve.path().endedEarly()) {
            return Optional.of("the smallest that was tried; smaller ones may do better");
        }
        if (last > 0 && best == 0) {
            boolean empty = curve.path().points().get(0).weights().nonzero() == 0;
            return Optional.of("the largest that was tried; "
                    + (empty
                            ? "all weights are zero there, so no column helps to predict the target"
                            : "larger ones may do better"));
        }
        return Optional.empty();
    }

    private static String strength(Selection selection, Rule rule) {
        Curve curve = selection.chosenCurve();
        PathPoint point = curve.path().points().get(curve.chosen(rule));
        String ratio = point.objective().kind() == PenaltyKind.ELASTIC_NET
                ? ", r = " + TextNumbers.of(point.objective().l1Ratio())
                : "";
        return "α = %s%s: %s, %s not zero"
                .formatted(
                        TextNumbers.of(point.alpha()),
                        ratio,
                        error(selection, rule),
                        Words.count(point.weights().nonzero(), "weight"));
    }

    private static String error(Selection selection, Rule rule) {
        Curve curve = selection.chosenCurve();
        double mean = curve.mean()[curve.chosen(rule)];
        if (!selection.criterion().isOutOfSample()) {
            return value(selection) + " " + TextNumbers.of(mean);
        }
        double standardError = curve.standardError()[curve.chosen(rule)];
        return value(selection) + " " + error(mean, standardError) + root(selection.metric(), mean);
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
