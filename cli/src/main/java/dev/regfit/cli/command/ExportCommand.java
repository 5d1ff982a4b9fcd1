package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ExportOptions;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PredictionOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.UnseenOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.export.CheckedRows;
import dev.regfit.cli.export.Comparison;
import dev.regfit.cli.export.Engine;
import dev.regfit.cli.export.EngineException;
import dev.regfit.cli.export.Export;
import dev.regfit.cli.export.ScratchFolder;
import dev.regfit.cli.table.TableOptions;
import dev.regfit.cli.table.Unseen;
import dev.regfit.data.CellReading;
import dev.regfit.data.Counts;
import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a model in another language, and checks that it says the same there. */
@Command(
        name = "export",
        header = "Export a model: SQL, Excel, PMML, ONNX or a program.",
        description = {
            "What is written predicts what 'regfit predict' does, with levels, missing values,",
            "a log target and classes, and needs no regfit. Columns with weight zero are left out."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class ExportCommand extends Subcommand {
    @Mixin
    private final ModelFile modelFile = new ModelFile();

    @Mixin
    private final ExportOptions wanted = new ExportOptions();

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private String output;

    @MostUsed
    @Option(
            names = "--check",
            paramLabel = "DATA",
            description = {
                "Run what was written on the rows of DATA, by an engine on this machine,",
                "and compare with 'predict' to 1e-12 relative; exit code 4 if they differ."
            })
    private String check;

    @Mixin
    private final PredictionOptions predictions = new PredictionOptions();

    @Mixin
    private final MissingOption missing = new MissingOption();

    @Mixin
    private final UnseenOption unseen = new UnseenOption();

    @ArgGroup(validate = false, heading = "%nReading the data of --check:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun()
                .reads(List.of(modelFile.name()))
                .reads(check == null ? List.of() : List.of(check))
                .writes("--output", output, Content.EXPORT);
    }

    @Override
    public Integer call() {
        LinearModel model = modelFile.read().withoutUnused();
        DoubleFunction<String> predicted =
                predictions.predictions(model, modelFile.name()).of();
        MissingPolicy policy = missing.forModel(model.training().provenance().missing());
        Export export = export(model, policy);
        if (wanted.form().isBinary() && output == null && Console.isOutputTerminal()) {
            throw new SettingsException("--to %s is no text for a terminal; write it to a file: -o model.%s"
                    .formatted(wanted.form().label(), wanted.form().ending()));
        }
        Engine engine = check == null ? null : export.engine();
        write(export.write());
        return engine == null ? ExitCode.DONE : check(model, policy, predicted, export, engine);
    }

    private Export export(LinearModel model, MissingPolicy policy) {
        Export.Kind kind = predictions.asksForClass()
                ? Export.Kind.CLASS
                : predictions.asksForLink() ? Export.Kind.LINEAR : Export.Kind.MEAN;
        Set<String> spellings = new TreeSet<>(TableOptions.MISSING);
        spellings.addAll(model.training().provenance().cells().missing());
        return Export.of(
                model,
                new Export.Wanted(
                        kind, predictions.threshold(model, modelFile.name()), policy, unseen.choice() == Unseen.ZERO),
                new Export.Source(
                        Version.number(),
                        Path.of(modelFile.name()).getFileName().toString(),
                        List.copyOf(spellings)),
                wanted.form(),
                wanted.dialect(),
                wanted.names(output));
    }

    private void write(byte[] exported) {
        try (OutputFile file = OutputFile.open(output)) {
            ResultWriter out = file == null ? console().out() : file.writer();
            out.bytes(exported);
            out.flush();
            if (file != null) {
                file.commit();
            }
        }
    }

    private int check(
            LinearModel model, MissingPolicy policy, DoubleFunction<String> predicted, Export export, Engine engine) {
        CellReading known = model.training().provenance().cells();
        CheckedRows rows = new ExportedRows(model, policy, unseen.choice(), predicted)
                .read(Input.of(this, reading, List.of(check))
                        .table(known, "--check needs rows of a table with named columns, such as a CSV file"));
        try (ScratchFolder folder = new ScratchFolder()) {
            Comparison comparison = export.check(engine, rows, folder.path());
            if (comparison.agrees()) {
                inform("--check: %s predicts what predict does in %s rows of %s; the largest relative difference is %s"
                        .formatted(engine.program(), Counts.grouped(comparison.rows()), check, shown(comparison)));
                return ExitCode.DONE;
            }
            error("--check: %s differs from predict: in row %d of %s it predicts %s, and predict %s"
                    .formatted(
                            engine.program(),
                            comparison.row(),
                            check,
                            orNothing(comparison.answer()),
                            orNothing(comparison.expected())));
        } catch (EngineException e) {
            error("--check: " + e.getMessage());
        }
        return ExitCode.NOT_CONVERGED;
    }

    private static String shown(Comparison comparison) {
        return String.format(Locale.ROOT, "%.1e", comparison.largest())
                + (comparison.row() == 0 ? "" : ", in row " + comparison.row());
    }

    private static String orNothing(String prediction) {
        return prediction.isEmpty() ? "nothing" : prediction;
    }
}
