package dev.regfit.interop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JSON by a program that knows no more of it than the manual says. */
class JsonTest {
    @ParameterizedTest
    @EnumSource
    void predicts_what_predict_does(Sample sample) throws IOException {
        Trained trained = Trained.of(sample);
        List<Object> answers = new ArrayList<>();
        for (List<Object> row : trained.rows()) {
            Map<String, Object> cells = new HashMap<>();
            for (int k = 0; k < row.size(); k++) {
                cells.put(trained.columns().get(k).name(), row.get(k));
            }
            answers.add(predicted(trained.formula(), cells));
        }
        trained.assertPredicted(answers);
    }

    private static Object predicted(Map<?, ?> formula, Map<String, Object> cells) {
        for (Object column : (List<?>) formula.get("columns")) {
            if (refuses((Map<?, ?>) column, cells)) {
                return null;
            }
        }
        double f = number(formula.get("intercept"));
        for (Object term : (List<?>) formula.get("terms")) {
            f += value((Map<?, ?>) term, cells);
        }
        return Double.isNaN(f) ? null : ended((Map<?, ?>) formula.get("prediction"), f);
    }

    /** Puts the level that a missing text is into its place. */
    private static boolean refuses(Map<?, ?> column, Map<String, Object> cells) {
        String name = (String) column.get("name");
        if (cells.get(name) == null && column.containsKey("missing_is")) {
            cells.put(name, column.get("missing_is"));
        }
        Object cell = cells.get(name);
        if (cell == null) {
            return column.containsKey("required");
        }
        boolean isUnseen = "refuse".equals(column.get("unseen")) && !((List<?>) column.get("levels")).contains(cell);
        return isUnseen || (column.containsKey("positive") && (Double) cell <= 0);
    }

    private static double value(Map<?, ?> term, Map<String, Object> cells) {
        double value = 1;
        boolean isMissing = false;
        for (Object tree : (List<?>) term.get("factors")) {
            Map<?, ?> factor = (Map<?, ?>) tree;
            Object cell = cells.get((String) factor.get("column"));
            if (factor.get("kind").equals("missing")) {
                value *= cell == null ? 1 : 0;
            } else if (cell == null) {
                isMissing = true;
            } else {
                value *= factor(factor, (Double) cell);
            }
        }
        double weight = term.containsKey("weight") ? number(term.get("weight")) : 0;
        if (term.containsKey("weights")) {
            for (Object tree : (List<?>) term.get("weights")) {
                Map<?, ?> one = (Map<?, ?>) tree;
                Map<?, ?> levels = (Map<?, ?>) one.get("levels");
                isMissing |= levels.keySet().stream().anyMatch(name -> cells.get((String) name) == null);
                boolean matches = levels.entrySet().stream()
                        .allMatch(level -> level.getValue().equals(cells.get((String) level.getKey())));
                weight = matches ? number(one.get("weight")) : weight;
            }
        }
        Object otherwise = term.get("if_missing");
        return isMissing ? otherwise == null ? Double.NaN : number(otherwise) : weight * value;
    }

    private static double factor(Map<?, ?> factor, double x) {
        return switch ((String) factor.get("kind")) {
            case "plain" -> x;
            case "power" -> Math.pow(x, number(factor.get("degree")));
            case "log" -> Math.log(x);
            default -> throw new AssertionError(factor);
        };
    }

    private static Object ended(Map<?, ?> prediction, double f) {
        double mean = switch ((String) prediction.get("link")) {
            case "identity" -> f;
            case "logistic" -> 1 / (1 + Math.exp(-f));
            case "exp" -> number(prediction.get("factor")) * Math.exp(f);
            default -> throw new AssertionError(prediction);
        };
        if (!prediction.containsKey("threshold")) {
            return mean;
        }
        return prediction.get(mean > number(prediction.get("threshold")) ? "positive" : "negative");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
