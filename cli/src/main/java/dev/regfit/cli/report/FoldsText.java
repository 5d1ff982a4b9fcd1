package dev.regfit.cli.report;

import dev.regfit.model.Choice.Folding;
import dev.regfit.model.FoldCut;
import java.util.Optional;

/** How rows were cut into folds, as it stands in reports for people. */
final class FoldsText {
    private FoldsText() {}

    /** "10-fold cross-validation (5 times)". */
    static String title(int folds, int repeats, boolean inTime) {
        String words = folds + "-fold cross-validation";
        if (inTime) {
            return words + " in the order of time";
        }
        return repeats == 1 ? words : words + " (" + repeats + " times)";
    }

    /** The same, and what the rows were cut by. */
    static String of(Folding folding) {
        return title(folding.folds(), folding.repeats(), folding.cut().kind() == FoldCut.Kind.TIME)
                + how(Optional.of(folding.cut()));
    }

    /** What rows were cut by where that is not chance, behind a comma; otherwise nothing. */
    static String how(Optional<FoldCut> cut) {
        return cut.map(FoldsText::words)
                .filter(words -> !words.isEmpty())
                .map(words -> ", " + words)
                .orElse("");
    }

    /** An entry about what rows were cut by, where that is not chance. */
    static void write(TextPage page, Optional<FoldCut> cut) {
        cut.map(FoldsText::words).filter(words -> !words.isEmpty()).ifPresent(words -> page.entry("folds", words));
    }

    private static String words(FoldCut cut) {
        return switch (cut.kind()) {
            case RANDOM, TIME -> "";
            case STRATIFIED -> "each with the same share of each class";
            case GROUPS -> "rows of the same " + Words.quoted(cut.column()) + " kept together";
            case COLUMN -> "folds given by column " + Words.quoted(cut.column());
            case FILES -> "each moments file a fold";
        };
    }
}
