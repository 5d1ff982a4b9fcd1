package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.model.LinearModel;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws the weights of a model. */
@Command(
        name = "weights",
        header = "Draw the weights of a model by size, with intervals where they were bootstrapped.",
        abbreviateSynopsis = true,
        footer = {"", "Examples:", "  regfit plot weights model.json", "  regfit plot weights model.json -o weights.svg"
        },
        sortOptions = false)
final class PlotWeights extends Subcommand {
    @Mixin
    private final ModelFile modelFile = new ModelFile();

    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).draws(picture.target());
    }

    @Override
    public Integer call() {
        try (Drawing drawing = Drawing.alone(picture, console())) {
            LinearModel model = modelFile.read();
            drawing.draw(() -> WeightsPicture.of(model, Optional.empty()));
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
