package dev.regfit.cli.command;

import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.Needs;
import dev.regfit.cli.command.options.PredictionOptions;
import dev.regfit.cli.command.options.PredictionOptions.Predictions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.RowFormatOption;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.report.RowWriter;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.RoutedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts, row by row in constant memory. */
@Command(
        name = "predict",
        header = "Predict with a model: a table in, predictions out.",
        description = {
            "Columns are matched by name, whatever their order. Those with weight zero are not needed;",
            "columns that the model does not know are ignored."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class PredictCommand extends Subcommand {
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

    @Mixin
    private final PredictionOptions predictions = new PredictionOptions();

    @MostUsed
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = {"-k", "--keep"},
            paramLabel = "COLUMNS",
            description = "Columns to pass through, in front of the prediction; all: all of them.")
    private String keep;

    @MostUsed
    @Option(
            names = "--residuals",
            description = {
                "Add the target less the mean that is predicted, where the target is",
                "known; of two classes y = 1 or 0 less the probability."
            })
    private boolean residuals;

    @MostUsed
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--contributions",
            description = {
                "Add what each term adds to the linear predictor, weight x value; with",
                "the intercept they add up to it (--type link)."
            })
    private boolean contributions;

    @Mixin
    private final RowFormatOption format = new RowFormatOption();

    @Mixin
    private final MissingOption missing = new MissingOption();

    @Mixin
    private final UnseenOption unseen = new UnseenOption();

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private String output;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).reads(files).writes("--output", output, Content.TABLE);
    }

    @Override
    public Integer call() {
        ModelFile.Models models = modelFile.readModels();
        if (models.byGroup().isPresent()) {
            return predictByGroup(
                    new ByModels(modelFile.name(), models.byGroup().get()));
        }
        LinearModel model = models.one().orElseThrow().withoutUnused();
        Predictions wanted = predictions.predictions(model, modelFile.name());
        MissingPolicy policy = missing.forModel(model.training().provenance().missing());
        Predicting predicting = new Predicting(keep, policy, unseen.choice(), residuals, contributions);
        Input input = Input.of(this, reading, files);
        try (OutputFile file = OutputFile.open(output)) {
            ResultWriter out = file == null ? console().out() : file.writer();
            RowWriter rows = format.format().to(out);
            input.predict(model, predicting, new PredictedRows(rows, out, model, wanted, predicting));
            rows.end();
            out.flush();
            if (file != null) {
                file.commit();
            }
            return ExitCode.DONE;
        }
    }

    /** Each row by the model of its group. */
    private int predictByGroup(ByModels models) {
        if (contributions) {
            throw new SettingsException(
                    "--contributions are of the terms of one model, and %s has one for each group; leave it out"
                            .formatted(modelFile.name()));
        }
        LinearModel any = models.list().get(0);
        MissingPolicy policy = missing.forModel(any.training().provenance().missing());
        Predicting predicting = new Predicting(keep, policy, unseen.choice(), residuals, false);
        Input input = Input.of(this, reading, files);
        CellReading known = any.training().provenance().cells();
        try (OutputFile file = OutputFile.open(output);
                Table table = input.table(known, "%s has models by columns of a table".formatted(modelFile.name()))) {
            ResultWriter out = file == null ? console().out() : file.writer();
            RowWriter rows = format.format().to(out);
            List<Integer> kept = RowPrediction.kept(predicting, table.names());
            List<RowPrediction> predictions = new ArrayList<>();
            List<PredictedRows> sinks = new ArrayList<>();
            for (LinearModel model : models.list()) {
                predictions.add(new RowPrediction(table, model, predicting, kept));
                Predictions wanted = this.predictions.predictions(model, modelFile.name());
                sinks.add(new PredictedRows(rows, out, model, wanted, predicting));
            }
            RoutedRows routed = new RoutedRows(
                    table,
                    models.columns(table),
                    predictions.stream().map(RowPrediction::rows).toList(),
                    models,
                    unseen.choice());
            sinks.get(0).begin(kept.stream().map(table.names()::get).toList());
            routed.read(
                    (key, model, row, features) ->
                            sinks.get(model).row(predictions.get(model).of(row, features)),
                    (model, row) -> {
                        if (policy != MissingPolicy.SKIP) {
                            sinks.get(model).empty(predictions.get(model).kept(row));
                        }
                    });
            rows.end();
            notes(table, routed.notes());
            out.flush();
            if (file != null) {
                file.commit();
            }
            return ExitCode.DONE;
        }
    }
}
