package dev.regfit.model;

import dev.regfit.data.Predictor;
import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Terms in JSON: a list of objects, {@code {"kind": "power", "column": "x", "degree": 2}}. */
public final class TermFormat {
    private static final String MAIN = "column";
    private static final String LEVELS = "levels";
    private static final String POWER = "power";
    private static final String LOG = "log";
    private static final String MISSING = "missing";
    private static final String INTERACTION = "interaction";

    private TermFormat() {}

    /** Terms as {@link Json} writes them, in their order. */
    public static List<Map<String, Object>> trees(List<? extends Term> terms) {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Term term : terms) {
            trees.add(tree(term));
        }
        return trees;
    }

    private static Map<String, Object> tree(Term term) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (term instanceof Term.Interaction interaction) {
            tree.put("kind", INTERACTION);
            tree.put("factors", trees(interaction.factors()));
            return tree;
        }
        Term.Factor factor = (Term.Factor) term;
        tree.put("kind", kind(factor));
        tree.put("column", factor.column());
        if (factor instanceof Term.Power power) {
            tree.put("degree", (long) power.degree());
        }
        return tree;
    }

    private static String kind(Term.Factor factor) {
        if (factor instanceof Term.Main) {
            return MAIN;
        }
        if (factor instanceof Term.Levels) {
            return LEVELS;
        }
        if (factor instanceof Term.Power) {
            return POWER;
        }
        return factor instanceof Term.Log ? LOG : MISSING;
    }

    /**
     * Reads terms.
     *
     * @param predictors the column of each name, null if there is none
     */
    static List<Term> read(List<ModelNode> nodes, Function<String, Predictor> predictors) {
        List<Term> terms = new ArrayList<>();
        for (ModelNode node : nodes) {
            if (node.text("kind").equals(INTERACTION)) {
                node.allowOnly(Set.of("kind", "factors"));
                terms.add(interaction(node, predictors));
            } else {
                terms.add(factor(node, predictors));
            }
        }
        return terms;
    }

    private static Term interaction(ModelNode node, Function<String, Predictor> predictors) {
        List<Term.Factor> factors = new ArrayList<>();
        for (ModelNode child : node.children("factors")) {
            Term.Factor factor = factor(child, predictors);
            if (factors.contains(factor)) {
                throw node.damaged("factors", "has " + factor.name() + " twice");
            }
            factors.add(factor);
        }
        if (factors.size() < 2) {
            throw node.damaged("factors", "should be two or more");
        }
        return new Term.Interaction(factors);
    }

    private static Term.Factor factor(ModelNode node, Function<String, Predictor> predictors) {
        String kind = node.text("kind");
        node.allowOnly(kind.equals(POWER) ? Set.of("kind", "column", "degree") : Set.of("kind", "column"));
        String column = node.text("column");
        Term.Factor factor = switch (kind) {
            case MAIN -> new Term.Main(column);
            case LEVELS -> new Term.Levels(column);
            case POWER -> new Term.Power(column, degree(node));
            case LOG -> new Term.Log(column);
            case MISSING -> new Term.Missing(column);
            default -> throw node.damaged("kind", "is not known here: \"" + kind + "\"");
        };
        Predictor predictor = predictors.apply(column);
        if (predictor == null) {
            throw node.damaged("column", "is not among the predictors: \"" + column + "\"");
        }
        if (predictor.text() && factor.needsNumbers()) {
            throw node.damaged("column", "should be a column of numbers, which \"" + column + "\" is not");
        }
        if (!predictor.text() && factor instanceof Term.Levels) {
            throw node.damaged("column", "should be a column of text, which \"" + column + "\" is not");
        }
        return factor;
    }

    private static int degree(ModelNode node) {
        long degree = node.count("degree");
        if (degree < 2 || degree > Term.MAX_DEGREE) {
            throw node.damaged("degree", "should be 2 to " + Term.MAX_DEGREE + ", not " + degree);
        }
        return (int) degree;
    }
}
