package dev.regfit.cli.command;

import dev.regfit.TraceListener;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.GeneralOptions;
import dev.regfit.cli.command.options.Needs;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.report.ReportFormat;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.Progress;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What all commands share: the general options, the console, and notes to the user. */
abstract class Subcommand implements Callable<Integer> {
    /** Seconds after which someone who watches is told how long it took. */
    private static final double LONG = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    private boolean inParallel;

    /** The line about fits, or null where it is not wanted. */
    private ProgressLine fits;

    /** The files that the command reads and writes, as its options name them. */
    abstract FilesOfRun filesOfRun();

    /** Says which command this is where picocli does not find it out itself. */
    final void isOf(CommandSpec command) {
        spec = command;
    }

    final Console console() {
        return ((RegfitCommand) spec.root().userObject()).console();
    }

    /**
     * Opens the files as a table; how far its reading has come is shown where someone watches.
     *
     * @param known how to read cells where nothing is asked for
     * @param atPause to be run when standard input pauses
     */
    final Table open(ReadingOptions reading, List<String> files, CellReading known, Runnable atPause) {
        return opener().isPresent()
                ? watched(opener().get().open(files, reading, known))
                : watched(reading.open(files, console().in(), known, atPause));
    }

    /** What opens tables that are not files of this machine, if there is such. */
    final Optional<TableOpener> opener() {
        return ((RegfitCommand) spec.root().userObject()).opener();
    }

    /** Shows how far the reading of a table has come where someone watches. */
    final <T extends Table> T watched(T table) {
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

    /** Shows how far a descent has come, with --verbose where someone watches. */
    final TraceListener liveEpochs() {
        if (!isWatched() || !general.verbose()) {
            return TraceListener.NONE;
        }
        endProgress();
        fits = new ProgressLine(console().err(), System::nanoTime);
        return fits;
    }

    /** Several threads go on from here, none of which can tell how far all are. */
    final void workInParallel() {
        endProgress();
        inParallel = true;
    }

    private boolean isWatched() {
        return console().watched() && !general.quiet() && !inParallel;
    }

    private void endProgress() {
        if (fits != null) {
            fits.done();
        }
    }

    /** Writes a report to standard output. */
    final void print(Report report, FormatOption wanted) {
        endProgress();
        ReportFormat.Look look =
                new ReportFormat.Look(console().colour(), console().width(), wanted.digits());
        console().out().write(wanted.format().render(report, look));
        console().out().flush();
    }

    /**
     * Says on standard error how long the run took and where its results are: with {@code --verbose}, or to someone who
     * watches and has waited, or has to look for a file.
     */
    final void conclude(double seconds) {
        List<String> files = filesOfRun().written();
        boolean isWorthALine = isWatched() && (!files.isEmpty() || seconds >= LONG);
        if (isWorthALine || general.verbose()) {
            String where = files.isEmpty() ? "" : "; written: " + String.join(", ", files);
            error("%s done in %s s%s".formatted(spec.name(), String.format(Locale.ROOT, "%.2f", seconds), where));
        }
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

    /** Notes on a table that was read, behind those on what was made of it; if {@code --verbose}, also how it was understood. */
    final void notes(Table table, List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addAll(table.notes());
        notes(List.of(table.description()), all);
    }

    /** Notes on rows that models were held against. */
    final void notes(Scored scored) {
        notes(scored.description(), scored.notes());
    }

    /** The same of a second input, where a note has to say which of the two it is about. */
    final void notesOn(String file, Scored scored) {
        notes(
                scored.description(),
                scored.notes().stream()
                        .map(note -> note.startsWith(file + ":") ? note : file + ": " + note)
                        .toList());
    }

    private void notes(List<String> descriptions, List<String> notes) {
        if (general.verbose()) {
            descriptions.forEach(this::error);
        }
        notes(notes);
    }

    /**
     * Refuses options that need what data files of a format do not hold.
     *
     * @throws SettingsException naming the first
     */
    final void refuseFor(InputFormat format) {
        if (format == InputFormat.CSV) {
            return; // it holds everything, and to read annotations takes time
        }
        for (OptionSpec option : typed().matchedOptions()) {
            boolean isServed = !(option.userObject() instanceof AnnotatedElement declared)
                    || declared.getAnnotation(Needs.class) == null
                    || format.holds(declared.getAnnotation(Needs.class).value());
            if (!isServed) {
                throw new SettingsException(option.longestName() + format.refusal());
            }
        }
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

    /** Whether a note is an error, so that no result may be written before all are known. */
    final boolean isStrict() {
        return general.strict();
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
