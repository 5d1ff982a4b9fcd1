package dev.regfit.cli.export;

import java.util.List;

/**
 * A column that an exported model reads. Of a text, programs use the number of its level: 0 to n − 1 for the n levels that
 * the model knows, n for a missing text, n + 1 for any other.
 *
 * @param name as in the training data
 * @param text whether it holds text
 * @param levels that the model knows; empty for a column of numbers
 * @param missingLevel the number that stands for a missing text: n, or that of the level that missing is
 * @param refusesUnseen whether a row with a text that is no level has no prediction
 * @param positive whether a row with a number that is not above zero has no prediction
 * @param required whether a row without a value has no prediction, even where nothing is computed from it
 */
record Column(
        String name,
        boolean text,
        List<String> levels,
        int missingLevel,
        boolean refusesUnseen,
        boolean positive,
        boolean required) {

    Column {
        levels = List.copyOf(levels);
    }

    /** The same, not required. */
    Column withoutNeed() {
        return new Column(name, text, levels, missingLevel, refusesUnseen, positive, false);
    }

    /** Number of a missing text that is not a level of its own. */
    int missing() {
        return levels.size();
    }

    /** Number of a text that is no level. */
    int unseen() {
        return levels.size() + 1;
    }

    /** How many numbers of levels there are. */
    int numbers() {
        return levels.size() + 2;
    }

    /** Whether missing is a level like others. */
    boolean missingIsLevel() {
        return text && missingLevel < missing();
    }

    /** Whether missing would be a level like others, but the model knows no such level. */
    boolean missingIsUnseen() {
        return text && missingLevel == unseen();
    }
}
