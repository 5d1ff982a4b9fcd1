package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.problem.Loss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws whether probabilities are what they promise. */
@Command(
        name = "calibration",
        header = "Draw predicted against observed shares of a class.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot calibration model.json data.csv",
            "  regfit plot calibration model.json new.csv -o calibration.svg"
        },
        sortOptions = false)
final class PlotCalibration extends ScoringCommand {
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
            drawing.draw(() -> calibration(held));
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
