package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.InspectReport;
import dev.regfit.cli.report.SparseInspectReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TargetValues;
import dev.regfit.cli.table.TypedRows;
import dev.regfit.data.Predictor;
import dev.regfit.inspection.Inspection;
import dev.regfit.inspection.Inspector;
import dev.regfit.inspection.SparseInspection;
import dev.regfit.inspection.SparseInspector;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks a table over. */
@Command(
        name = "inspect",
        header = "Check a table before fitting: types, missing values, constant and collinear columns.",
        abbreviateSynopsis = true,
        sortOptions = false)
final class InspectCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV or svmlight files with the same columns, plain or compressed; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @Mixin
    private FormatOption format;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files);
    }

    @Override
    public Integer call() {
        if (reading.isSvmlight(files)) {
            return inspectSvmlight();
        }
        try (Table table = open(reading, files)) {
            Stopwatch readTime = new Stopwatch();
            ColumnRoles roles = columns.resolve(table.names()).withoutTarget();
            List<Predictor> looked = TypedRows.predictors(table, roles);
            TargetValues values = new TargetValues();
            Inspector inspector = new Inspector(looked, reading.jobs());
            new TypedRows(table, roles, looked, Slot.Use.LOOK, Optional.empty()).read((row, texts, outcome) -> {
                inspector.add(row.numbers(), texts, outcome.weight());
                double target = row.numbers()[looked.size() - 1];
                if (!Double.isNaN(target)) {
                    values.add(target);
                }
            });
            Inspection inspection = inspector.inspection();
            InspectReport report =
                    new InspectReport(Version.number(), table.files(), inspection, values.pair(), readTime.seconds());
            notes(table, columns.notes(table.names(), roles));
            print(report, format.format());
            return ExitCode.DONE;
        }
    }

    private Integer inspectSvmlight() {
        refuseTableOptions();
        Stopwatch readTime = new Stopwatch();
        SvmlightReader reader = new SvmlightReader(Source.of(files, console().in()));
        SparseInspector inspector = new SparseInspector();
        TargetValues values = new TargetValues();
        reader.read((target, features, cells, count) -> {
            inspector.add(target, features, cells, count);
            values.add(target);
        });
        SparseInspection inspection = inspector.inspection(SvmlightReader.TARGET);
        print(
                new SparseInspectReport(
                        Version.number(), reader.files(), inspection, values.codes(), readTime.seconds()),
                format.format());
        return ExitCode.DONE;
    }
}
