package dev.regfit.model;

import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Standardization;
import dev.regfit.model.Training.Proof;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** From the tree of a model file to the model, trusting nothing. */
final class ModelReader {
    private static final Set<String> FEATURE_KEYS =
            Set.of("name", "weight", "fill", "center", "scale", "deviation", "factor", "group", "lower", "upper");

    private final double[] weights;
    private final double[] fills;
    private final double[] centers;
    private final double[] scales;
    private final double[] deviations;
    private final double[] factors;
    private final double[] lower;
    private final double[] upper;
    /** Features by the name of their group. */
    private final Map<String, List<Integer>> grouped = new LinkedHashMap<>();

    private ModelReader(int p) {
        this.weights = new double[p];
        this.fills = new double[p];
        this.centers = new double[p];
        this.scales = new double[p];
        this.deviations = new double[p];
        this.factors = new double[p];
        this.lower = new double[p];
        this.upper = new double[p];
    }

    static LinearModel model(ModelNode root) {
        Schema schema = schema(root);
        List<ModelNode> features = root.children("features");
        List<String> names = schema.features();
        if (features.size() != names.size()) {
            throw root.damaged(
                    "features",
                    "holds %s weights, but the %s make %s"
                            .formatted(features.size(), schema.isPlain() ? "predictors" : "terms", names.size()));
        }
        ModelReader reader = new ModelReader(names.size());
        for (int j = 0; j < names.size(); j++) {
            reader.feature(j, features.get(j), names.get(j));
        }
        return new LinearModel(
                schema.with(ResponseFormat.response(root)),
                root.number("intercept"),
                reader.weights,
                reader.fills,
                reader.training(root),
                ResponseFormat.smearing(root));
    }

    private static Schema schema(ModelNode root) {
        List<Predictor> predictors = new ArrayList<>();
        for (ModelNode node : root.children("predictors")) {
            predictors.add(predictor(node));
        }
        String target = root.text("target");
        if (!root.has("terms")) {
            return new Schema(predictors, target);
        }
        Map<String, Predictor> byName = new HashMap<>();
        for (Predictor predictor : predictors) {
            if (byName.put(predictor.name(), predictor) != null) {
                throw root.damaged("predictors", "has \"" + predictor.name() + "\" twice");
            }
        }
        return new Schema(predictors, TermFormat.read(root.children("terms"), byName::get), target);
    }

    private static Predictor predictor(ModelNode node) {
        String name = node.text("name");
        String type = node.text("type");
        if (type.equals("number")) {
            return Predictor.number(name);
        }
        if (!type.equals("text")) {
            throw node.damaged("type", "should be number or text, not \"" + type + "\"");
        }
        List<String> levels = node.texts("levels");
        for (int k = 1; k < levels.size(); k++) {
            if (levels.get(k - 1).compareTo(levels.get(k)) >= 0) {
                throw node.damaged("levels", "is not in order at \"" + levels.get(k) + "\"");
            }
        }
        List<String> base = node.texts("base");
        if (base.size() > 1 || base.stream().anyMatch(levels::contains)) {
            throw node.damaged("base", "should be at most one text, which is not among the levels");
        }
        return new Predictor(name, true, levels, base);
    }

    private void feature(int j, ModelNode node, String name) {
        node.allowOnly(FEATURE_KEYS);
        if (!node.text("name").equals(name)) {
            throw node.damaged("name", "should be \"" + name + "\", as the predictors say");
        }
        weights[j] = node.number("weight");
        fills[j] = node.number("fill");
        centers[j] = node.number("center");
        scales[j] = node.number("scale");
        deviations[j] = node.has("deviation") ? node.amount("deviation") : Double.NaN;
        factors[j] = node.amount("factor");
        if (node.has("group")) {
            grouped.computeIfAbsent(node.text("group"), group -> new ArrayList<>())
                    .add(j);
        }
        lower[j] = node.has("lower") ? node.number("lower") : Double.NEGATIVE_INFINITY;
        upper[j] = node.has("upper") ? node.number("upper") : Double.POSITIVE_INFINITY;
        if (!(scales[j] > 0)) {
            throw node.damaged("scale", "must be greater than zero");
        }
        if (!(lower[j] <= upper[j])) {
            throw node.damaged("lower", "is above the upper bound");
        }
    }

    private Training training(ModelNode root) {
        ModelNode objective = root.child("objective");
        ModelNode preparation = root.child("preparation");
        ElasticNet penalty =
                new ElasticNet(objective.amount("lambda1"), objective.amount("lambda2"), factors, lower, upper);
        return new Training(
                objective(objective).ofGroups(!grouped.isEmpty()),
                preparation.choice("scaling", Scaling.values(), Scaling::label),
                objective.has("adaptive") ? OptionalDouble.of(objective.amount("adaptive")) : OptionalDouble.empty(),
                new Standardization(
                        preparation.flag("intercept"), centers, scales, preparation.number("target_center")),
                deviations(preparation),
                penalty,
                ball(objective),
                groups(root, penalty),
                proof(root.child("certificate")),
                provenance(root.child("training")),
                AppraisalFormat.read(root, weights.length));
    }

    private static Ball ball(ModelNode node) {
        if (!node.has("max_norm")) {
            return Ball.NONE;
        }
        double radius = node.amount("max_norm");
        if (radius == 0) {
            throw node.damaged("max_norm", "must be greater than zero");
        }
        return new Ball(radius, node.amount("multiplier"));
    }

    private Groups groups(ModelNode root, ElasticNet penalty) {
        int members = 0;
        List<Groups.Group> groups = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> group : grouped.entrySet()) {
            members += group.getValue().size();
            groups.add(new Groups.Group(
                    group.getKey(),
                    group.getValue().stream().mapToInt(Integer::intValue).toArray()));
        }
        if (members != 0 && members != weights.length) {
            throw root.damaged("features", "has a \"group\" for some of them only");
        }
        Groups known = new Groups(groups);
        if (!known.goWith(penalty)) {
            throw root.damaged("features", "has bounds, or different factors, within a group");
        }
        return known;
    }

    /** A file from before they were kept knows none. */
    private Optional<Deviations> deviations(ModelNode preparation) {
        if (!preparation.has("target_deviation")) {
            return Optional.empty();
        }
        for (double deviation : deviations) {
            if (Double.isNaN(deviation)) {
                throw preparation.damaged("target_deviation", "is given, but a feature lacks its \"deviation\"");
            }
        }
        return Optional.of(new Deviations(deviations, preparation.amount("target_deviation")));
    }

    private static Objective objective(ModelNode node) {
        return new Objective(
                LossFormat.read(node),
                node.choice("convention", Convention.values(), Convention::label),
                node.choice("penalty", PenaltyKind.values(), PenaltyKind::label),
                node.amountOr("alpha", Double.NaN),
                node.amountOr("l1_ratio", Double.NaN),
                node.amount("l1"),
                node.amount("l2"),
                node.amount("n"),
                node.amount("target_deviation"),
                false);
    }

    /** A value that was not finite when the file was written proves nothing: it counts as infinite. */
    private static Proof proof(ModelNode node) {
        Certificate certificate = new Certificate(
                node.numberOr("objective", Double.POSITIVE_INFINITY),
                node.amountOr("gap", Double.POSITIVE_INFINITY),
                node.amountOr("relative_gap", Double.POSITIVE_INFINITY),
                node.amountOr("kkt", Double.POSITIVE_INFINITY));
        return new Proof(
                certificate,
                node.amount("tolerance"),
                node.flag("converged"),
                node.text("solver"),
                node.small("iterations"));
    }

    private static Provenance provenance(ModelNode node) {
        MissingPolicy missing = node.choice("missing", MissingPolicy.values(), MissingPolicy::label);
        return new Provenance(
                node.text("regfit"),
                node.text("command"),
                node.texts("files"),
                node.text("checksum"),
                node.count("rows"),
                node.count("dropped"),
                missing,
                incomplete(node, missing),
                node.text("weights"),
                cells(node),
                SplitFormat.read(node));
    }

    /** Other policies leave no row with missing values. */
    private static Optional<List<String>> incomplete(ModelNode node, MissingPolicy missing) {
        if (!missing.fillsIn()) {
            return Optional.of(List.of());
        }
        return node.has("incomplete") ? Optional.of(node.texts("incomplete")) : Optional.empty();
    }

    /** A file that says nothing of it was written when there was nothing to say, or nothing was kept. */
    private static CellReading cells(ModelNode node) {
        String decimal = node.has("decimal") ? node.text("decimal") : ".";
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw node.damaged("decimal", "should be . or , and not \"" + decimal + "\"");
        }
        return new CellReading(decimal.charAt(0), node.has("na_values") ? node.texts("na_values") : List.of());
    }
}
