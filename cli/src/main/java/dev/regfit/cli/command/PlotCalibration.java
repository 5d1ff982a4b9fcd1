package dev.regfit.cli.command;

import dev.regfit.cli.plot.Picture;
import dev.regfit.problem.Loss;
import picocli.CommandLine.Command;

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
final class PlotCalibration extends PlotRows {
    @Override
    void checkModel(Loss loss) {
        requireClasses(loss);
    }

    @Override
    Picture drawn(Held held) {
        return calibration(held);
    }
}
