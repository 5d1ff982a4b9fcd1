package dev.regfit.cli.command;

import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.data.DataProblem;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.InOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does something with each group of rows of a table; several threads take a group each. */
final class EachGroup {
    /** A third of the memory is for the rows of all groups, the rest for what is made of those at hand. */
    private static final int ROWS_SHARE = 3;

    private EachGroup() {}

    /** Is given the rows of a group as a table. */
    @FunctionalInterface
    interface Work<T> {
        T of(List<String> key, Table rows);
    }

    /**
     * What became of a group.
     *
     * @param key a cell of each column that rows are grouped by
     * @param rows how many it has
     * @param done what was made of them, unless they cannot be used
     * @param failure why they cannot
     */
    record Outcome<T>(List<String> key, long rows, Optional<T> done, Optional<RuntimeException> failure) {
        /** The group as it is reported. */
        ByReport.Group group(Function<T, ByReport.Done> reported) {
            return new ByReport.Group(key, rows, done.map(reported), reason());
        }

        /** Why the group cannot be used, on one line; empty if it can. */
        String reason() {
            return failure.map(EachGroup::reason).orElse("");
        }
    }

    /** Why rows cannot be used, on one line. */
    static String reason(RuntimeException failure) {
        return failure.getMessage()
                .strip()
                .replaceAll(":\\s*\\R\\s*", ": ")
                .replaceAll("\\s*\\R\\s*", "; ")
                .replaceAll(" {2,}", " ");
    }

    /** A table whose rows are not read yet, with what will be asked of them. */
    static GroupedRows rows(Table table, List<Slot> slots, List<Integer> by) {
        return new GroupedRows(table, slots, by, Runtime.getRuntime().maxMemory() / ROWS_SHARE);
    }

    /**
     * Does the work for all groups of rows that were read.
     *
     * @param work called by several threads
     * @return in the order of the groups' first rows
     * @throws RuntimeException that of the first group, if it can be done for none: the reason is not in the groups
     */
    static <T> List<Outcome<T>> of(GroupedRows rows, int jobs, Work<T> work) {
        List<Outcome<T>> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
        rows.inBatches(groups -> {
            List<Outcome<T>> batch = InOrder.of(jobs, groups.size(), k -> outcome(rows, groups.get(k), work));
            for (int k = 0; k < batch.size(); k++) {
                outcomes.set(groups.get(k), batch.get(k));
            }
        });
        if (outcomes.stream().allMatch(outcome -> outcome.done().isEmpty())) {
            throw outcomes.get(0).failure().orElseThrow();
        }
        return outcomes;
    }

    private static <T> Outcome<T> outcome(GroupedRows rows, int group, Work<T> work) {
        Optional<T> done = Optional.empty();
        Optional<RuntimeException> failure = Optional.empty();
        try {
            done = Optional.of(work.of(rows.key(group), rows.table(group)));
        } catch (DataException | DataProblem | SettingsException e) {
            failure = Optional.of(e);
        }
        return new Outcome<>(rows.key(group), rows.rows(group), done, failure);
    }
}
