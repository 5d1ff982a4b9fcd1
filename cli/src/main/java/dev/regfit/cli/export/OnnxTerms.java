package dev.regfit.cli.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The linear predictor as nodes of ONNX. Distinct factors become the columns of one matrix; parts without texts are products of
 * its columns, all at once; parts with texts look their weight up, one by one.
 */
final class OnnxTerms {
    private final OnnxGraph graph;
    private final Formula formula;
    /** Of each column its place in its input. */
    private final int[] places;
    /** The values of level numbers, by column: vectors. */
    private final Map<Integer, String> levels = new LinkedHashMap<>();
    /** Where each distinct factor is in the matrix of factors. */
    private final Map<Factor, Integer> factors = new LinkedHashMap<>();

    private final String one;

    OnnxTerms(OnnxGraph graph, Formula formula) {
        this.graph = graph;
        this.formula = formula;
        places = new int[formula.columns().size()];
        for (boolean text : List.of(false, true)) {
            int next = 0;
            for (int k : formula.places(text)) {
                places[k] = next++;
            }
        }
        one = graph.constant(new long[] {1}, 1);
    }

    /** The name of the linear predictor, a matrix of one column. */
    String linear() {
        formula.places(true).forEach(k -> levels.put(k, level(k)));
        String matrix = factorMatrix();
        List<String> addends = new ArrayList<>();
        addends.add(graph.constant(new double[] {formula.intercept()}, 1, 1));
        for (int size = 1; size <= mostFactors(); size++) {
            List<Part> parts = partsOf(size);
            if (!parts.isEmpty()) {
                addends.add(products(matrix, parts, size));
            }
        }
        for (Part part : formula.parts()) {
            if (!part.texts().isEmpty()) {
                addends.add(column(lookedUp(matrix, part)));
            }
        }
        addends.addAll(refusals());
        String sum = addends.get(0);
        for (String addend : addends.subList(1, addends.size())) {
            sum = graph.node("Add", List.of(sum, addend));
        }
        return sum;
    }

    private int mostFactors() {
        return formula.parts().stream()
                .mapToInt(part -> part.factors().size())
                .max()
                .orElse(0);
    }

    private List<Part> partsOf(int size) {
        return formula.parts().stream()
                .filter(part -> part.texts().isEmpty() && part.factors().size() == size)
                .toList();
    }

    /** The numbers of a text column's levels, a vector. */
    private String level(int k) {
        Column column = formula.columns().get(k);
        List<String> keys = new ArrayList<>(column.levels());
        long[] values = new long[keys.size() + 1];
        Arrays.setAll(values, value -> value);
        values[keys.size()] = column.missingLevel();
        keys.add("");
        String texts = graph.node(
                "Gather",
                List.of(OnnxForm.TEXTS, graph.constant(new long[] {places[k]})),
                OnnxGraph.attribute("axis", 1));
        return graph.node(
                "LabelEncoder",
                List.of(texts),
                OnnxGraph.attribute("keys_strings", keys),
                OnnxGraph.attribute("values_int64s", values),
                OnnxGraph.attribute("default_int64", column.unseen()));
    }

    /** All distinct factors of numbers and indicators, one a column; the name is empty if there are none. */
    private String factorMatrix() {
        List<String> blocks = new ArrayList<>();
        for (Factor.Kind kind : Factor.Kind.values()) {
            List<Factor> some = formula.parts().stream()
                    .flatMap(part -> part.factors().stream())
                    .filter(factor -> factor.kind() == kind
                            && !formula.columns().get(factor.column()).text())
                    .distinct()
                    .toList();
            if (!some.isEmpty()) {
                some.forEach(factor -> factors.put(factor, factors.size()));
                blocks.add(block(kind, some));
            }
        }
        for (Part part : formula.parts()) {
            for (Factor factor : part.factors()) {
                if (formula.columns().get(factor.column()).text() && !factors.containsKey(factor)) {
                    factors.put(factor, factors.size());
                    blocks.add(column(isMissingText(factor.column())));
                }
            }
        }
        if (blocks.size() <= 1) {
            return String.join("", blocks);
        }
        return graph.node("Concat", blocks, OnnxGraph.attribute("axis", 1));
    }

    private String block(Factor.Kind kind, List<Factor> some) {
        long[] columns =
                some.stream().mapToLong(factor -> places[factor.column()]).toArray();
        String x = graph.node(
                "Gather",
                List.of(OnnxForm.NUMBERS, graph.constant(columns, columns.length)),
                OnnxGraph.attribute("axis", 1));
        return switch (kind) {
            case PLAIN -> x;
            case POWER -> {
                double[] degrees = some.stream().mapToDouble(Factor::degree).toArray();
                yield graph.node("Pow", List.of(x, graph.constant(degrees, 1, degrees.length)));
            }
            case LOG -> graph.node("Log", List.of(x));
            case MISSING -> toDouble(graph.node("IsNaN", List.of(x)));
        };
    }

    private String isMissingText(int k) {
        String missing = graph.constant(new long[] {formula.columns().get(k).missing()}, 1);
        return toDouble(graph.node("Equal", List.of(levels.get(k), missing)));
    }

    private String toDouble(String bools) {
        return graph.node("Cast", List.of(bools), OnnxGraph.attribute("to", OnnxGraph.DOUBLE));
    }

    /** A vector as a matrix of one column. */
    private String column(String vector) {
        return graph.node("Unsqueeze", List.of(vector, one));
    }

    /** The sum of parts without texts that are products of so many factors. */
    private String products(String matrix, List<Part> parts, int size) {
        String product = graph.constant(parts.stream().mapToDouble(Part::weight).toArray(), 1, parts.size());
        for (int f = 0; f < size; f++) {
            int at = f;
            long[] columns = parts.stream()
                    .mapToLong(part -> factors.get(part.factors().get(at)))
                    .toArray();
            String x = graph.node(
                    "Gather", List.of(matrix, graph.constant(columns, columns.length)), OnnxGraph.attribute("axis", 1));
            product = graph.node("Mul", List.of(product, x));
        }
        double[] fills = parts.stream()
                .mapToDouble(part -> part.isFilled() ? part.ifMissing() : Double.NaN)
                .toArray();
        String filled = or(product, graph.constant(fills, 1, fills.length));
        return graph.node("ReduceSum", List.of(filled, one), OnnxGraph.attribute("keepdims", 1));
    }

    private String or(String value, String otherwise) {
        return graph.node("Where", List.of(graph.node("IsNaN", List.of(value)), otherwise, value));
    }

    /** A part with texts, a vector. */
    private String lookedUp(String matrix, Part part) {
        String place = levels.get(part.texts().get(0));
        for (int k : part.texts().subList(1, part.texts().size())) {
            String radix = graph.constant(new long[] {formula.columns().get(k).numbers()}, 1);
            place = graph.node("Add", List.of(graph.node("Mul", List.of(place, radix)), levels.get(k)));
        }
        String product = graph.node("Gather", List.of(graph.constant(part.weights(), part.weights().length), place));
        for (Factor factor : part.factors()) {
            String x = graph.node(
                    "Gather",
                    List.of(matrix, graph.constant(new long[] {factors.get(factor)})),
                    OnnxGraph.attribute("axis", 1));
            product = graph.node("Mul", List.of(product, x));
        }
        return part.isFilled() ? or(product, graph.constant(new double[] {part.ifMissing()}, 1)) : product;
    }

    /** What is NaN where a row has no prediction whatever is computed from it, and zero otherwise. */
    private List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            if (column.text() && (column.refusesUnseen() || column.required())) {
                double[] refused = new double[column.numbers()];
                refused[column.missing()] = column.required() ? Double.NaN : 0;
                refused[column.unseen()] = column.refusesUnseen() ? Double.NaN : 0;
                refusals.add(
                        column(graph.node("Gather", List.of(graph.constant(refused, refused.length), levels.get(k)))));
            } else if (!column.text() && (column.required() || column.positive())) {
                String x = graph.node(
                        "Gather",
                        List.of(OnnxForm.NUMBERS, graph.constant(new long[] {places[k]}, 1)),
                        OnnxGraph.attribute("axis", 1));
                String zero = graph.constant(new double[] {0}, 1);
                String isRefused = column.positive()
                        ? graph.node("LessOrEqual", List.of(x, zero))
                        : graph.node("IsNaN", List.of(x));
                refusals.add(graph.node(
                        "Where", List.of(isRefused, graph.constant(new double[] {Double.NaN}, 1), zero)));
            }
        }
        return refusals;
    }
}
