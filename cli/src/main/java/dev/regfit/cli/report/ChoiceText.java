package dev.regfit.cli.report;

import dev.regfit.model.Choice;
import dev.regfit.selection.Metric;
import java.util.Arrays;
import java.util.Optional;

/** What a model file tells of the choice of its strength. */
final class ChoiceText {
    private ChoiceText() {}

    static void write(TextPage page, Choice choice) {
        String by = choice.folds().map(FoldsText::of).orElseGet(() -> SelectionText.criterion(choice.criterion()));
        page.entry(choice.rule().isPresent() || choice.metric().isEmpty() ? "strength" : "error", "by " + by);
        Optional<Metric> metric = metric(choice);
        String what = metric.map(Metric::description).orElseGet(() -> SelectionText.criterion(choice.criterion()));
        String error = Double.isNaN(choice.standardError())
                ? TextNumbers.of(choice.value())
                : SelectionText.error(choice.value(), choice.standardError());
        String root =
                metric.map(known -> SelectionText.root(known, choice.value())).orElse("");
        page.entry("", choice.rule().map(rule -> "--rule " + rule + ": ").orElse("") + what + " " + error + root);
    }

    /** What was averaged; empty for a criterion without such, and for one that this version does not know. */
    static Optional<Metric> metric(Choice choice) {
        return Arrays.stream(Metric.values())
                .filter(metric -> choice.metric().equals(Optional.of(metric.label())))
                .findFirst();
    }
}
