package dev.regfit.cli.report;

import dev.regfit.problem.Strength;
import dev.regfit.selection.Selection;
import java.util.function.Function;

/**
 * A strength and its error on rows that were left out.
 *
 * @param selection what it was chosen from; one point, where it was given
 * @param searched whether it was chosen, not given
 * @param reproduction the command that fits the model of a strength again
 */
public record Chosen(Selection selection, boolean searched, Function<Strength.Single, String> reproduction) {

    /** The command that fits the chosen model again. */
    public String command() {
        return reproduction.apply(selection.strength());
    }
}
