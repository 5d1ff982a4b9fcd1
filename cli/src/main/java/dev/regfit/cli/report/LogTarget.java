package dev.regfit.cli.report;

import dev.regfit.data.TargetTransform;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ResponseFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What reports say of a model of the target's logarithm, beside what they say of every model. */
final class LogTarget {
    private LogTarget() {}

    private static boolean is(LinearModel model) {
        return model.schema().transform() == TargetTransform.LOG;
    }

    /** What the objective is about, and how a prediction comes of it. */
    static void write(TextPage page, LinearModel model) {
        if (is(model)) {
            page.entry("", "target " + Words.target(model.schema()) + ": loss and certificate are on the log scale");
            page.entry(
                    "",
                    "predictions are s·exp(b₀ + xw) with s = %s (%s)"
                            .formatted(
                                    TextNumbers.of(model.smearing().factor()),
                                    model.smearing().method().description()));
        }
    }

    /** The same for programs. */
    static void add(Map<String, Object> tree, LinearModel model) {
        if (is(model)) {
            tree.put("target_transform", ResponseFormat.tree(model.schema().transform(), model.smearing()));
        }
    }

    /** How well the logarithm is fitted. */
    static void writeFit(TextPage page, LinearModel model, Evaluation logScale) {
        page.entry(
                "",
                "of log(%s): R² = %s%s, RMSE = %s"
                        .formatted(
                                Words.name(model.schema().target()),
                                TextNumbers.of(TextNumbers.withoutRounding(logScale.r2())),
                                Words.aboutZero(model),
                                TextNumbers.of(logScale.rmse())));
    }

    /** What is said where single residuals are not known. */
    static String withoutRows(LinearModel model) {
        return is(model)
                ? "errors in the target's own unit need the rows: evaluate on the table computes them"
                : "no MAE without the rows: evaluate on the table computes it, so does train --keep-rows";
    }

    static Map<String, Object> scores(Evaluation logScale) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("r2", logScale.r2());
        tree.put("rmse", logScale.rmse());
        tree.put("mae", logScale.mae());
        return tree;
    }
}
