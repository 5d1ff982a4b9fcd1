package dev.regfit.model;

import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.Choice.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a model file keeps of an appraisal: blocks that are not there where nothing is known. */
final class AppraisalFormat {
    private AppraisalFormat() {}

    /** Adds a block for each thing known. */
    static void add(Map<String, Object> tree, Appraisal appraisal) {
        appraisal.quality().ifPresent(quality -> tree.put("fit", quality(quality)));
        appraisal.errors().ifPresent(errors -> tree.put("inference", errors(errors)));
        appraisal.choice().ifPresent(choice -> tree.put("selection", choice(choice)));
        appraisal.resampled().stability().ifPresent(stability -> tree.put("stability", stability(stability)));
        appraisal.resampled().bootstrap().ifPresent(bootstrap -> tree.put("bootstrap", bootstrap(bootstrap)));
    }

    /**
     * What the blocks hold.
     *
     * @param p number of weights
     */
    static Appraisal read(ModelNode root, int p) {
        return new Appraisal(
                root.has("selection") ? Optional.of(choice(root.child("selection"))) : Optional.empty(),
                new Resampled(
                        root.has("stability") ? Optional.of(stability(root.child("stability"), p)) : Optional.empty(),
                        root.has("bootstrap") ? Optional.of(bootstrap(root.child("bootstrap"), p)) : Optional.empty()),
                root.has("fit") ? Optional.of(quality(root.child("fit"))) : Optional.empty(),
                root.has("inference") ? Optional.of(errors(root.child("inference"), p)) : Optional.empty());
    }

    private static Map<String, Object> quality(Quality quality) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("explained", quality.explained());
        tree.put("rmse", quality.rmse());
        tree.put("deviance", quality.deviance());
        tree.values().removeIf(value -> !Double.isFinite((Double) value));
        return tree;
    }

    private static Quality quality(ModelNode node) {
        return new Quality(
                node.has("explained") ? node.number("explained") : Double.NaN,
                node.has("rmse") ? node.amount("rmse") : Double.NaN,
                node.has("deviance") ? node.amount("deviance") : Double.NaN);
    }

    private static Map<String, Object> errors(StandardErrors errors) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("covariance", errors.covariance());
        tree.put("residual_df", errors.residualDegrees());
        List<Map<String, Object>> entries = new ArrayList<>();
        for (double error : errors.interceptAndWeights()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("standard_error", Double.isFinite(error) ? error : null);
            entries.add(entry);
        }
        tree.put("intercept_and_weights", entries);
        return tree;
    }

    private static StandardErrors errors(ModelNode node, int p) {
        List<ModelNode> entries = entries(node, p);
        return new StandardErrors(
                node.text("covariance"),
                node.count("residual_df"),
                entries.stream()
                        .mapToDouble(entry -> entry.amountOr("standard_error", Double.NaN))
                        .toArray());
    }

    /** One for the intercept and for each of the p weights. */
    private static List<ModelNode> entries(ModelNode node, int p) {
        List<ModelNode> entries = node.children("intercept_and_weights");
        if (entries.size() != p + 1) {
            throw node.damaged("intercept_and_weights", "holds %d entries, not %d".formatted(entries.size(), p + 1));
        }
        return entries;
    }

    private static Map<String, Object> choice(Choice choice) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("criterion", choice.criterion());
        choice.rule().ifPresent(rule -> tree.put("rule", rule));
        choice.metric().ifPresent(metric -> tree.put("metric", metric));
        tree.put("value", choice.value());
        tree.put("standard_error", choice.standardError());
        choice.folds().ifPresent(folding -> {
            tree.put("folds", folding.folds());
            tree.put("repeats", folding.repeats());
            tree.put("cut", folding.cut().kind().label());
            if (!folding.cut().column().isEmpty()) {
                tree.put("column", folding.cut().column());
            }
            folding.cut().seed().ifPresent(seed -> tree.put("seed", seed));
        });
        return tree;
    }

    private static Choice choice(ModelNode node) {
        return new Choice(
                node.text("criterion"),
                node.has("rule") ? Optional.of(node.text("rule")) : Optional.empty(),
                node.has("metric") ? Optional.of(node.text("metric")) : Optional.empty(),
                node.numberOr("value", Double.NaN),
                node.amountOr("standard_error", Double.NaN),
                node.has("folds") ? Optional.of(folding(node)) : Optional.empty());
    }

    private static Folding folding(ModelNode node) {
        FoldCut cut = new FoldCut(
                node.choice("cut", FoldCut.Kind.values(), FoldCut.Kind::label),
                node.has("column") ? node.text("column") : "",
                node.has("seed") ? OptionalLong.of(node.whole("seed")) : OptionalLong.empty());
        return new Folding(cut, node.small("folds"), node.small("repeats"));
    }

    private static Map<String, Object> stability(Stability stability) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subsamples", stability.subsamples());
        tree.put("seed", stability.seed());
        tree.put("mean_selected", stability.selected());
        tree.put("candidates", stability.candidates());
        tree.put("not_converged", stability.unproven());
        tree.put("selected", Arrays.stream(stability.probabilities()).boxed().toList());
        return tree;
    }

    private static Stability stability(ModelNode node, int p) {
        return new Stability(
                node.small("subsamples"),
                node.whole("seed"),
                node.amounts("selected", p),
                node.amount("mean_selected"),
                node.small("candidates"),
                node.small("not_converged"));
    }

    private static Map<String, Object> bootstrap(Bootstrap bootstrap) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("samples", bootstrap.samples());
        tree.put("seed", bootstrap.seed());
        tree.put("not_converged", bootstrap.unproven());
        List<Map<String, Object>> spreads = new ArrayList<>();
        for (int j = -1; j < bootstrap.weights().size(); j++) {
            Spread spread = bootstrap.of(j);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("standard_error", spread.standardError());
            entry.put("lower", spread.lower());
            entry.put("upper", spread.upper());
            spreads.add(entry);
        }
        tree.put("intercept_and_weights", spreads);
        return tree;
    }

    private static Bootstrap bootstrap(ModelNode node, int p) {
        List<Spread> spreads = new ArrayList<>();
        for (ModelNode entry : entries(node, p)) {
            spreads.add(new Spread(
                    entry.amountOr("standard_error", Double.NaN),
                    entry.numberOr("lower", Double.NaN),
                    entry.numberOr("upper", Double.NaN)));
        }
        return new Bootstrap(
                node.small("samples"),
                node.whole("seed"),
                spreads.get(0),
                spreads.subList(1, spreads.size()),
                node.small("not_converged"));
    }
}
