package dev.regfit.cli.command;

import dev.regfit.cli.report.ByReport;
import dev.regfit.cli.table.GroupedRows;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
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
     */
    record Outcome<T>(List<String> key, long rows, Attempt<T> attempt) {
        Optional<T> done() {
            return attempt.done();
        }

        /** The group as it is reported. */
        ByReport.Group group(Function<T, ByReport.Done> reported) {
            return new ByReport.Group(key, rows, done().map(reported), attempt.reason());
        }
    }

    /** How many bytes the rows of all groups may take in memory. */
    static long bytesForRows() {
        return Runtime.getRuntime().maxMemory() / ROWS_SHARE;
    }

    /** A table whose rows are not read yet, with what will be asked of them. */
    static GroupedRows rows(Table table, List<Slot> slots, List<Integer> by) {
        return new GroupedRows(table, slots, by, bytesForRows());
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
            throw outcomes.get(0).attempt().failure().orElseThrow();
        }
        return outcomes;
    }

    private static <T> Outcome<T> outcome(GroupedRows rows, int group, Work<T> work) {
        Attempt<T> attempt = Attempt.of(() -> work.of(rows.key(group), rows.table(group)));
        return new Outcome<>(rows.key(group), rows.rows(group), attempt);
    }
}
