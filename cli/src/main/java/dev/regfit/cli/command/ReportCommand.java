package dev.regfit.cli.command;

import dev.regfit.Solving;
import dev.regfit.Verification;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.page.Page;
import dev.regfit.cli.report.Fact;
import dev.regfit.cli.report.VerifyReport;
import dev.regfit.model.Choice;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.path.Family;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.Selection;
import dev.regfit.selection.SelectionAgain;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a page about a model. */
@Command(
        name = "report",
        header = "Write a page of HTML about a model, with a slider over the strength.",
        description = {
            "One file that needs no network. Rows, weights and missing values are taken as they were in training,",
            "and the certificate is recomputed: exit code 4 when the data do not prove what the model recorded."
        },
        abbreviateSynopsis = true,
        footer = {"", "Examples:", "  regfit report model.json data.csv -o report.html"},
        sortOptions = false)
final class ReportCommand extends Subcommand {
    @Mixin
    private final ModelFile modelFile = new ModelFile();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "The files that the model was trained on, plain or compressed; - is standard input.")
    private List<String> files;

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write, which is called *.html.")
    private String output;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).reads(files).writes("--output", output, Content.PAGE);
    }

    @Override
    public Integer call() {
        LinearModel model = modelFile.read();
        try (OutputFile page = OutputFile.open(output)) {
            TrainedOn rows = Input.of(this, reading, files).trainedOn(model);
            Verification verification = Verification.of(model, rows.data(), rows.checksum());
            Training training = model.training();
            Preparation preparation = Preparation.of(
                    rows.data(), training.formulation(model.schema()), training.penalty(), training.groups());
            Stopping stopping = Solving.STOPPING.telling(progress());
            List<String> remarks = new ArrayList<>();
            training.provenance()
                    .split()
                    .ifPresent(split -> remarks.add("Rows that were kept apart for testing are not on this page;"
                            + " train --report has the errors on them."));
            Optional<Selection> selection = selection(model, preparation, stopping, remarks);
            List<String> alarms = new VerifyReport(Version.number(), rows.files(), verification).alarms();
            Page.Origin origin = new Page.Origin(
                    List.of(
                            new Fact(
                                    "Fit the model again:",
                                    List.of(training.provenance().command())),
                            new Fact("Write this page again:", List.of(commandText()))),
                    List.of(),
                    List.of(),
                    alarms,
                    remarks);
            page.writer()
                    .write(Page.of(Version.number(), model, preparation, selection, stopping, origin)
                            .html());
            page.commit();
            alarms.forEach(this::error);
            return alarms.isEmpty() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
        }
    }

    /** What the strength was chosen from or, where it was given, how it fares among the usual ones. */
    private Optional<Selection> selection(
            LinearModel model, Preparation preparation, Stopping stopping, List<String> remarks) {
        Training training = model.training();
        Optional<Choice> choice = training.appraisal().choice();
        boolean hasOne = training.objective().kind() != PenaltyKind.NONE
                && training.objective().alpha() > 0
                && preparation.data().size() > 1;
        if (!hasOne) {
            return Optional.empty();
        }
        if (training.gamma().isPresent()) {
            remarks.add(
                    "The curve of errors is not shown: each fold had penalty factors of its own, which a model does not"
                            + " keep. The page of train --report has it.");
            return Optional.empty();
        }
        Family family =
                new Family(training.objective().kind(), training.objective().l1Ratio());
        Optional<Selection> again = SelectionAgain.of(
                preparation,
                family,
                choice.orElseGet(() -> SelectionAgain.usual(preparation)),
                stopping,
                reading.jobs());
        if (again.isEmpty()) {
            remarks.add("The curve of errors is not shown: it takes single rows, or folds that a column of the table"
                    + " names. The page of train --report has it.");
        } else if (choice.isPresent() && !SelectionAgain.agrees(again.get(), model)) {
            remarks.add(
                    "The curve of errors was made again with the usual strengths and the columns as the model fills"
                            + " them, and differs from the one that the strength was chosen by. The page of train --report has that one.");
        } else if (choice.isEmpty()) {
            remarks.add("The strength was given, not chosen by the curve of errors above, which uses the usual folds.");
        }
        return again;
    }
}
