package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.TraceListener;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.EncodingOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.MomentsOptions;
import dev.regfit.cli.command.options.PenaltyOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.RowOptions;
import dev.regfit.cli.command.options.SolverOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.Alarm;
import dev.regfit.cli.report.Notes;
import dev.regfit.cli.report.Timing;
import dev.regfit.cli.report.TraceCsv;
import dev.regfit.cli.report.TrainReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.MomentsFiles;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.Table;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Schema;
import dev.regfit.data.SparseRows;
import dev.regfit.data.TableMoments;
import dev.regfit.data.TrainingData;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.Training.Provenance;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits one model. */
@Command(
        name = "train",
        header = "Fit a model, prove that it is the optimum, and report on standard output.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit train data.csv --penalty l1 --alpha 0.01",
            "  regfit train part-*.csv -t price -x id --penalty l2 --alpha 10 --scale standard -o model.json",
            "  regfit train data.csv --penalty l1 --alpha 0.1 --solver proximal --trace trace.csv"
        },
        sortOptions = false)
final class TrainCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV or moments files with the same columns, plain or gzip; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @ArgGroup(validate = false, heading = "%nTerms computed from columns:%n")
    private final FormulaOptions formula = new FormulaOptions();

    @Mixin
    private MissingOption missing;

    @Mixin
    private EncodingOption encode;

    @Mixin
    private RowOptions rows;

    @ArgGroup(validate = false, heading = "%nThe objective:%n")
    private final PenaltyOptions penalty = new PenaltyOptions();

    @ArgGroup(validate = false, heading = "%nSolving:%n")
    private final SolverOptions solver = new SolverOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the model to FILE.")
    private String output;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Stopwatch total = new Stopwatch();
        // Built without a listener first: a contradiction in the options must not cost a read of the data.
        settings(TraceListener.NONE);
        formula.check(columns);
        try (OutputFile modelFile = OutputFile.open(output);
                OutputFile traceFile = OutputFile.open(solver.trace())) {
            Stopwatch readTime = new Stopwatch();
            Read read =
                    MomentsFiles.are(files) ? readMoments() : reading.isSvmlight(files) ? readSvmlight() : readTable();
            double readSeconds = readTime.seconds();

            Stopwatch fitting = new Stopwatch();
            TraceListener trace = traceFile == null ? TraceListener.NONE : new TraceCsv(traceFile.writer());
            Fit fit = Trainer.fit(read.data(), settings(trace), read.provenance());
            double fitSeconds = fitting.seconds();

            if (traceFile != null) {
                traceFile.commit();
            }
            if (modelFile != null) {
                modelFile.writer().write(ModelFormat.write(fit.model()));
                modelFile.commit();
            }
            TrainReport report = new TrainReport(fit, new Timing(readSeconds, fitSeconds, total.seconds()));
            print(report, format.format());
            notes(Notes.of(fit));
            if (fit.converged()) {
                return ExitCode.DONE;
            }
            error(Alarm.of(fit));
            return ExitCode.NOT_CONVERGED;
        }
    }

    private Settings settings(TraceListener trace) {
        return new Settings(
                penalty.strength(),
                penalty.convention(),
                penalty.scaling(),
                penalty.intercept() && formula.intercept(),
                penalty.rules(),
                solver.solving(trace));
    }

    /** What was read, and where it comes from. */
    private record Read(TrainingData data, Provenance provenance) {}

    private Read readTable() {
        try (Table table = open(reading, files)) {
            MissingPolicy policy = missing.or(MissingPolicy.ERROR);
            FormulaOptions.Columns chosen = formula.resolve(columns, table.names());
            ColumnRoles roles = chosen.roles();
            DatasetBuilder builder = DatasetReader.read(
                    table, roles, chosen.terms(), rows.options(policy, solver.name(), reading.jobs()));
            notes(table);
            TrainingData data = builder.build(encode.encoding(penalty.strength()));
            String weights = roles.weights().isPresent()
                    ? table.names().get(roles.weights().getAsInt())
                    : "";
            return new Read(data, provenance(table.files(), table.checksum(), data, policy, weights));
        }
    }

    private Read readMoments() {
        refuseRowOptions();
        MomentsOptions.refuseSolver(solver.name());
        MomentsFiles read = MomentsFiles.read(files);
        TableMoments moments = read.sum().moments();
        Schema schema = MomentsOptions.choose(columns, moments, encode.encoding(penalty.strength()));
        TrainingData data = moments.fill(schema);
        return new Read(
                data,
                provenance(
                        read.files(),
                        read.checksum(),
                        data,
                        moments.policy(),
                        read.sum().weights()));
    }

    private Read readSvmlight() {
        refuseTableOptions();
        SvmlightReader reader = new SvmlightReader(Source.of(files, console().in()));
        SparseRows sparse = new SparseRows();
        reader.read(sparse::add);
        TrainingData data = sparse.build(SvmlightReader.TARGET);
        return new Read(data, provenance(reader.files(), reader.checksum(), data, MissingPolicy.ERROR, ""));
    }

    private Provenance provenance(
            List<String> names, String checksum, TrainingData data, MissingPolicy policy, String weights) {
        return new Provenance(
                Version.number(), commandText(), names, checksum, data.size(), data.dropped(), policy, weights);
    }
}
