package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.cli.plot.Picture;
import picocli.CommandLine.Mixin;

/** What the kinds share that draw a model held against rows. */
abstract class PlotRows extends ScoringCommand {
    @Mixin
    private final PictureOption picture = new PictureOption();

    abstract Picture drawn(Held held);

    @Override
    final FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    @Override
    public final Integer call() {
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Held held = held(true);
            drawing.draw(() -> drawn(held));
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
