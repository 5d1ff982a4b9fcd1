package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.TraceListener;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.SolverOptions;
import dev.regfit.cli.report.Alarm;
import dev.regfit.cli.report.Notes;
import dev.regfit.cli.report.Timing;
import dev.regfit.cli.report.TraceCsv;
import dev.regfit.cli.report.TrainReport;
import dev.regfit.model.ModelFormat;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
final class TrainCommand extends LearningCommand {
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
        checkColumns();
        try (OutputFile modelFile = OutputFile.open(output);
                OutputFile traceFile = OutputFile.open(solver.trace())) {
            Stopwatch readTime = new Stopwatch();
            Read read = read(Wish.toFit(solver.name()));
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
        return new Settings(penalty().strength(), formulation(), solver.solving(trace));
    }
}
