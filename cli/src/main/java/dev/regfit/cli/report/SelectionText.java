package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A choice of strength as it stands in reports for people. */
final class SelectionText {
    private SelectionText() {}

    /** What was done to choose. */
    static String title(Selection selection) {
        return switch (selection.criterion()) {
            case CV -> folds(selection.folds().orElseThrow());
            case LOO -> "leave-one-out";
            case GCV -> "generalised cross-validation";
            default -> name(selection.criterion());
        };
    }

    /** Which folds there were. */
    static String folds(CrossValidation folds) {
        String words = folds.folds() + "-fold cross-validation";
        if (folds.order() == CrossValidation.Order.TIME) {
            return words + " in the order of time";
        }
        return folds.repeats() == 1 ? words : words + " (" + folds.repeats() + " times)";
    }

    /** What the values of the curves are. */
    static String value(Selection selection) {
        return switch (selection.criterion()) {
            case CV, LOO -> selection.metric().description();
            default -> name(selection.criterion());
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
        if (!chosen.searched()) {
            boolean none = selection.chosenPoint().objective().kind() == PenaltyKind.NONE;
            page.entry("strength", none ? "none" : given(scaling));
            page.entry("", title(selection) + ": " + error(selection, selection.rule()));
            return;
        }
        page.entry("strength", "chosen by %s, on --scale %s".formatted(title(selection), scaling.label()));
        page.entry("", strength(selection, selection.rule()));
        if (selection.criterion().isOutOfSample()) {
            Rule other = selection.rule() == Rule.MIN ? Rule.ONE_STANDARD_ERROR : Rule.MIN;
            page.entry("", strength(selection, other) + " with --rule " + other.label());
        }
        atEnd(selection.chosenCurve()).ifPresent(words -> page.entry("", "the best strength is " + words));
        page.lines("", List.of("the same model again:", chosen.command()));
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
        int k = curve.chosen(rule);
        String error = selection.criterion().isOutOfSample() ? " ± " + TextNumbers.of(curve.standardError()[k], 3) : "";
        return value(selection) + " " + TextNumbers.of(curve.mean()[k]) + error;
    }
}
