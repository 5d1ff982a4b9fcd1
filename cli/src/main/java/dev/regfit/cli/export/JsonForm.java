package dev.regfit.cli.export;

import dev.regfit.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The formula itself, for programs that compute it themselves: docs/guide/export.md says what the keys mean. */
final class JsonForm implements Form {
    private static final String FORMAT = "regfit formula";
    private static final long VERSION = 1;

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("regfit", formula.about().version());
        tree.put("target", formula.about().target());
        tree.put("about", formula.about().lines());
        tree.put("columns", formula.columns().stream().map(JsonForm::column).toList());
        tree.put("intercept", formula.intercept());
        tree.put(
                "terms",
                formula.parts().stream().map(part -> term(formula, part)).toList());
        tree.put("prediction", prediction(formula.ending(), names.prediction()));
        return Form.bytes(Json.write(tree));
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", column.name());
        tree.put("type", column.text() ? "text" : "number");
        if (column.text()) {
            tree.put("levels", column.levels());
            tree.put("unseen", column.refusesUnseen() ? "refuse" : "zero");
        }
        if (column.missingIsLevel()) {
            tree.put("missing_is", column.levels().get(column.missingLevel()));
        }
        if (column.required() || (column.refusesUnseen() && column.missingIsUnseen())) {
            tree.put("required", true);
        }
        if (column.positive()) {
            tree.put("positive", true);
        }
        return tree;
    }

    private static Map<String, Object> term(Formula formula, Part part) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "factors",
                part.factors().stream().map(factor -> factor(formula, factor)).toList());
        if (part.texts().isEmpty()) {
            tree.put("weight", part.weight());
        } else {
            tree.put("weights", weights(formula, part));
        }
        // not a number is written as null
        tree.put("if_missing", part.ifMissing());
        return tree;
    }

    private static Map<String, Object> factor(Formula formula, Factor factor) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", factor.kind().name().toLowerCase(Locale.ROOT));
        tree.put("column", formula.columns().get(factor.column()).name());
        if (factor.kind() == Factor.Kind.POWER) {
            tree.put("degree", (long) factor.degree());
        }
        return tree;
    }

    private static List<Object> weights(Formula formula, Part part) {
        List<Object> all = new ArrayList<>();
        for (Part.Weight known : part.known(formula.columns())) {
            Map<String, Object> levels = new LinkedHashMap<>();
            for (int k = 0; k < known.levels().size(); k++) {
                levels.put(
                        formula.columns().get(part.texts().get(k)).name(),
                        known.levels().get(k));
            }
            Map<String, Object> weight = new LinkedHashMap<>();
            weight.put("levels", levels);
            weight.put("weight", known.weight());
            all.add(weight);
        }
        return all;
    }

    private static Map<String, Object> prediction(Ending ending, String name) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("link", ending.link().name().toLowerCase(Locale.ROOT));
        if (ending.link() == Ending.Link.EXP) {
            tree.put("factor", ending.factor());
        }
        ending.labels().ifPresent(labels -> {
            tree.put("positive", labels.positive());
            tree.put("negative", labels.negative());
        });
        if (ending.decides()) {
            tree.put("threshold", ending.threshold());
        }
        return tree;
    }
}
