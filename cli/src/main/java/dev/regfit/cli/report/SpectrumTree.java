package dev.regfit.cli.report;

import dev.regfit.problem.Objective;
import dev.regfit.spectrum.Collinearity;
import dev.regfit.spectrum.Dependency;
import dev.regfit.spectrum.RidgePoint;
import dev.regfit.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spectrum for programs. */
record SpectrumTree(SpectrumReport report) {

    Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(report.provenance().version(), "spectrum");
        tree.put("data", ModelTree.data(report.provenance(), report.schema()));
        Objective first = report.trace().points().get(0).objective();
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("convention", first.convention().label());
        objective.put("formula", first.formula());
        objective.put("penalty", first.kind().label());
        tree.put("objective", objective);
        tree.put("spectrum", spectrum());
        tree.put("ridge", report.trace().points().stream().map(this::point).toList());
        tree.put("collinearity", report.collinearity().map(this::collinearity).orElse(null));
        tree.put("timing", ModelTree.timing(report.timing()));
        return tree;
    }

    private Map<String, Object> spectrum() {
        Spectrum spectrum = report.spectrum();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scale", report.formulation().scaling().label());
        tree.put("has_intercept", report.formulation().intercept());
        tree.put("columns", spectrum.columns());
        tree.put("rank", spectrum.rank());
        tree.put("condition", spectrum.condition());
        tree.put("source", spectrum.source().label());
        tree.put("eigenvalues", list(spectrum.eigenvalues()));
        return tree;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private Map<String, Object> point(RidgePoint point) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alpha", point.alpha());
        tree.put("shift", point.shift());
        tree.put("df", point.degreesOfFreedom());
        tree.put("df_with_intercept", report.degreesOfFreedom(point));
        tree.put("shrinkage", list(point.shrinkage()));
        ModelTree.addWeights(
                tree,
                report.schema(),
                point.intercept(),
                point.weights(),
                Optional.of(report.features().deviations()));
        tree.put("norms", WeightNorms.of(point.weights()).tree());
        Map<String, Object> solver = new LinkedHashMap<>();
        solver.put("name", point.solver());
        solver.put("relative_difference", point.difference());
        tree.put("solver", solver);
        return tree;
    }

    private Map<String, Object> collinearity(Collinearity found) {
        List<String> names = report.schema().features();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("largest_index", found.largestIndex());
        tree.put(
                "dependencies",
                found.dependencies().stream().map(one -> dependency(one, names)).toList());
        List<Map<String, Object>> factors = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            Map<String, Object> factor = new LinkedHashMap<>();
            factor.put("name", names.get(j));
            factor.put("vif", found.vif()[j]);
            factors.add(factor);
        }
        tree.put("inflation", factors);
        return tree;
    }

    private static Map<String, Object> dependency(Dependency dependency, List<String> names) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Dependency.Part part : dependency.parts()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", names.get(part.column()));
            tree.put("loading", part.loading());
            tree.put("proportion", part.proportion());
            parts.add(tree);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("condition_index", dependency.conditionIndex());
        tree.put("columns", parts);
        return tree;
    }
}
