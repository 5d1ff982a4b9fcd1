package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.cli.plot.CvPlot;
import dev.regfit.cli.report.Titles;
import dev.regfit.selection.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws the curve of cross-validation. */
@Command(
        name = "cv",
        header = "Draw errors on rows that were left out, with their standard errors and choices.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot cv data.csv -t price",
            "  regfit plot cv data.csv -p elasticnet --l1-ratio 0.1,0.5,1 -o cv.svg"
        },
        sortOptions = false)
final class PlotCv extends ValidatingCommand {
    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    @Override
    public Integer call() {
        checkValidation();
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Read read = read(wish(false));
            Selection selection = selection(read, false, solving().stopping().telling(progress()));
            drawing.draw(() -> CvPlot.of(
                    Titles.of(selection, read.provenance(), read.data().schema()), selection));
            drawing.show();
            return alarm(selection);
        }
    }
}
