package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.command.options.WindowOptions;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.ReportFormat;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.report.WindowLines;
import dev.regfit.cli.report.WindowTally;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.Window;
import dev.regfit.cli.table.WindowedRows;
import dev.regfit.data.CellReading;
import dev.regfit.data.Counts;
import dev.regfit.data.MomentData;
import dev.regfit.data.WindowIntake;
import dev.regfit.selection.InOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Does for each window of rows what a command that learns does for a table, while the table is read. Where moments tell all
 * that a fit asks, windows are learnt from by their moments, and by their rows where these tell more.
 */
final class WindowRun {
    /** So many windows are given to threads at a time. */
    private static final int MOST_WINDOWS = 1024;

    /** Fewer where their moments would be more numbers than this: 128 MB. */
    private static final long MOST_NUMBERS = 1 << 24;

    private final LearningCommand command;
    private final WindowOptions window;
    private final Wish wish;
    private final TableLearning learning;
    private final StringBuilder heldBack = new StringBuilder();
    private final WindowTally tally = new WindowTally();
    private final List<Waiting> batch = new ArrayList<>();
    /** Reported once there is a window that could be fitted. */
    private final List<ByReport.Group> failed = new ArrayList<>();

    private WindowLines lines;
    private LearntPart.Learner learner;
    private boolean anyFitted;
    private RuntimeException firstFailure;

    WindowRun(LearningCommand command, Wish wish) {
        this.command = command;
        this.window = command.window();
        this.wish = wish;
        this.learning = new TableLearning(command, command.reading(), wish);
    }

    /** A window whose rows have been read. */
    private record Waiting(Window window, Table rows, Optional<MomentData> moments) {}

    /** What became of a window. */
    private record Outcome(ByReport.Group group, List<String> notes, Optional<RuntimeException> failure) {}

    /**
     * Learns from each window of the command's data, and prints what is to be said of it.
     *
     * @param what is done, for the title
     * @return the exit code
     * @throws RuntimeException of the first window, if nothing can be learnt from any
     */
    int of(String what, ByLines columns, FormatOption format, LearntPart.Learner each) {
        learner = each;
        ReportFormat.Look look = new ReportFormat.Look(
                command.console().colour(), command.console().width(), format.digits());
        lines = new WindowLines(
                Version.number(),
                command.typed().commandSpec().name(),
                columns,
                format.format(),
                look,
                command.reading().jobs(),
                command.isStrict() ? heldBack::append : this::write);
        Input input = Input.of(command, command.reading(), command.files());
        try (Table table = input.table(CellReading.USUAL, "--window cuts the rows of tables")) {
            WindowedRows rows = new WindowedRows(
                    table,
                    learning.slots(table),
                    window.cut(table.names()),
                    window.resolve(table.names()),
                    EachGroup.bytesForRows());
            ColumnRoles roles = command.chosen(table.names(), wish.label()).roles();
            command.workInParallel();
            read(table, rows);
            requireAny(table, rows);
            List<String> notes = command.notesOn(table.names(), roles);
            command.notes(table, notes);
            command.notes(tally.notes());
            String target = table.names().get(roles.target().orElseThrow());
            lines.end(Titles.windows(what, window.words(), tally.windows(), rows.rows(), table.files(), target));
            write(heldBack.toString());
            command.console().out().flush();
        }
        tally.alarm().ifPresent(command::error);
        return tally.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    private void write(String text) {
        command.console().out().write(text);
    }

    private void read(Table table, WindowedRows rows) {
        Optional<WindowIntake> intake = learning.intake(table, window.expanding());
        Function<MomentData, Read> read = learning.windows(table);
        rows.whenComplete(next -> {
            Optional<MomentData> moments = intake.flatMap(of -> of.window(next.from()));
            batch.add(new Waiting(next, rows.table(next), moments));
            if (batch.size() >= most(moments)) {
                learn(read);
                rows.forget();
            }
        });
        if (intake.isPresent()) {
            learning.read(rows.readTogether(), intake.get());
        } else {
            rows.read();
        }
        learn(read);
    }

    private static long most(Optional<MomentData> moments) {
        long columns = moments.map(data -> data.columns() + 1L).orElse(1L);
        return Math.max(1, Math.min(MOST_WINDOWS, MOST_NUMBERS / (columns * columns)));
    }

    private void learn(Function<MomentData, Read> read) {
        List<Outcome> outcomes = InOrder.of(command.reading().jobs(), batch.size(), k -> outcome(batch.get(k), read));
        batch.clear();
        List<ByReport.Group> groups = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            anyFitted |= outcome.failure().isEmpty();
            firstFailure = firstFailure == null ? outcome.failure().orElse(null) : firstFailure;
            tally.add(outcome.group(), outcome.notes());
            groups.add(outcome.group());
        }
        if (!anyFitted) {
            failed.addAll(groups);
            return;
        }
        groups.addAll(0, failed);
        failed.clear();
        if (!groups.isEmpty()) {
            lines.add(groups);
        }
    }

    private Outcome outcome(Waiting waiting, Function<MomentData, Read> read) {
        Attempt<LearntPart> attempt = Attempt.of(() -> learnt(waiting, read));
        Optional<LearntPart> learnt = attempt.done();
        Optional<RuntimeException> failure = attempt.failure();
        Window of = waiting.window();
        ByReport.Group group = new ByReport.Group(
                List.of(of.start(), of.end()),
                learnt.map(LearntPart::rows).orElse(of.rows()),
                learnt.map(LearntPart::done),
                attempt.reason());
        List<String> notes = new ArrayList<>(waiting.rows().notes());
        learnt.ifPresent(what -> notes.addAll(what.notes()));
        return new Outcome(group, notes, failure);
    }

    private LearntPart learnt(Waiting waiting, Function<MomentData, Read> read) {
        if (waiting.moments().isPresent()) {
            LearntPart learnt = learner.learn(read.apply(waiting.moments().get()));
            if (!learnt.wantsRows()) {
                return learnt;
            }
        }
        return learner.learn(learning.readGroup(waiting.rows()));
    }

    private void requireAny(Table table, WindowedRows rows) {
        if (tally.windows() == 0) {
            throw DataException.of("%s has %s rows, fewer than a window of %s; take a shorter one"
                    .formatted(String.join(", ", table.files()), Counts.grouped(rows.rows()), window.first()));
        }
        if (!anyFitted) {
            throw firstFailure;
        }
    }
}
