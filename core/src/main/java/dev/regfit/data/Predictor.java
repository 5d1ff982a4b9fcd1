package dev.regfit.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One input column as the model uses it. A column of numbers is one feature; a text column is one indicator feature a
 * level.
 *
 * @param name the column's name in the input
 * @param text whether the column holds text
 * @param levels the levels that have an indicator, sorted as {@link String} compares; empty for a column of numbers
 * @param base the level that has none (all its indicators are zero), or the empty list
 */
public record Predictor(String name, boolean text, List<String> levels, List<String> base) implements Serializable {

    public Predictor {
        levels = List.copyOf(levels);
        base = List.copyOf(base);
    }

    public static Predictor number(String name) {
        return new Predictor(name, false, List.of(), List.of());
    }

    /** A text column of which no level is known yet. */
    public static Predictor text(String name) {
        return new Predictor(name, true, List.of(), List.of());
    }

    /** Encodes a text column's distinct values, sorted as {@link String} compares. */
    public static Predictor text(String name, List<String> sortedLevels, Encoding encoding) {
        int dropped = encoding.dropsBase(sortedLevels.size()) ? 1 : 0;
        return new Predictor(
                name, true, sortedLevels.subList(dropped, sortedLevels.size()), sortedLevels.subList(0, dropped));
    }

    /** All levels, the base level first. */
    public List<String> allLevels() {
        List<String> all = new ArrayList<>(base);
        all.addAll(levels);
        return all;
    }

    /** Number of features this column becomes. */
    public int width() {
        return text ? levels.size() : 1;
    }

    /** Whether the training data had this text. */
    public boolean knows(String level) {
        return base.contains(level) || Collections.binarySearch(levels, level) >= 0;
    }

    /**
     * The offset of a level's indicator among this column's features, -1 for the base level.
     *
     * @throws DataProblem when the level was not in the training data
     */
    int position(String level) {
        int position = Collections.binarySearch(levels, level);
        if (position >= 0) {
            return position;
        }
        if (base.contains(level)) {
            return -1;
        }
        throw new DataProblem(
                DataProblem.Kind.UNSEEN_LEVEL,
                "column \"%s\": the value \"%s\" was not in the training data".formatted(name, level));
    }

    /** The features' names: the column's own, or {@code column=level}. */
    public List<String> features() {
        return text ? named(levels) : List.of(name);
    }

    /** The names of indicators of levels. */
    List<String> named(List<String> some) {
        List<String> names = new ArrayList<>(some.size());
        for (String level : some) {
            names.add(name + "=" + level);
        }
        return names;
    }
}
