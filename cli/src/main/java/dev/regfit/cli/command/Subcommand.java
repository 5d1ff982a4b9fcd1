package dev.regfit.cli.command;

import dev.regfit.cli.command.options.GeneralOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.report.ReportFormat;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What all commands share: the general options, the console, and notes to the user. */
abstract class Subcommand implements Callable<Integer> {
    private static final Set<String> TABLE_OPTIONS = Set.of(
            "--delimiter",
            "--no-headers",
            "--headers",
            "--decimal",
            "--text",
            "--target",
            "--select",
            "--exclude",
            "--weights",
            "--offset",
            "--na",
            "--encode",
            "--unseen",
            "--keep",
            "--keep-rows",
            "--fold-column",
            "--group-column",
            "--max-levels",
            "--formula",
            "--poly",
            "--interact",
            "--log",
            "--test-share",
            "--test-order",
            "--encoding",
            "--skip-lines",
            "--comment",
            "--na-values");

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    /** The line about fits, or null where it is not wanted. */
    private ProgressLine fits;

    /** The files that the command reads and writes, as its options name them. */
    abstract FilesOfRun filesOfRun();

    final Console console() {
        return ((RegfitCommand) spec.root().userObject()).console();
    }

    /** Opens the files as a table; how far its reading has come is shown where someone watches. */
    final Table open(ReadingOptions reading, List<String> files) {
        return open(reading, files, CellReading.USUAL);
    }

    /**
     * The same for a model.
     *
     * @param known how to read cells where nothing is asked for
     */
    final Table open(ReadingOptions reading, List<String> files, CellReading known) {
        return open(reading, files, known, () -> {});
    }

    /**
     * The same where results are wanted as rows come in.
     *
     * @param atPause to be run when standard input pauses
     */
    final Table open(ReadingOptions reading, List<String> files, CellReading known, Runnable atPause) {
        Table table = reading.open(files, console().in(), known, atPause);
        if (isWatched()) {
            table.tell(new ProgressLine(console().err(), System::nanoTime));
        }
        return table;
    }

    /** Shows how far fits have come where someone watches, until something else is written. */
    final Progress progress() {
        if (!isWatched()) {
            return Progress.NONE;
        }
        endProgress();
        fits = new ProgressLine(console().err(), System::nanoTime);
        return fits;
    }

    private boolean isWatched() {
        return console().watched() && !general.quiet();
    }

    private void endProgress() {
        if (fits != null) {
            fits.done();
        }
    }

    /** Writes a report to standard output. */
    final void print(Report report, ReportFormat format) {
        endProgress();
        console()
                .out()
                .write(format.render(report, console().colour(), console().width()));
        console().out().flush();
    }

    /**
     * Tells the user something on standard error, unless {@code --quiet}.
     *
     * @throws DataException with {@code --strict}
     */
    final void note(String text) {
        notes(List.of(text));
    }

    /** Tells the user what is no reason to stop, unless {@code --quiet}. */
    final void inform(String text) {
        if (!general.quiet()) {
            error(text);
        }
    }

    /** Tells the user what even {@code --quiet} does not silence: the exit code says that something is wrong. */
    final void error(String text) {
        endProgress();
        console().err().println("regfit: " + text);
    }

    /**
     * The same for several. To be called before a result is written: with {@code --strict} there must be none.
     *
     * @throws DataException with {@code --strict}, if there are any
     */
    final void notes(List<String> texts) {
        if (general.strict() || !general.quiet()) {
            texts.forEach(this::error);
        }
        if (general.strict() && !texts.isEmpty()) {
            throw DataException.of("stopped by --strict, which makes notes errors: settle what is noted above");
        }
    }

    /** Notes on a table that was read; if {@code --verbose}, also how it was understood. */
    final void notes(Table table) {
        notes(table, List.of());
    }

    /** The same, behind notes on what was made of the table. */
    final void notes(Table table, List<String> others) {
        if (general.verbose()) {
            error(table.description());
        }
        List<String> all = new ArrayList<>(others);
        all.addAll(table.notes());
        notes(all);
    }

    /** The same of a second table, where a note has to say which of the two it is about. */
    final void notesOn(String file, Table table, List<String> others) {
        if (general.verbose()) {
            error(table.description());
        }
        List<String> all = new ArrayList<>(table.notes());
        all.addAll(others);
        notes(all.stream()
                .map(note -> note.startsWith(file + ":") ? note : file + ": " + note)
                .toList());
    }

    /**
     * Refuses options that are about the columns and cells of tables.
     *
     * @throws SettingsException naming the first
     */
    final void refuseTableOptions() {
        refuse(TABLE_OPTIONS, " is for tables; svmlight data have numbers only, the target first in each line");
    }

    /**
     * Refuses options that are about how rows are read, which moments hold no more.
     *
     * @throws SettingsException naming the first
     */
    final void refuseRowOptions() {
        List<String> read = new ArrayList<>(TABLE_OPTIONS);
        read.removeAll(List.of("--target", "--select", "--exclude", "--encode"));
        read.addAll(List.of("--input-format", "--log-target"));
        refuse(read, " is about rows, and moments files hold none; make them again, or train on the tables");
    }

    /**
     * Refuses all options but some.
     *
     * @throws SettingsException naming the first
     */
    final void refuseAllBut(Set<String> options, String why) {
        for (OptionSpec option : typed().matchedOptions()) {
            if (!options.contains(option.longestName())) {
                throw new SettingsException(option.longestName() + why);
            }
        }
    }

    /**
     * Refuses options.
     *
     * @throws SettingsException naming the first
     */
    final void refuse(Collection<String> options, String why) {
        for (OptionSpec option : typed().matchedOptions()) {
            if (options.contains(option.longestName())) {
                throw new SettingsException(option.longestName() + why);
            }
        }
    }

    /** The command line as typed, quoted for a shell. */
    final String commandText() {
        List<String> words = new ArrayList<>(List.of("regfit"));
        words.addAll(spec.root().commandLine().getParseResult().originalArgs());
        return ShellText.of(words);
    }

    /** What was typed of this command. */
    final ParseResult typed() {
        return spec.commandLine().getParseResult();
    }
}
