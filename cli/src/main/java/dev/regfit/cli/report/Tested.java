package dev.regfit.cli.report;

import dev.regfit.model.Evaluation;
import dev.regfit.model.TestSplit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Errors on rows that took no part in training.
 *
 * @param file the file of the rows, where one was named
 * @param split how they were kept apart otherwise
 * @param evaluations one a model
 */
public record Tested(Optional<String> file, Optional<TestSplit> split, List<Evaluation> evaluations) {
    public Tested {
        evaluations = List.copyOf(evaluations);
    }

    /** Where the rows come from, for people. */
    String origin() {
        return split.map(Tested::words).orElseGet(() -> "of " + Words.files(List.of(file.orElseThrow())));
    }

    private static String words(TestSplit split) {
        String share = "--test-share " + TextNumbers.of(split.share());
        if (split.order() == TestSplit.Order.LAST) {
            return "at the end of the table, kept apart (%s --test-order last)".formatted(share);
        }
        String what =
                split.groups().isEmpty() ? "kept apart" : "kept apart in groups of " + Words.quoted(split.groups());
        return "%s at random (%s --seed %d)".formatted(what, share, split.seed());
    }

    /** The errors of one model. */
    void write(TextPage page, boolean aboutZero) {
        Evaluation evaluation = evaluations.get(0);
        page.entry(
                "test",
                "R² = %s%s, RMSE = %s, MAE = %s, largest = %s"
                        .formatted(
                                TextNumbers.of(TextNumbers.withoutRounding(evaluation.r2())),
                                aboutZero ? " about zero" : "",
                                TextNumbers.of(evaluation.rmse()),
                                TextNumbers.of(evaluation.mae()),
                                TextNumbers.of(evaluation.maxError())));
        page.entry("", "on " + rows());
    }

    /** The root mean squared error of a model. */
    double rmse(int model) {
        return evaluations.get(model).rmse();
    }

    /** How many rows, and which. */
    String rows() {
        return Words.count(evaluations.get(0).rows(), "row") + " " + origin();
    }

    /** For programs: the errors of a model, and where the rows come from. */
    Map<String, Object> tree(int model) {
        Evaluation evaluation = evaluations.get(model);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", evaluation.rows());
        tree.put("r2", evaluation.r2());
        tree.put("rmse", evaluation.rmse());
        tree.put("mae", evaluation.mae());
        tree.put("max_error", evaluation.maxError());
        file.ifPresent(name -> tree.put("file", name));
        split.ifPresent(known -> {
            tree.put("share", known.share());
            tree.put("seed", known.seed());
            tree.put("order", known.order().label());
            if (!known.groups().isEmpty()) {
                tree.put("groups", known.groups());
            }
        });
        return tree;
    }
}
