package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.LossSection;
import dev.regfit.TraceListener;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.NormOption;
import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.cli.plot.GeometryPlot;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.Suggestions;
import dev.regfit.data.Scaling;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws why a lasso makes weights zero: the loss in two weights, and the penalty. */
@Command(
        name = "geometry",
        header = "Draw contours of the loss in two weights, and the ball of the penalty that they touch.",
        customSynopsis = "regfit plot geometry [OPTIONS] A B DATA...",
        description = "A and B are names of columns; the ones behind them are files.",
        footer = {
            "",
            "Examples:",
            "  regfit plot geometry bmi ltg data.csv -t y",
            "  regfit plot geometry bmi ltg data.csv -t y -p ridge -o ridge.svg",
            "  regfit plot geometry bmi ltg data.csv -t y --norm 1,2,inf -o balls.png"
        },
        sortOptions = false)
final class PlotGeometry extends FittingCommand {
    /** Words before the data. */
    private static final int COLUMNS = 2;

    @MostUsed
    @Option(
            names = "--norm",
            paramLabel = "P",
            split = ",",
            description = {
                "Draw the ball of this norm too, P at least 1 or inf, where it touches the contour",
                "through the optimum; a list, 1,2,inf."
            })
    private List<String> norms = List.of();

    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    /** What comes behind the names of the two columns. */
    @Override
    List<String> files() {
        List<String> words = super.files();
        return words.size() > COLUMNS ? words.subList(COLUMNS, words.size()) : List.of();
    }

    @Override
    public Integer call() {
        List<String> names = super.files();
        if (names.size() <= COLUMNS) {
            throw new SettingsException(
                    "plot geometry needs two columns and the data, as in: regfit plot geometry bmi age data.csv");
        }
        checkFit();
        List<Double> powers = NormOption.powers(norms);
        if (penalty().kind() == PenaltyKind.NONE) {
            throw new SettingsException(
                    "--penalty none has no ball to draw; use l1, l2 or elasticnet, with a small --alpha if need be");
        }
        if (penalty().isGrouped()) {
            throw new SettingsException("--group penalises columns together, which no picture of two of them shows");
        }
        if (!penalty().ball().isNone()) {
            throw new SettingsException(
                    "--max-norm limits all weights together, which no picture of two of them shows");
        }
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Read read = read(wish(false));
            Preparation preparation = Preparation.of(read.data(), formulation(read));
            int[] columns = {column(names.get(0), read), column(names.get(1), read)};
            if (columns[0] == columns[1]) {
                throw new SettingsException(
                        "plot geometry needs two different columns, not %s twice".formatted(names.get(0)));
            }
            Fit fit = learn(read, read.loss(), solvers(), TraceListener.NONE).fit();
            drawing.draw(() -> picture(fit, preparation, columns, powers));
            drawing.show();
            return ExitCode.DONE;
        }
    }

    private Picture picture(Fit fit, Preparation preparation, int[] columns, List<Double> powers) {
        LinearModel model = fit.model();
        List<String> features = model.schema().features();
        ElasticNet penalty = model.training().penalty().on(preparation.standardization());
        GeometryPlot.Subject subject = new GeometryPlot.Subject(
                Titles.withStrength(model),
                note(model, features.size()),
                Titles.method(model.training().objective()),
                features.get(columns[0]),
                features.get(columns[1]),
                powers);
        return GeometryPlot.of(
                subject, LossSection.of(preparation, model, columns[0], columns[1]), penalty.of(columns));
    }

    private static String note(LinearModel model, int features) {
        String scale = model.training().scaling() == Scaling.NONE
                ? "columns are not scaled: --scale standard would"
                : "on " + model.training().scaling().description();
        return features == COLUMNS ? scale : "all other weights as they are at the optimum; " + scale;
    }

    /** The number of a feature by its name. */
    private static int column(String name, Read read) {
        List<String> features = read.data().schema().features();
        int column = features.indexOf(name);
        if (column < 0) {
            throw DataException.of("there is no column of numbers \"%s\" to draw the weight of; %s"
                    .formatted(name, Suggestions.of(name, features)));
        }
        return column;
    }
}
