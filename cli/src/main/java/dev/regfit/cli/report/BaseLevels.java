package dev.regfit.cli.report;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The levels of text columns that have no indicator: the others' weights are differences from them. */
final class BaseLevels {
    private static final int MOST_NAMED = 12;

    private BaseLevels() {}

    /** The base of each text column that has one. */
    static Map<String, String> of(Schema schema) {
        Map<String, String> bases = new LinkedHashMap<>();
        for (Predictor predictor : schema.predictors()) {
            predictor.base().forEach(base -> bases.put(predictor.name(), base));
        }
        return bases;
    }

    /** An entry about them, if there are any. */
    static void write(TextPage page, Schema schema) {
        Map<String, String> bases = of(schema);
        List<String> phrases = bases.entrySet().stream()
                .limit(MOST_NAMED)
                .map(entry -> Words.name(entry.getKey()) + " = " + Words.name(entry.getValue()))
                .toList();
        if (!phrases.isEmpty()) {
            page.entry("base levels", Words.list(phrases, bases.size()));
        }
    }
}
