package dev.regfit.cli.command;

import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PredictionOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.report.CsvTable;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.Row;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.Collection;
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
        if (reading.isSvmlight(files)) {
            return predictSvmlight(model, wanted);
        }
        try (OutputFile file = OutputFile.open(output);
                Table table = open(
                        reading,
                        files,
                        model.training().provenance().cells(),
                        () -> writer(file).flush())) {
            ResultWriter out = writer(file);
            MissingPolicy policy =
                    missing.forModel(model.training().provenance().missing());
            ModelRows rows = new ModelRows(table, model, policy, unseen.asZero());
            List<Integer> kept = new ArrayList<>();
            for (int column : keptColumns(table)) {
                kept.add(rows.also(Slot.kept(column)));
                out.write(CsvTable.field(table.names().get(column)));
                out.write(",");
            }
            out.write("prediction\n");
            rows.readAll(
                    (row, features) -> write(out, row, kept, wanted.apply(model.linear(features) + rows.offset(row))),
                    row -> write(out, row, kept, ""));
            out.flush();
            notes(table, rows.notes());
            if (file != null) {
                file.commit();
            }
            return ExitCode.DONE;
        }
    }

    private ResultWriter writer(OutputFile file) {
        return file == null ? console().out() : file.writer();
    }

    private static void write(ResultWriter out, Row row, List<Integer> kept, String prediction) {
        for (int slot : kept) {
            out.write(CsvTable.field(row.raw(slot)));
            out.write(",");
        }
        out.write(prediction);
        out.write("\n");
    }

    private Collection<Integer> keptColumns(Table table) {
        return keep == null ? List.of() : ColumnSelection.parse(keep).resolve(table.names());
    }

    private Integer predictSvmlight(LinearModel model, DoubleFunction<String> wanted) {
        refuseTableOptions();
        SvmlightRows rows =
                new SvmlightRows(List.of(model), Source.of(files, console().in()));
        try (OutputFile file = OutputFile.open(output)) {
            ResultWriter out = writer(file);
            out.write("prediction\n");
            rows.read((target, fitted) -> {
                out.write(wanted.apply(fitted[0]));
                out.write("\n");
            });
            out.flush();
            if (file != null) {
                file.commit();
            }
            return ExitCode.DONE;
        }
    }
}
