package dev.regfit.cli.command;

import dev.regfit.cli.plot.Picture;
import dev.regfit.problem.Loss;
import picocli.CommandLine.Command;

/** Draws the ROC curve. */
@Command(
        name = "roc",
        header = "Draw the rates of true and false positives at all thresholds.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot roc model.json data.csv",
            "  regfit plot roc model.json new.csv --threshold 0.3 -o roc.svg"
        },
        sortOptions = false)
final class PlotRoc extends PlotRows {
    @Override
    void checkModel(Loss loss) {
        requireClasses(loss);
    }

    @Override
    Picture drawn(Held held) {
        return roc(held);
    }
}
