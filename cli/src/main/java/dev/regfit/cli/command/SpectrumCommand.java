package dev.regfit.cli.command;

import dev.regfit.Solving;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.report.Features;
import dev.regfit.cli.report.SpectrumReport;
import dev.regfit.cli.report.Timing;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.SolverName;
import dev.regfit.spectrum.Collinearity;
import dev.regfit.spectrum.RidgeTrace;
import dev.regfit.spectrum.Spectrum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what ridge regression does along the principal directions of the columns. */
@Command(
        name = "spectrum",
        header = "Eigenvalues of X'X, what ridge leaves along each direction, and collinear columns.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit spectrum data.csv -t price",
            "  regfit spectrum data.csv --alpha 0.1,1,10 --scale standard",
            "  regfit spectrum data.csv -f csv > eigenvalues.csv"
        },
        sortOptions = false)
final class SpectrumCommand extends SpectralCommand {
    @MostUsed
    @Option(
            names = "--all",
            description = {"Show all directions and dependencies, not the first and the last few", "only."})
    private boolean all;

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = {"Write the ridge trace as CSV: alpha, name, weight and standardized", "weight."})
    private String output;

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun()
                .writes("--output", output, Content.REPORT_TABLE)
                .draws(plot.target());
    }

    @Override
    public Integer call() {
        Stopwatch total = new Stopwatch();
        checkSpectrum();
        try (OutputFile trace = OutputFile.open(output);
                Drawing drawing = Drawing.beside(format, plot, console())) {
            Stopwatch reading = new Stopwatch();
            Read read = read(Wish.toFit(SolverName.AUTO));
            double readSeconds = reading.seconds();

            Stopwatch fitting = new Stopwatch();
            Formulation formulation = formulation(read);
            Preparation preparation = Preparation.of(read.data(), formulation);
            Spectrum spectrum = Spectrum.of(preparation);
            SpectrumReport report = new SpectrumReport(
                    spectrum,
                    RidgeTrace.of(preparation, spectrum, alphas(), Solving.STOPPING),
                    Collinearity.of(preparation, spectrum),
                    Features.of(preparation),
                    read.provenance(),
                    formulation,
                    all,
                    new Timing(readSeconds, fitting.seconds(), total.seconds()));
            if (trace != null) {
                trace.writer().write(report.weights().text());
                trace.commit();
            }
            drawing.draw(() -> picture(preparation, spectrum, report.trace(), read.provenance()));
            print(report, format);
            drawing.showBelow();
            return ExitCode.DONE;
        }
    }
}
