package dev.regfit.cli.report;

import dev.regfit.data.Schema;
import dev.regfit.data.TargetTransform;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossFormat;
import dev.regfit.model.TermFormat;
import dev.regfit.model.Training;
import dev.regfit.model.Training.Proof;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Squared;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a model as they stand in JSON reports. */
final class ModelTree {
    private ModelTree() {}

    /** The keys every report begins with. */
    static Map<String, Object> head(String version, String command) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("regfit", version);
        tree.put("command", command);
        return tree;
    }

    /**
     * Adds what is known of a model without its data, in the order of the contract.
     *
     * @param powers of norms beside the usual ones
     */
    static void addModel(Map<String, Object> tree, LinearModel model, ObjectiveValue value, List<Double> powers) {
        tree.put("data", data(model.training().provenance(), model.schema()));
        tree.put("objective", objective(model, value));
        tree.put("equivalent", equivalent(Equivalents.of(model)));
        tree.put("model", weights(model));
        tree.put("sparsity", sparsity(model));
        tree.put("norms", new WeightNorms(model.weights(), powers).tree());
    }

    static Map<String, Object> data(Provenance provenance, Schema schema) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("files", provenance.files());
        tree.put("rows", provenance.rows());
        tree.put("columns", schema.predictors().size());
        tree.put("dropped", provenance.dropped());
        tree.put("target", schema.target());
        schema.classes().ifPresent(classes -> {
            tree.put("positive_class", classes.positive());
            tree.put("negative_class", classes.negative());
        });
        if (schema.response().hasOffset()) {
            tree.put("offset", schema.response().offset());
        }
        if (schema.transform() != TargetTransform.NONE) {
            tree.put("target_transform", schema.transform().label());
        }
        return tree;
    }

    static Map<String, Object> solver(String name, String reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("reason", reason);
        return tree;
    }

    static Map<String, Object> timing(Timing timing) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("read", timing.read());
        tree.put("fit", timing.fit());
        tree.put("total", timing.total());
        return tree;
    }

    private static Map<String, Object> objective(LinearModel model, ObjectiveValue value) {
        Training training = model.training();
        Objective objective = training.objective();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("convention", objective.convention().label());
        tree.put("formula", objective.formula());
        addLoss(tree, objective.loss());
        tree.put("penalty", objective.kind().label());
        tree.put("alpha", objective.alpha());
        tree.put("l1_ratio", objective.l1Ratio());
        tree.put("l1", objective.l1());
        tree.put("l2", objective.l2());
        training.gamma().ifPresent(gamma -> tree.put("adaptive", gamma));
        BallText.add(tree, model);
        tree.put("loss", value.loss());
        tree.put("penalty_value", value.penalty());
        tree.put("value", value.total());
        return tree;
    }

    /** Adds which loss it is; the squared one goes without saying. */
    static void addLoss(Map<String, Object> objective, Loss loss) {
        if (!(loss instanceof Squared)) {
            objective.put("family", loss.name().label());
        }
        LossFormat.addParameter(objective, loss);
    }

    private static Map<String, Object> equivalent(Equivalents equivalents) {
        Map<String, Object> tree = new LinkedHashMap<>(equivalents.strengths());
        if (!equivalents.ratios().isEmpty()) {
            tree.put("l1_ratio", equivalents.ratios());
        }
        tree.put("call", equivalents.calls());
        return tree;
    }

    private static Map<String, Object> weights(LinearModel model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        addWeights(
                tree,
                model.schema(),
                model.intercept(),
                model.weights(),
                model.training().deviations());
        if (model.training().groups().areWanted()) {
            tree.put("groups", groups(model));
        }
        if (!model.aliased().isEmpty()) {
            tree.put("aliased", model.aliased());
        }
        LogTarget.add(tree, model);
        return tree;
    }

    /**
     * Adds intercept and weights, zeros included.
     *
     * @param deviations where they are known, weights stand there standardised, too
     */
    static void addWeights(
            Map<String, Object> tree,
            Schema schema,
            double intercept,
            double[] weights,
            Optional<Deviations> deviations) {
        List<String> names = schema.features();
        tree.put("intercept", intercept);
        tree.put("weights", new AbstractList<Map<String, Object>>() {
            @Override
            public int size() {
                return names.size();
            }

            @Override
            public Map<String, Object> get(int j) {
                Map<String, Object> weight = new LinkedHashMap<>();
                weight.put("name", names.get(j));
                weight.put("weight", weights[j]);
                deviations.ifPresent(known -> weight.put("standardized", known.standardized(j, weights[j])));
                return weight;
            }
        });
        Map<String, Object> bases = new LinkedHashMap<>(BaseLevels.of(schema));
        if (!bases.isEmpty()) {
            tree.put("base_levels", bases);
        }
        if (!schema.isPlain()) {
            tree.put("terms", TermFormat.trees(schema.terms()));
        }
    }

    /** The norms of groups, zeros included. */
    private static List<Map<String, Object>> groups(LinearModel model) {
        GroupSizes sizes = new GroupSizes(model);
        List<String> names = model.schema().features();
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Groups.Group group : model.training().groups().groups()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", group.name());
            tree.put(
                    "columns",
                    Arrays.stream(group.columns()).mapToObj(names::get).toList());
            tree.put("norm", group.norm(model.weights()));
            if (model.training().deviations().isPresent()) {
                tree.put("standardized", sizes.standardized(group));
            }
            trees.add(tree);
        }
        return trees;
    }

    private static Map<String, Object> sparsity(LinearModel model) {
        int zero = model.weights().length - model.nonzero();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("nonzero", model.nonzero());
        tree.put("zero", zero);
        tree.put("fraction_zero", (double) zero / model.weights().length);
        Groups groups = model.training().groups();
        if (groups.areWanted()) {
            int active = groups.active(model.weights());
            tree.put("nonzero_groups", active);
            tree.put("zero_groups", groups.groups().size() - active);
        }
        return tree;
    }

    /** The proof of a model; the gap in units of the objective as stated. */
    static Map<String, Object> certificate(LinearModel model) {
        Proof proof = model.training().proof();
        Map<String, Object> tree =
                certificate(proof.certificate(), model.training().objective());
        tree.put("converged", proof.converged());
        tree.put("iterations", proof.iterations());
        return tree;
    }

    static Map<String, Object> certificate(Certificate certificate, Objective objective) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gap", certificate.gap() * objective.factor());
        tree.put("relative_gap", certificate.relativeGap());
        tree.put("kkt", certificate.kkt());
        return tree;
    }

    /** What R² is about, which without an intercept is not the mean. */
    static String r2About(boolean intercept) {
        return intercept ? "mean" : "zero";
    }
}
