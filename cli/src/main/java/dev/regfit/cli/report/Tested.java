package dev.regfit.cli.report;

import dev.regfit.model.LossEvaluation;
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
public record Tested(Optional<String> file, Optional<TestSplit> split, List<LossEvaluation> evaluations) {
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
        page.entry("test", Scores.of(evaluations.get(0)).line(aboutZero));
        page.entry("", "on " + rows());
    }

    /** The measure of a model that it is compared with others by. */
    Scores.Score main(int model) {
        return Scores.of(evaluations.get(model)).main();
    }

    /** How many rows, and which. */
    String rows() {
        return Words.count(evaluations.get(0).rows(), "row") + " " + origin();
    }

    /** For programs: the errors of a model, and where the rows come from. */
    Map<String, Object> tree(int model) {
        LossEvaluation evaluation = evaluations.get(model);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", evaluation.rows());
        tree.putAll(Scores.of(evaluation).tree());
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
