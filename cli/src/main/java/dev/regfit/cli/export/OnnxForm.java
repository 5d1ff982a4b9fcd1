package dev.regfit.cli.export;

import dev.regfit.model.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph of ONNX in doubles. It has the input {@code numbers}, a matrix of the columns of numbers, NaN where missing, and
 * {@code texts}, one of the text columns, empty where missing; the columns' names are in the model's metadata. The output is a
 * matrix of one column, NaN (of classes: empty) where there is no prediction.
 */
final class OnnxForm implements Form {
    static final String NUMBERS = "numbers";
    static final String TEXTS = "texts";

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        OnnxGraph graph = new OnnxGraph();
        input(graph, formula, NUMBERS, false, OnnxGraph.DOUBLE);
        input(graph, formula, TEXTS, true, OnnxGraph.STRING);
        String linear = new OnnxTerms(graph, formula).linear();
        ending(graph, formula.ending(), linear, names.prediction());
        graph.output(names.prediction(), formula.predictsText() ? OnnxGraph.STRING : OnnxGraph.DOUBLE);
        List<String> properties = new ArrayList<>();
        for (boolean text : List.of(false, true)) {
            List<String> columns = formula.places(text).stream()
                    .map(k -> formula.columns().get(k).name())
                    .toList();
            properties.addAll(
                    List.of(text ? TEXTS : NUMBERS, Json.write(columns).strip()));
        }
        return graph.toBytes(formula.about(), properties);
    }

    private static void input(OnnxGraph graph, Formula formula, String name, boolean text, int type) {
        int width = formula.places(text).size();
        if (width > 0) {
            graph.input(name, type, width);
        }
    }

    private static void ending(OnnxGraph graph, Ending ending, String linear, String name) {
        String mean = switch (ending.link()) {
            case IDENTITY -> linear;
            case LOGISTIC -> probability(graph, linear);
            case EXP -> {
                String factor = graph.constant(new double[] {ending.factor()}, 1);
                yield graph.node("Mul", List.of(graph.node("Exp", List.of(linear)), factor));
            }
        };
        if (ending.classes().isEmpty()) {
            graph.node("Identity", name, List.of(mean));
            return;
        }
        String threshold = graph.constant(new double[] {ending.threshold()}, 1);
        String labels = graph.node(
                "Where",
                List.of(
                        graph.node("Greater", List.of(mean, threshold)),
                        graph.constant(ending.classes().get().positive()),
                        graph.constant(ending.classes().get().negative())));
        graph.node("Where", name, List.of(graph.node("IsNaN", List.of(mean)), graph.constant(""), labels));
    }

    /** 1/(1 + exp(−f)) that keeps its digits where it is small, which ONNX Runtime's Sigmoid does not. */
    private static String probability(OnnxGraph graph, String f) {
        String one = graph.constant(new double[] {1}, 1);
        String e = graph.node("Exp", List.of(graph.node("Neg", List.of(graph.node("Abs", List.of(f))))));
        String smaller = graph.node("Div", List.of(e, graph.node("Add", List.of(e, one))));
        String larger = graph.node("Sub", List.of(one, smaller));
        String isPositive = graph.node("Greater", List.of(f, graph.constant(new double[] {0}, 1)));
        return graph.node("Where", List.of(isPositive, larger, smaller));
    }
}
