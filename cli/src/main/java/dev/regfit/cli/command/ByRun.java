package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.data.DataProblem;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelsByGroup;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.InOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Does for each group of rows what a command that learns does for a table; several threads take a group each. */
final class ByRun {
    /** A third of the memory is for the rows of all groups, the rest for what is made of those at hand. */
    private static final int ROWS_SHARE = 3;

    private final LearningCommand command;
    private final ByOption by;
    private final Wish wish;

    ByRun(LearningCommand command, Wish wish) {
        this.command = command;
        this.by = command.by();
        this.wish = wish;
    }

    /**
     * What was learnt from a group.
     *
     * @param done what is reported
     * @param model that was fitted, if one was
     * @param notes what the user should know
     */
    record Learnt(ByReport.Done done, Optional<LinearModel> model, List<String> notes) {
        /** Of a command that fits no model. */
        Learnt(ByReport.Done done) {
            this(done, Optional.empty(), List.of());
        }
    }

    /** Learns from the rows of a group; called by several threads. */
    @FunctionalInterface
    interface Learner {
        Learnt learn(Read rows);
    }

    /**
     * What was learnt from all groups.
     *
     * @param models those that were fitted
     */
    record Result(ByReport report, ModelsByGroup models) {
        boolean converged() {
            return report.groups().stream()
                    .flatMap(group -> group.done().stream())
                    .allMatch(ByReport.Done::converged);
        }
    }

    /** What became of a group. */
    private record Outcome(Optional<Learnt> learnt, Optional<RuntimeException> failure) {}

    /**
     * Learns from each group of the command's data.
     *
     * @param what is done, for the title
     * @param lines what people are told of each group
     * @param pooled whether all rows are learnt from as well, as one group
     * @throws RuntimeException of the first group, if nothing can be learnt from any
     */
    Result of(String what, ByLines lines, boolean pooled, Learner learner) {
        Input input = Input.of(command, command.reading(), command.files());
        try (Table table = input.table(CellReading.USUAL, "--by groups the rows of tables")) {
            TableLearning learning = new TableLearning(command, command.reading(), wish);
            List<Integer> columns = by.resolve(table.names());
            ColumnRoles roles = command.chosen(table.names(), wish.label()).roles();
            long bytes = Runtime.getRuntime().maxMemory() / ROWS_SHARE;
            try (GroupedRows rows = new GroupedRows(table, learning.slots(table), columns, bytes)) {
                Optional<Read> all = pooled ? Optional.of(learning.readGroup(rows.readTogether())) : Optional.empty();
                if (!pooled) {
                    rows.read();
                }
                command.notes(table, command.notesOn(table.names(), roles));
                command.workInParallel();
                Outcome[] outcomes = outcomes(rows, learning, learner);
                requireOne(outcomes);
                Optional<Learnt> together = all.map(learner::learn);
                List<String> names = columns.stream().map(table.names()::get).toList();
                String title = Titles.by(
                        what,
                        names,
                        rows.size(),
                        rows.rows(),
                        table.files(),
                        table.names().get(roles.target().orElseThrow()));
                return result(rows, names, title, lines, outcomes, together);
            }
        }
    }

    private Outcome[] outcomes(GroupedRows rows, TableLearning learning, Learner learner) {
        Outcome[] outcomes = new Outcome[rows.size()];
        rows.inBatches(groups -> {
            List<Outcome> batch = InOrder.of(command.reading().jobs(), groups.size(), k -> {
                Table group = rows.table(groups.get(k));
                return outcome(() -> learner.learn(learning.readGroup(group)), group);
            });
            for (int k = 0; k < batch.size(); k++) {
                outcomes[groups.get(k)] = batch.get(k);
            }
        });
        return outcomes;
    }

    /** Learns, and puts what was noted of the rows before what was noted of the fit. */
    private static Outcome outcome(Supplier<Learnt> learn, Table group) {
        try {
            Learnt learnt = learn.get();
            List<String> notes = new ArrayList<>(group.notes());
            notes.addAll(learnt.notes());
            return new Outcome(Optional.of(new Learnt(learnt.done(), learnt.model(), notes)), Optional.empty());
        } catch (DataException | DataProblem | SettingsException e) {
            return new Outcome(Optional.empty(), Optional.of(e));
        }
    }

    /** Where nothing can be learnt from any group, the reason is not in the groups. */
    private static void requireOne(Outcome[] outcomes) {
        if (Arrays.stream(outcomes).allMatch(outcome -> outcome.learnt().isEmpty())) {
            throw outcomes[0].failure().orElseThrow();
        }
    }

    private Result result(
            GroupedRows rows,
            List<String> names,
            String title,
            ByLines lines,
            Outcome[] outcomes,
            Optional<Learnt> pooled) {
        List<ByReport.Group> groups = new ArrayList<>();
        List<ModelsByGroup.Group> models = new ArrayList<>();
        Map<String, Integer> noted = new LinkedHashMap<>();
        for (int g = 0; g < outcomes.length; g++) {
            Optional<Learnt> learnt = outcomes[g].learnt();
            String reason = outcomes[g].failure().map(e -> reason(e)).orElse("");
            groups.add(new ByReport.Group(rows.key(g), rows.rows(g), learnt.map(Learnt::done), reason));
            models.add(new ModelsByGroup.Group(rows.key(g), learnt.flatMap(Learnt::model), reason));
            learnt.stream().flatMap(what -> what.notes().stream()).forEach(note -> noted.merge(note, 1, Integer::sum));
        }
        ByReport report = new ByReport(
                Version.number(), command.typed().commandSpec().name(), title, names, lines.columns(), groups);
        List<String> notes = new ArrayList<>();
        noted.forEach((note, count) -> notes.add("%s (%d of %d groups)".formatted(note, count, outcomes.length)));
        notes.addAll(report.failures());
        command.notes(notes);
        return new Result(report, new ModelsByGroup(names, models, pooled.flatMap(Learnt::model)));
    }

    /** Why a group could not be fitted, on one line. */
    private static String reason(RuntimeException e) {
        return e.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
