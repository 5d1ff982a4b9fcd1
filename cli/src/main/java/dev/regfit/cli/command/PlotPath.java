package dev.regfit.cli.command;

import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.cli.plot.PathPlot;
import dev.regfit.cli.report.Titles;
import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.path.Path;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Selection;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Draws the regularisation path with the choices of the rules. */
@Command(
        name = "path",
        header = "Draw weights along falling strengths, with what cross-validation would choose.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot path data.csv -t price",
            "  regfit plot path data.csv -p ridge -o path.svg",
            "  regfit plot path data.csv --against norm -o path.png"
        },
        sortOptions = false)
final class PlotPath extends ValidatingCommand {
    @MostUsed
    @Option(
            names = "--against",
            paramLabel = "X",
            converter = AgainstConverter.class,
            description = "Draw weights against alpha (-log of it, the default) or norm (of the weights).")
    private PathPlot.Against against = PathPlot.Against.ALPHA;

    /** Reads what weights are drawn against. */
    static final class AgainstConverter implements ITypeConverter<PathPlot.Against> {
        @Override
        public PathPlot.Against convert(String text) {
            for (PathPlot.Against each : PathPlot.Against.values()) {
                if (each.label().equalsIgnoreCase(text)) {
                    return each;
                }
            }
            throw new TypeConversionException("'%s' is not one of alpha, norm".formatted(text));
        }
    }

    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    @Override
    public Integer call() {
        checkValidation();
        if (penalty().kind() == PenaltyKind.NONE) {
            throw new SettingsException("--penalty none has no strength to follow; use l1, l2 or elasticnet");
        }
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Read read = read(wish(false));
            Selection selection = selection(read, false, solving().stopping().telling(progress()));
            Preparation preparation = Preparation.of(read.data(), formulation(read));
            Schema schema = read.data().schema();
            Path path = selection.chosenCurve().path();
            drawing.draw(() -> PathPlot.of(
                    Titles.of(path, read.provenance(), schema),
                    path,
                    schema,
                    Deviations.of(preparation.summary()),
                    against,
                    Optional.of(selection.chosenCurve())));
            drawing.show();
            return alarm(selection);
        }
    }
}
