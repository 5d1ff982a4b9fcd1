package dev.regfit.cli.command;

import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.Needs;
import dev.regfit.cli.command.options.PredictionOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.report.CsvTable;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import java.util.List;
import java.util.function.DoubleFunction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts, row by row in constant memory. */
@Command(
        name = "predict",
        header = "Predict with a model: CSV in, CSV out.",
        description = {
            "Columns are matched by name, whatever their order. Those with weight zero are not needed;",
            "columns that the model does not know are ignored."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class PredictCommand extends Subcommand {
    @Mixin
    private ModelFile modelFile;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV files with the same columns, plain or compressed; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private PredictionOptions predictions;

    @MostUsed
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = {"-k", "--keep"},
            paramLabel = "COLUMNS",
            description = "Columns to pass through, in front of the prediction.")
    private String keep;

    @Mixin
    private MissingOption missing;

    @Mixin
    private UnseenOption unseen;

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
        LinearModel model = modelFile.read().withoutUnused();
        DoubleFunction<String> wanted = predictions.predictions(model, modelFile.name());
        MissingPolicy policy = missing.forModel(model.training().provenance().missing());
        Input input = Input.of(this, reading, files);
        try (OutputFile file = OutputFile.open(output)) {
            ResultWriter out = file == null ? console().out() : file.writer();
            input.predict(model, new Predicting(keep, policy, unseen.asZero()), new Rows(out, wanted));
            if (file != null) {
                file.commit();
            }
            return ExitCode.DONE;
        }
    }

    /** Writes predictions as CSV. */
    private record Rows(ResultWriter out, DoubleFunction<String> wanted) implements Predicting.Sink {
        @Override
        public void begin(List<String> kept) {
            write(kept.toArray(String[]::new), "prediction");
        }

        @Override
        public void row(String[] kept, double linear) {
            write(kept, wanted.apply(linear));
        }

        @Override
        public void empty(String[] kept) {
            write(kept, "");
        }

        @Override
        public void pause() {
            out.flush();
        }

        private void write(String[] kept, String prediction) {
            for (String cell : kept) {
                out.write(CsvTable.field(cell));
                out.write(",");
            }
            out.write(prediction);
            out.write("\n");
        }
    }
}
