package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.problem.Loss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class PlotRoc extends ScoringCommand {
    @Mixin
    private PictureOption picture;

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    @Override
    void checkModel(Loss loss) {
        requireClasses(loss);
    }

    @Override
    public Integer call() {
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Held held = held(true);
            drawing.draw(() -> roc(held));
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
