package dev.regfit.cli.report;

import dev.regfit.path.PathPoint;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.Locale;

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

    /** What was chosen. */
    static void write(TextPage page, Selection selection) {
        Curve curve = selection.chosenCurve();
        page.entry("chosen", strength(selection, selection.rule()));
        if (selection.criterion().isOutOfSample()) {
            Rule other = selection.rule() == Rule.MIN ? Rule.ONE_STANDARD_ERROR : Rule.MIN;
            page.entry("", strength(selection, other) + " with --rule " + other.label());
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
        String error = selection.criterion().isOutOfSample() ? " ± " + TextNumbers.of(curve.standardError()[k], 3) : "";
        return "α = %s%s: %s %s%s, %s not zero"
                .formatted(
                        TextNumbers.of(point.alpha()),
                        ratio,
                        value(selection),
                        TextNumbers.of(curve.mean()[k]),
                        error,
                        Words.count(point.weights().nonzero(), "weight"));
    }
}
