package dev.regfit.model;

import dev.regfit.data.Predictor;
import dev.regfit.data.TargetTransform;
import dev.regfit.model.Training.Proof;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Squared;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a model to the tree of its file; {@link ModelReader} is the way back. */
final class ModelWriter {
    private ModelWriter() {}

    static Map<String, Object> tree(LinearModel model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", ModelFormat.FORMAT);
        tree.put("version", version(model));
        tree.put("target", model.schema().target());
        if (model.schema().transform() != TargetTransform.NONE) {
            tree.put("target_transform", ResponseFormat.tree(model.schema().transform(), model.smearing()));
        }
        ResponseFormat.add(tree, model.schema().response());
        tree.put("intercept", model.intercept());
        tree.put("features", new Features(model));
        tree.put(
                "predictors",
                model.schema().predictors().stream().map(ModelWriter::predictor).toList());
        if (!model.schema().isPlain()) {
            tree.put("terms", TermFormat.trees(model.schema().terms()));
        }
        Training training = model.training();
        tree.put("objective", objective(training));
        tree.put("preparation", preparation(training));
        tree.put("certificate", certificate(training.proof()));
        tree.put("training", provenance(training.provenance()));
        AppraisalFormat.add(tree, training.appraisal());
        return tree;
    }

    /** The first that tells all that there is to this model. */
    private static long version(LinearModel model) {
        if (!model.training().ball().isNone()) {
            return ModelFormat.VERSION;
        }
        if (!(model.training().objective().loss() instanceof Squared)) {
            return 3;
        }
        return model.schema().transform() == TargetTransform.NONE ? 1 : 2;
    }

    /** One object a feature, made when it is asked for: there may be very many. */
    private static final class Features extends AbstractList<Map<String, Object>> {
        private final LinearModel model;
        private final List<String> names;
        /** The group of each feature, if there are any. */
        private final String[] groups;

        Features(LinearModel model) {
            this.model = model;
            this.names = model.schema().features();
            this.groups = new String[names.size()];
            for (Groups.Group group : model.training().groups().groups()) {
                for (int j : group.columns()) {
                    groups[j] = group.name();
                }
            }
        }

        @Override
        public int size() {
            return names.size();
        }

        @Override
        public Map<String, Object> get(int j) {
            Training training = model.training();
            ElasticNet penalty = training.penalty();
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("name", names.get(j));
            feature.put("weight", model.weights()[j]);
            feature.put("fill", model.fills()[j]);
            feature.put("center", training.standardization().centers()[j]);
            feature.put("scale", training.standardization().scales()[j]);
            training.deviations()
                    .ifPresent(deviations -> feature.put("deviation", deviations.columns()[j]));
            feature.put("factor", penalty.factors()[j]);
            if (groups[j] != null) {
                feature.put("group", groups[j]);
            }
            if (penalty.lower()[j] > Double.NEGATIVE_INFINITY) {
                feature.put("lower", penalty.lower()[j]);
            }
            if (penalty.upper()[j] < Double.POSITIVE_INFINITY) {
                feature.put("upper", penalty.upper()[j]);
            }
            return feature;
        }
    }

    private static Map<String, Object> predictor(Predictor predictor) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", predictor.name());
        tree.put("type", predictor.text() ? "text" : "number");
        if (predictor.text()) {
            tree.put("levels", predictor.levels());
            tree.put("base", predictor.base());
        }
        return tree;
    }

    private static Map<String, Object> objective(Training training) {
        Objective objective = training.objective();
        Map<String, Object> tree = new LinkedHashMap<>();
        LossFormat.add(tree, objective.loss());
        tree.put("convention", objective.convention().label());
        tree.put("formula", objective.formula());
        tree.put("penalty", objective.kind().label());
        tree.put("alpha", objective.alpha());
        tree.put("l1_ratio", objective.l1Ratio());
        tree.put("l1", objective.l1());
        tree.put("l2", objective.l2());
        tree.put("n", objective.rows());
        tree.put("target_deviation", objective.targetDeviation());
        tree.put("lambda1", training.penalty().lambda1());
        tree.put("lambda2", training.penalty().lambda2());
        training.gamma().ifPresent(gamma -> tree.put("adaptive", gamma));
        if (!training.ball().isNone()) {
            tree.put("max_norm", training.ball().radius());
            tree.put("multiplier", training.ball().multiplier());
        }
        return tree;
    }

    private static Map<String, Object> preparation(Training training) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scaling", training.scaling().label());
        tree.put("intercept", training.standardization().intercept());
        tree.put("target_center", training.standardization().targetCenter());
        training.deviations().ifPresent(deviations -> tree.put("target_deviation", deviations.target()));
        return tree;
    }

    private static Map<String, Object> certificate(Proof proof) {
        Certificate certificate = proof.certificate();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("objective", certificate.objective());
        tree.put("gap", certificate.gap());
        tree.put("relative_gap", certificate.relativeGap());
        tree.put("kkt", certificate.kkt());
        tree.put("tolerance", proof.tolerance());
        tree.put("converged", proof.converged());
        tree.put("solver", proof.solver());
        tree.put("iterations", proof.iterations());
        return tree;
    }

    private static Map<String, Object> provenance(Provenance provenance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("regfit", provenance.version());
        tree.put("command", provenance.command());
        tree.put("files", provenance.files());
        tree.put("checksum", provenance.checksum());
        tree.put("rows", provenance.rows());
        tree.put("dropped", provenance.dropped());
        tree.put("missing", provenance.missing().label());
        if (provenance.missing().fillsIn()) {
            provenance.incomplete().ifPresent(columns -> tree.put("incomplete", columns));
        }
        tree.put("weights", provenance.weights());
        tree.put("decimal", String.valueOf(provenance.cells().decimal()));
        tree.put("na_values", provenance.cells().missing());
        SplitFormat.add(tree, provenance.split());
        return tree;
    }
}
