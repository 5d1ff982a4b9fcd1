package dev.regfit.cli.command;

import dev.regfit.cli.plot.Picture;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Command;

/** Draws residuals in four ways. */
@Command(
        name = "residuals",
        header = "Draw what a model leaves unexplained: against fitted, normal quantiles, spread.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot residuals model.json data.csv",
            "  regfit plot residuals model.json new.csv -o residuals.png"
        },
        sortOptions = false)
final class PlotResiduals extends PlotRows {
    @Override
    void checkModel(Loss loss) {
        if (loss instanceof Logistic) {
            throw new SettingsException(
                    "%s is a model of two classes, whose residuals show nothing; use plot calibration or plot roc"
                            .formatted(modelName()));
        }
    }

    @Override
    Picture drawn(Held held) {
        return residuals(held);
    }
}
