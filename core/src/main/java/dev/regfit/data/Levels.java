package dev.regfit.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different texts of one column in order of appearance. Each has a number, from 0. */
final class Levels {
    private final String column;
    private final int most;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** @param most how many there may be */
    Levels(String column, int most) {
        this.column = column;
        this.most = most;
    }

    /** The number of a text, a new one if it has not appeared before. */
    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() == most) {
            throw tooMany(column, most, text);
        }
        numbers.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    static DataProblem tooMany(String column, int most, String latest) {
        return new DataProblem(
                DataProblem.Kind.TOO_MANY_LEVELS,
                "column \"%s\" has more than %s different texts, like an identifier (the latest is \"%s\")"
                        .formatted(column, Counts.grouped(most), latest));
    }

    int size() {
        return texts.size();
    }

    /** A copy. */
    List<String> inOrderOfAppearance() {
        return List.copyOf(texts);
    }
}
