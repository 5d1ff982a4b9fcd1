package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.cli.plot.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws errors of methods or models with their standard errors. */
@Command(
        name = "compare",
        header = "Draw the errors of penalties on shared folds, or of models on the same rows.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot compare data.csv -t price",
            "  regfit plot compare new.csv --model old.json --model new.json -o errors.svg"
        },
        sortOptions = false)
final class PlotCompare extends ComparingCommand {
    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    @Override
    public Integer call() {
        if (comparesModels()) {
            checkModels();
        } else {
            checkPenalties();
        }
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Picture drawn = comparesModels() ? picture(comparedModels()) : picture(compared(false));
            drawing.draw(() -> drawn);
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
