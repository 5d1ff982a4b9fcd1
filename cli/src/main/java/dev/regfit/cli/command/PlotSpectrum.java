package dev.regfit.cli.command;

import dev.regfit.Solving;
import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.SolverName;
import dev.regfit.spectrum.RidgeTrace;
import dev.regfit.spectrum.Spectrum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws what ridge regression does along the principal directions. */
@Command(
        name = "spectrum",
        header = "Draw eigenvalues of X'X, what ridge leaves of each direction, and the ridge trace.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot spectrum data.csv -t price",
            "  regfit plot spectrum data.csv --alpha 0.1,1,10 -o spectrum.svg"
        },
        sortOptions = false)
final class PlotSpectrum extends SpectralCommand {
    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    @Override
    public Integer call() {
        checkSpectrum();
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Read read = read(Wish.toFit(SolverName.AUTO));
            Preparation preparation = Preparation.of(read.data(), formulation(read));
            Spectrum spectrum = Spectrum.of(preparation);
            RidgeTrace trace = RidgeTrace.of(preparation, spectrum, alphas(), Solving.STOPPING);
            drawing.draw(() -> picture(preparation, spectrum, trace, read.provenance()));
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
