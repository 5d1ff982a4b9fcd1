package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.ByLines;
import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.report.Titles;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.model.ModelsByGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Does for each group of rows what a command that learns does for a table; several threads take a group each. */
final class ByRun {
    private final LearningCommand command;
    private final ByOption by;
    private final Wish wish;

    ByRun(LearningCommand command, Wish wish) {
        this.command = command;
        this.by = command.by();
        this.wish = wish;
    }

    /** The rows of all groups, which may be looked at before they are learnt from. */
    interface Groups {
        /** What is made of the rows of each group; of those that cannot be used there is nothing. */
        <T> List<T> each(Function<Read, T> work);
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

    /**
     * Learns from each group of the command's data.
     *
     * @param what is done, for the title
     * @param lines what people are told of each group
     * @param pooled whether all rows are learnt from as well, as one group
     * @throws RuntimeException of the first group, if nothing can be learnt from any
     */
    Result of(String what, ByLines lines, boolean pooled, LearntPart.Learner learner) {
        return afterLooking(what, lines, pooled, groups -> learner);
    }

    /**
     * The same where the groups are looked at first.
     *
     * @param looking makes of all groups what each is learnt from by
     */
    Result afterLooking(String what, ByLines lines, boolean pooled, Function<Groups, LearntPart.Learner> looking) {
        Input input = Input.of(command, command.reading(), command.files());
        try (Table table = input.table(CellReading.USUAL, "--by groups the rows of tables")) {
            TableLearning learning = new TableLearning(command, command.reading(), wish);
            List<Integer> columns = by.resolve(table.names());
            ColumnRoles roles = command.chosen(table.names(), wish.label()).roles();
            try (GroupedRows rows = EachGroup.rows(table, learning.slots(table), columns)) {
                Optional<Read> all = pooled ? Optional.of(learning.readGroup(rows.readTogether())) : Optional.empty();
                if (!pooled) {
                    rows.read();
                }
                command.notes(table, command.notesOn(table.names(), roles));
                command.workInParallel();
                LearntPart.Learner learner = looking.apply(groups(rows, learning));
                List<EachGroup.Outcome<LearntPart>> outcomes = EachGroup.of(
                        rows,
                        command.reading().jobs(),
                        (key, group) -> learner.learn(learning.readGroup(group)).noted(group.notes()));
                Optional<LearntPart> together = all.map(learner::learn);
                List<String> names = columns.stream().map(table.names()::get).toList();
                String title = Titles.by(
                        what,
                        names,
                        rows.size(),
                        usedRows(outcomes),
                        table.files(),
                        table.names().get(roles.target().orElseThrow()));
                return result(names, title, lines, outcomes, together);
            }
        }
    }

    private static long usedRows(List<EachGroup.Outcome<LearntPart>> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.done().stream())
                .mapToLong(LearntPart::rows)
                .sum();
    }

    private Groups groups(GroupedRows rows, TableLearning learning) {
        return new Groups() {
            @Override
            public <T> List<T> each(Function<Read, T> work) {
                int jobs = command.reading().jobs();
                return EachGroup.of(rows, jobs, (key, group) -> work.apply(learning.readGroup(group))).stream()
                        .flatMap(outcome -> outcome.done().stream())
                        .toList();
            }
        };
    }

    private Result result(
            List<String> names,
            String title,
            ByLines lines,
            List<EachGroup.Outcome<LearntPart>> outcomes,
            Optional<LearntPart> pooled) {
        List<ByReport.Group> groups = new ArrayList<>();
        List<ModelsByGroup.Group> models = new ArrayList<>();
        Map<String, Integer> noted = new LinkedHashMap<>();
        for (EachGroup.Outcome<LearntPart> outcome : outcomes) {
            Optional<LearntPart> learnt = outcome.done();
            long used = learnt.map(LearntPart::rows).orElse(outcome.rows());
            groups.add(new ByReport.Group(
                    outcome.key(),
                    used,
                    learnt.map(LearntPart::done),
                    outcome.attempt().reason()));
            models.add(new ModelsByGroup.Group(
                    outcome.key(),
                    used,
                    learnt.flatMap(LearntPart::model),
                    outcome.attempt().reason()));
            learnt.stream().flatMap(what -> what.notes().stream()).forEach(note -> noted.merge(note, 1, Integer::sum));
        }
        ByReport report = new ByReport(
                Version.number(), command.typed().commandSpec().name(), title, names, lines.columns(), groups);
        List<String> notes = new ArrayList<>();
        noted.forEach((note, count) -> notes.add("%s (%d of %d groups)".formatted(note, count, outcomes.size())));
        notes.addAll(report.failures());
        command.notes(notes);
        return new Result(report, new ModelsByGroup(names, models, pooled.flatMap(LearntPart::model)));
    }
}
