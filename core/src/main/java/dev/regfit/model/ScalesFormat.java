package dev.regfit.model;

import dev.regfit.data.ColumnScales;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowNorm;
import dev.regfit.data.Scales;
import dev.regfit.data.Scaling;
import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file of scales: JSON, with a version, and the same text for the same scales. What there is none of has no key. */
public final class ScalesFormat {
    private static final JsonDocument DOCUMENT =
            new JsonDocument("regfit-scales", 1, "file of scales", "regfit transform", "make it again");

    private ScalesFormat() {}

    /**
     * The text of a file.
     *
     * @param madeBy the version of regfit
     */
    public static String write(Scales scales, String madeBy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", DOCUMENT.format());
        tree.put("version", DOCUMENT.version());
        tree.put("regfit", madeBy);
        if (!scales.logarithms().isEmpty()) {
            tree.put("logarithms", scales.logarithms());
        }
        if (!scales.terms().isEmpty()) {
            tree.put("terms", TermFormat.trees(scales.terms()));
        }
        scales.columns().ifPresent(columns -> tree.put("columns", columns(columns)));
        scales.rows().ifPresent(rows -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("norm", rows.norm().label());
            node.put("columns", rows.columns());
            tree.put("rows", node);
        });
        return Json.write(tree);
    }

    private static Map<String, Object> columns(ColumnScales columns) {
        List<Map<String, Object>> scales = new ArrayList<>();
        for (ColumnScales.Column column : columns.columns()) {
            Map<String, Object> scale = new LinkedHashMap<>();
            scale.put("name", column.name());
            scale.put("center", column.center());
            scale.put("scale", column.scale());
            scales.add(scale);
        }
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("scaling", columns.scaling().label());
        node.put("learnt_from_rows", columns.rows());
        node.put("scales", scales);
        return node;
    }

    /**
     * Reads the text of a file.
     *
     * @throws ModelFormatException when it is none, is damaged, or was written by a newer regfit
     */
    public static Scales read(String text) {
        ModelNode root = DOCUMENT.open(text);
        root.allowOnly(Set.of("format", "version", "regfit", "logarithms", "terms", "columns", "rows"));
        root.text("regfit");
        List<String> logarithms = root.has("logarithms") ? names(root, "logarithms") : List.of();
        List<Term> terms = root.has("terms") ? TermFormat.read(root.children("terms"), Predictor::number) : List.of();
        Optional<ColumnScales> columns =
                root.has("columns") ? Optional.of(columns(root.child("columns"))) : Optional.empty();
        Optional<Scales.RowScaling> rows = root.has("rows") ? Optional.of(rows(root.child("rows"))) : Optional.empty();
        return new Scales(logarithms, terms, columns, rows);
    }

    private static ColumnScales columns(ModelNode node) {
        node.allowOnly(Set.of("scaling", "learnt_from_rows", "scales"));
        Scaling scaling = node.choice("scaling", Scaling.values(), Scaling::label);
        List<ColumnScales.Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ModelNode child : node.children("scales")) {
            child.allowOnly(Set.of("name", "center", "scale"));
            String name = child.text("name");
            if (!names.add(name)) {
                throw child.damaged("name", "stands twice: \"" + name + "\"");
            }
            double scale = child.number("scale");
            if (!(scale > 0)) {
                throw child.damaged("scale", "should be greater than zero, not " + scale);
            }
            columns.add(new ColumnScales.Column(name, child.number("center"), scale));
        }
        return new ColumnScales(scaling, node.count("learnt_from_rows"), columns);
    }

    private static Scales.RowScaling rows(ModelNode node) {
        node.allowOnly(Set.of("norm", "columns"));
        return new Scales.RowScaling(node.choice("norm", RowNorm.values(), RowNorm::label), names(node, "columns"));
    }

    /** Names that are all different. */
    private static List<String> names(ModelNode node, String key) {
        List<String> names = node.texts(key);
        Set<String> different = new HashSet<>();
        for (String name : names) {
            if (!different.add(name)) {
                throw node.damaged(key, "has \"" + name + "\" twice");
            }
        }
        return names;
    }
}
