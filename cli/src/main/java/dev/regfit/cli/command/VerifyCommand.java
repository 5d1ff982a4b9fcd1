package dev.regfit.cli.command;

import dev.regfit.Verification;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ModelFile;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.report.VerifyReport;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelsByGroup;
import dev.regfit.problem.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves a model again. */
@Command(
        name = "verify",
        header = "Recompute the certificate of a model from its training data.",
        description = {
            "Exit code 0 when the data prove what the model recorded, 4 when they do not.",
            "Rows, weights and missing values are taken as they were in training."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class VerifyCommand extends Subcommand {
    /** Of groups whose models do not hold. */
    private static final int MOST_TOLD = 5;

    @Mixin
    private final ModelFile modelFile = new ModelFile();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATA",
            description =
                    "CSV, Parquet or moments files with the same columns, compressed or not; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(List.of(modelFile.name())).reads(files);
    }

    @Override
    public Integer call() {
        ModelFile.Models models = modelFile.readModels();
        return models.map(this::verify, this::verify);
    }

    private int verify(LinearModel model) {
        TrainedOn rows = Input.of(this, reading, files).trainedOn(model);
        Verification verification = Verification.of(model, rows.data(), rows.checksum());
        print(new VerifyReport(Version.number(), rows.files(), verification), format);
        return verification.holds() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    /** Each group's model on the group's rows, and that of all rows on all. */
    private int verify(ModelsByGroup models) {
        ByModels known = ByModels.whole(modelFile.name(), models);
        LinearModel any = known.list().get(0);
        Input input = Input.of(this, reading, files);
        CellReading cells = any.training().provenance().cells();
        try (Table table = input.table(cells, "%s has models by columns of a table".formatted(modelFile.name()))) {
            List<Slot> slots = new TrainingRows(table, any, 1).slots(table);
            try (GroupedRows rows = EachGroup.rows(table, slots, known.columns(table))) {
                Optional<VerifyReport> pooled = models.pooled().map(model -> verified(model, rows.readTogether()));
                if (pooled.isEmpty()) {
                    rows.read();
                }
                notes(table, List.of());
                workInParallel();
                List<ByReport.Group> groups =
                        EachGroup.of(rows, reading.jobs(), (key, group) -> verified(known.required(key), group))
                                .stream()
                                .map(outcome -> outcome.group(VerifyCommand::done))
                                .toList();
                print(report(models.by(), any, table, groups), format);
                return told(models, groups, pooled);
            }
        }
    }

    private VerifyReport verified(LinearModel model, Table rows) {
        TrainedOn read = new TrainingRows(rows, model, 1).read(rows);
        return new VerifyReport(Version.number(), read.files(), Verification.of(model, read.data(), read.checksum()));
    }

    private static ByReport.Done done(VerifyReport report) {
        boolean holds = report.verification().holds();
        return new ByReport.Done(report, ByLines.of(report), holds, holds ? "" : "DOES NOT HOLD");
    }

    private static ByReport report(List<String> by, LinearModel any, Table table, List<ByReport.Group> groups) {
        Objective objective = any.training().objective();
        String what = Titles.method(objective.loss().name(), objective.kind()) + " verified";
        long rows = groups.stream().mapToLong(ByReport.Group::rows).sum();
        String title = Titles.by(
                what, by, groups.size(), rows, table.files(), any.schema().target());
        return new ByReport(
                Version.number(), "verify", title, by, ByLines.ofVerifications().columns(), groups);
    }

    /** Says what does not hold, and returns the exit code for it. */
    private int told(ModelsByGroup models, List<ByReport.Group> groups, Optional<VerifyReport> pooled) {
        Set<List<String>> unfitted = models.groups().stream()
                .filter(group -> group.model().isEmpty())
                .map(ModelsByGroup.Group::key)
                .collect(Collectors.toSet());
        Set<List<String>> found = groups.stream().map(ByReport.Group::key).collect(Collectors.toSet());
        List<String> errors = new ArrayList<>();
        for (ByReport.Group group : groups) {
            if (group.done().isEmpty() && !unfitted.contains(group.key())) {
                errors.add(group.reason());
            } else if (group.done().isPresent() && !group.done().get().converged()) {
                errors.add("the model of the group %s does not hold".formatted(ByModels.name(group.key())));
            }
        }
        models.groups().stream()
                .filter(group -> group.model().isPresent() && !found.contains(group.key()))
                .forEach(group ->
                        errors.add("the group %s has a model and no rows".formatted(ByModels.name(group.key()))));
        pooled.filter(report -> !report.verification().holds())
                .ifPresent(report -> errors.add("the model of all rows does not hold"));
        errors.stream().limit(MOST_TOLD).forEach(this::error);
        if (errors.size() > MOST_TOLD) {
            error("and %d more".formatted(errors.size() - MOST_TOLD));
        }
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
