package dev.regfit.model;

import java.util.Optional;

/**
 * How a strength was chosen, or how it fared: the error of the model on rows that were left out, or a criterion.
 *
 * @param criterion what strengths were compared by, by its label
 * @param rule which point was taken, by its label; empty where the strength was given
 * @param metric what was averaged over the rows left out, by its label; empty for a criterion without such
 * @param value the error, or the criterion
 * @param standardError of it; NaN where it is not known
 * @param folds how rows were left out, if in folds
 */
public record Choice(
        String criterion,
        Optional<String> rule,
        Optional<String> metric,
        double value,
        double standardError,
        Optional<Folding> folds) {

    /**
     * Folds.
     *
     * @param cut what they were cut by
     * @param folds number of rounds in each repeat
     * @param repeats number of times that all rows were cut anew
     */
    public record Folding(FoldCut cut, int folds, int repeats) {}
}
