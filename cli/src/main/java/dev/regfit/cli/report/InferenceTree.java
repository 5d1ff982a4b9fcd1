package dev.regfit.cli.report;

import dev.regfit.inference.Coefficient;
import dev.regfit.inference.Inference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Standard errors of least squares as they stand in JSON reports; null where one is not defined. */
final class InferenceTree {
    private InferenceTree() {}

    /** Adds what is known of each weight, of the intercept and of the fit to a report that has a model and a fit. */
    static void add(Map<String, Object> tree, Inference inference) {
        Map<String, Object> model = copy(tree.get("model"));
        List<Map<String, Object>> weights = new ArrayList<>();
        for (Object weight : (List<?>) model.get("weights")) {
            Map<String, Object> more = copy(weight);
            put(more, inference.of(weights.size()));
            weights.add(more);
        }
        model.put("weights", weights);
        inference.intercept().ifPresent(sure -> {
            Map<String, Object> intercept = new LinkedHashMap<>();
            put(intercept, sure);
            model.put("intercept_inference", intercept);
        });
        tree.put("model", model);
        Map<String, Object> fit = copy(tree.get("fit"));
        fit.put("covariance", inference.covariance().label());
        fit.put("residual_standard_error", inference.residualStandardError());
        fit.put("residual_df", inference.residualDegrees());
        fit.put("adjusted_r2", inference.adjustedR2());
        fit.put("f", inference.f());
        fit.put("f_p", inference.fP());
        tree.put("fit", fit);
    }

    private static void put(Map<String, Object> tree, Coefficient coefficient) {
        tree.put("standard_error", coefficient.standardError());
        tree.put("t", coefficient.t());
        tree.put("p", coefficient.p());
    }

    private static Map<String, Object> copy(Object tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) tree).forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }
}
