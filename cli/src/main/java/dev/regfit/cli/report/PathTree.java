package dev.regfit.cli.report;

import dev.regfit.path.Change;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.path.Relaxed;
import dev.regfit.path.SparseWeights;
import dev.regfit.problem.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A path for programs. */
record PathTree(PathReport report) {

    Map<String, Object> tree() {
        Path path = report.path();
        Map<String, Object> tree = ModelTree.head(report.provenance().version(), "path");
        tree.put("data", ModelTree.data(report.provenance(), report.schema()));
        Objective first = path.points().get(0).objective();
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("convention", first.convention().label());
        objective.put("formula", first.formula());
        ModelTree.addLoss(objective, first.loss());
        objective.put("penalty", first.kind().label());
        objective.put("l1_ratio", first.l1Ratio());
        report.formulation().adaptation().ifPresent(adaptation -> objective.put("adaptive", adaptation.gamma()));
        BallText.add(objective, report.formulation().ball());
        tree.put("objective", objective);
        report.relaxed().ifPresent(refits -> tree.put("relax", Map.of("gamma", refits.gamma())));
        List<Map<String, Object>> points = new ArrayList<>();
        for (int k = 0; k < path.points().size(); k++) {
            points.add(point(k));
        }
        if (report.isSquared()) {
            tree.put("r2_about", ModelTree.r2About(report.formulation().intercept()));
        }
        tree.put("path", points);
        tree.put("end", path.end().label());
        tree.put("exact", path.isExact());
        tree.put(
                "knots",
                path.changes().stream()
                        .flatMap(List::stream)
                        .map(this::change)
                        .distinct()
                        .toList());
        tree.put("solver", ModelTree.solver(path.solver(), path.reason()));
        tree.put("timing", ModelTree.timing(report.timing()));
        return tree;
    }

    /** What the share of the null model's deviance is called that is explained. */
    private String share() {
        return report.isSquared() ? "r2" : "explained";
    }

    private Map<String, Object> point(int k) {
        PathPoint point = report.path().points().get(k);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alpha", point.alpha());
        tree.put("nonzero", point.weights().nonzero());
        if (report.groups().areWanted()) {
            tree.put("groups", report.active(point));
        }
        tree.put(share(), point.r2());
        tree.put("objective", point.value());
        if (!report.formulation().ball().isNone()) {
            tree.put("multiplier", point.objective().factor() * point.multiplier());
        }
        tree.put("certificate", ModelTree.certificate(point.certificate(), point.objective()));
        tree.put("intercept", point.intercept());
        tree.put("weights", weights(point.weights()));
        tree.put("norms", WeightNorms.of(point.weights().values()).tree());
        report.refit(k).ifPresent(refit -> tree.put("relaxed", refit(point, refit)));
        return tree;
    }

    private Map<String, Object> refit(PathPoint point, Relaxed refit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(share(), refit.r2());
        tree.put("loss", PathReport.loss(point, refit));
        tree.put("certificate", ModelTree.certificate(refit.certificate(), point.objective()));
        tree.put("intercept", refit.intercept());
        tree.put("weights", weights(refit.weights()));
        tree.put("norms", WeightNorms.of(refit.weights().values()).tree());
        List<String> names = report.schema().features();
        tree.put("left_out", Arrays.stream(refit.leftOut()).mapToObj(names::get).toList());
        return tree;
    }

    private List<Map<String, Object>> weights(SparseWeights weights) {
        List<String> names = report.schema().features();
        List<Map<String, Object>> trees = new ArrayList<>();
        for (int k = 0; k < weights.nonzero(); k++) {
            Map<String, Object> weight = new LinkedHashMap<>();
            weight.put("name", names.get(weights.columns()[k]));
            weight.put("weight", weights.values()[k]);
            weight.put("standardized", report.deviations().standardized(weights.columns()[k], weights.values()[k]));
            trees.add(weight);
        }
        return trees;
    }

    private Map<String, Object> change(Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", report.name(change));
        tree.put("event", change.enters() ? "enters" : "leaves");
        tree.put("from_alpha", change.from());
        tree.put("to_alpha", change.to());
        return tree;
    }
}
