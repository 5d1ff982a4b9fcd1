package dev.regfit.cli.export;

import dev.regfit.data.TargetTransform;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.Logistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What exported models tell those who read them. */
final class AboutText {
    private static final int MOST_COLUMNS = 20;

    private AboutText() {}

    static List<String> lines(LinearModel model, Export.Wanted wanted, Export.Source source) {
        List<String> lines = new ArrayList<>();
        lines.add("Made by regfit %s from %s.".formatted(source.version(), source.file()));
        lines.add("Predicts " + predicted(model, wanted) + ".");
        lines.add("Trained by: " + model.training().provenance().command());
        List<String> columns = new ArrayList<>(model.schema().predictors().stream()
                .map(predictor -> predictor.name())
                .toList());
        if (model.schema().response().hasOffset()) {
            columns.add(model.schema().offset() + " (an offset)");
        }
        String more = columns.size() > MOST_COLUMNS ? " and " + (columns.size() - MOST_COLUMNS) + " more" : "";
        lines.add("Columns: "
                + (columns.isEmpty()
                        ? "none"
                        : columns.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", ")))
                + more + ".");
        lines.add(missing(wanted));
        if (model.schema().hasText()) {
            lines.add(
                    wanted.unseenAsZero()
                            ? "A text that is not in the training data is none of the levels."
                            : "A row with a text that is not in the training data has no prediction.");
        }
        return lines;
    }

    private static String predicted(LinearModel model, Export.Wanted wanted) {
        String target = '"' + model.schema().target() + '"';
        if (wanted.kind() == Export.Kind.LINEAR) {
            return "the linear predictor of " + target;
        }
        if (model.training().objective().loss() instanceof Logistic) {
            String positive = Ending.mean(model).labels().orElseThrow().positive();
            return wanted.kind() == Export.Kind.CLASS
                    ? "%s: \"%s\" where its probability is above %s"
                            .formatted(target, positive, Double.toString(wanted.threshold()))
                    : "the probability that %s is \"%s\"".formatted(target, positive);
        }
        return model.schema().transform() == TargetTransform.LOG
                ? target + ", whose logarithm was fitted, with the smearing factor"
                : target;
    }

    private static String missing(Export.Wanted wanted) {
        return "Missing values (--na %s): ".formatted(wanted.missing().label())
                + switch (wanted.missing()) {
                    case ERROR, DROP, SKIP -> "a row that lacks a value has no prediction.";
                    case MEAN -> "filled in by means of the training data.";
                    case MEDIAN -> "filled in by medians of the training data, and the most frequent level.";
                    case ZERO -> "filled in by zero; a missing text is none of the levels.";
                    case MEAN_INDICATOR -> "filled in by means, and weights for where they are missing.";
                    case NONE ->
                        "numbers are filled in by means, with weights for where they are missing; of a text,"
                                + " missing is a level.";
                };
    }
}
