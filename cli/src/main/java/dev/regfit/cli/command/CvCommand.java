package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.DryRunOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.PageOption;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.page.Page;
import dev.regfit.cli.plot.CvPlot;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Chosen;
import dev.regfit.cli.report.CvReport;
import dev.regfit.cli.report.OutOfFoldCsv;
import dev.regfit.cli.report.Timing;
import dev.regfit.cli.report.Titles;
import dev.regfit.model.Appraisal;
import dev.regfit.model.Resampled;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.OutOfFold;
import dev.regfit.selection.Selection;
import dev.regfit.solver.Stopping;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how a strength is chosen. */
@Command(
        name = "cv",
        header = "Cross-validate: errors on rows that were left out, along falling strengths.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit cv data.csv -t price",
            "  regfit cv data.csv --penalty elasticnet --l1-ratio 0.1,0.5,1 --rule 1se",
            "  regfit cv data.csv --penalty l2 --criterion loo"
        },
        sortOptions = false)
final class CvCommand extends ValidatingCommand {
    @MostUsed("Write the prediction of each row by the model that did not see it, as CSV.")
    @Option(
            names = "--out-of-fold",
            paramLabel = "FILE",
            description = {
                "Write each row's fold and what the model that did not see it predicts,",
                "at the chosen strength, as CSV: repeat, row, fold, target, prediction."
            })
    private String outOfFold;

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the curve as CSV, as -f csv does.")
    private String output;

    @Mixin
    private final ByOption by = new ByOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final PageOption page = new PageOption();

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun()
                .writes("--output", output, Content.REPORT_TABLE)
                .writes("--out-of-fold", outOfFold, Content.TABLE)
                .writes("--report", page.file(), Content.PAGE)
                .draws(plot.target());
    }

    @Override
    ByOption by() {
        return by;
    }

    @Override
    public Integer call() {
        Stopwatch total = new Stopwatch();
        checkValidation();
        if (by.isWanted()) {
            return validateGroups();
        }
        if (outOfFold != null && !choice().mayTakeFolds()) {
            throw new SettingsException("--out-of-fold writes what is predicted for folds; leave out --criterion");
        }
        if (dryRun.isWanted()) {
            return tell(wish(outOfFold != null), List.of(penalty().kind()), "those along the curve", format);
        }
        Stopping stopping = solving().stopping().telling(progress());

        try (OutputFile predictions = OutputFile.open(outOfFold);
                OutputFile curve = OutputFile.open(output);
                PageFile pageFile = new PageFile(page);
                Drawing drawing = Drawing.beside(format, plot, console())) {
            Stopwatch reading = new Stopwatch();
            Read read = read(wish(outOfFold != null));
            double readSeconds = reading.seconds();

            Stopwatch fitting = new Stopwatch();
            Formulation formulation = formulation(read);
            Selection selection = selection(read, outOfFold != null, stopping);
            Timing timing = new Timing(readSeconds, fitting.seconds(), total.seconds());
            CvReport report = report(read, selection, timing);
            if (predictions != null) {
                List<OutOfFold> predicted = OutOfFold.of(read.rows().folds(), formulation, selection, stopping);
                predictions
                        .writer()
                        .write(OutOfFoldCsv.of(
                                        predicted,
                                        read.rowNumbers(),
                                        read.data().schema())
                                .text());
                predictions.commit();
            }
            if (curve != null) {
                curve.writer().write(report.sheet().csv().text());
                curve.commit();
            }
            drawing.draw(() -> CvPlot.of(report.title(), selection));
            pageFile.write(() -> page(selection, read, report.chosen()));
            print(report, format);
            drawing.showBelow();
            return alarm(selection);
        }
    }

    private CvReport report(Read read, Selection selection, Timing timing) {
        Formulation formulation = formulation(read);
        Chosen chosen = new Chosen(
                selection, read.cut(), !penalty().isFixed(), new Reproduction(typed(), formulation, List.of()));
        return new CvReport(chosen, read.data().schema(), read.provenance(), formulation, timing);
    }

    /** A curve for each group of rows. */
    private int validateGroups() {
        refuseBesideBy("--plot", "--report", "--dry-run", "--out-of-fold");
        try (OutputFile curves = OutputFile.open(output)) {
            String what = "cross-validation of the "
                    + Titles.method(loss().name(), penalty().kind());
            ByRun.Result result = new ByRun(this, wish(false)).of(what, ByLines.ofSelections(), false, this::validated);
            if (curves != null) {
                curves.writer().write(result.report().csv().text());
                curves.commit();
            }
            print(result.report(), format);
            return alarms(result);
        }
    }

    private LearntPart validated(Read read) {
        Stopwatch fitting = new Stopwatch();
        Selection selection = selection(read, false, solving().stopping());
        Timing timing = new Timing(0, fitting.seconds(), fitting.seconds());
        return LearntPart.of(
                new ByReport.Done(report(read, selection, timing), ByLines.of(selection), selection.converged()), read);
    }

    /** About the model of the strength that was taken, fitted to all rows. */
    private Page page(Selection selection, Read read, Chosen chosen) {
        Preparation whole = Preparation.of(read.data(), formulation(read));
        Appraisal appraisal = new Appraisal(Optional.of(selection.summary(read.cut())), Resampled.NONE);
        Fit fit = Trainer.fit(whole, selection, solving().solving(), read.provenance())
                .with(appraisal);
        return Page.of(
                Version.number(),
                fit.model(),
                whole,
                Optional.of(selection),
                solving().stopping(),
                PageFile.origin(this, Optional.of(chosen.command()), List.of(), List.of()));
    }
}
