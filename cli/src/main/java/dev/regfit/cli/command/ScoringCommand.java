package dev.regfit.cli.command;

import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.Needs;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.ThresholdOption;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.plot.CalibrationPlot;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.plot.ResidualsPlot;
import dev.regfit.cli.plot.RocPlot;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.data.Classes;
import dev.regfit.data.DataProblem;
import dev.regfit.model.ClassScores;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import dev.regfit.model.RankedScores;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that hold a model against rows with a known target. */
abstract class ScoringCommand extends Subcommand {
    @Mixin
    private final ModelFile modelFile = new ModelFile();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV or Parquet files with the same columns, compressed or not; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @MostUsed
    @Needs(InputFormat.Part.COLUMNS)
    @Option(
            names = {"-t", "--target"},
            paramLabel = "COLUMN",
            description = "The column with the true values (default: the model's target).")
    private String target;

    @Needs(InputFormat.Part.CELLS)
    @Option(names = "--weights", paramLabel = "COLUMN", description = "A column of row weights (default: all alike).")
    private String weights;

    @Mixin
    private final ThresholdOption threshold = new ThresholdOption();

    @Mixin
    private final MissingOption missing = new MissingOption();

    @Mixin
    private final UnseenOption unseen = new UnseenOption();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).reads(files);
    }

    /** The model of the file, or its models by group. */
    final ModelFile.Models models() {
        return modelFile.readModels();
    }

    /** The rows as a table, whose cells were read so in training. */
    final Table table(CellReading cells, String otherwise) {
        return Input.of(this, reading, files).table(cells, otherwise);
    }

    /** How rows are held against models. */
    final Scoring scoring(List<LinearModel> models) {
        return new Scoring(
                models,
                target,
                weights,
                model -> missing.forModel(model.training().provenance().missing()),
                unseen.choice(),
                models.get(0).training().provenance().cells());
    }

    /** The threshold of the probability of the positive class. */
    final double threshold(LinearModel model) {
        return threshold.of(model, modelFile.name());
    }

    final String modelName() {
        return modelFile.name();
    }

    /**
     * Refuses models that the command is not for, before rows are read; none, unless a command does.
     *
     * @throws SettingsException when the model has another loss
     */
    void checkModel(Loss loss) {}

    /** Refuses models without classes. */
    final void requireClasses(Loss loss) {
        if (!(loss instanceof Logistic)) {
            throw new SettingsException(
                    "%s was trained with %s, and this picture is of models of two classes (the logistic loss); use plot residuals"
                            .formatted(modelFile.name(), loss.name().phrase()));
        }
    }

    /**
     * A model held against rows.
     *
     * @param model without columns of no weight
     * @param evaluation of its predictions
     * @param scored what is to be known of the rows
     * @param threshold of the probability of the positive class
     */
    record Held(LinearModel model, LossEvaluation evaluation, Scored scored, double threshold) {
        boolean hasClasses() {
            return evaluation.loss() instanceof Logistic;
        }

        ClassScores classScores() {
            return evaluation.goodness(threshold).flatMap(Goodness::classes).orElseThrow();
        }
    }

    /**
     * Reads the model and the rows.
     *
     * @param keepsRows whether single rows are wanted
     */
    final Held held(boolean keepsRows) {
        return held(modelFile.read(), keepsRows);
    }

    /** Reads the rows. */
    final Held held(LinearModel whole, boolean keepsRows) {
        checkModel(whole.training().objective().loss());
        LinearModel model = whole.withoutUnused();
        double from = threshold(model);
        LossEvaluation evaluation =
                keepsRows ? LossEvaluation.keepingRows(model) : LossEvaluation.keepingResiduals(model);
        Scored scored = Input.of(this, reading, files)
                .score(
                        scoring(List.of(model)),
                        (trueValue, weight, fitted, offsets) ->
                                evaluation.add(trueValue, fitted[0], offsets[0], weight));
        notes(scored);
        DataProblem.requireRows(evaluation.rows());
        return new Held(model, evaluation, scored, from);
    }

    /** What is left unexplained, drawn; of models of classes whether their probabilities hold. */
    final Picture picture(Held held) {
        return held.hasClasses() ? calibration(held) : residuals(held);
    }

    private static String title(Held held) {
        return Titles.held(
                held.model(),
                "",
                held.evaluation().rows(),
                held.scored().files(),
                held.scored().dropped());
    }

    final Picture residuals(Held held) {
        return ResidualsPlot.of(
                "residuals of the " + title(held), held.evaluation().scored());
    }

    final Picture calibration(Held held) {
        Classes classes = held.model().schema().classes().orElse(Classes.CODES);
        return CalibrationPlot.of(
                "calibration of the " + title(held),
                held.classScores(),
                classes.positive(),
                held.evaluation().rows());
    }

    final Picture roc(Held held) {
        RankedScores ranked = new RankedScores(held.evaluation().scored());
        return RocPlot.of(
                "ROC curve of the " + title(held),
                ranked.roc(),
                held.classScores(),
                held.evaluation().rows());
    }
}
