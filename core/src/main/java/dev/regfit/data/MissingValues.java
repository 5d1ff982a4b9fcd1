package dev.regfit.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Missing values where there must be none, with what an advice depends on. */
public final class MissingValues extends DataProblem {
    private static final long serialVersionUID = 1L;

    /** So many columns are named as those that lack most. */
    private static final int MOST_NAMED = 3;

    private final long rows;
    private final long incomplete;
    private final long targets;
    private final long offsets;
    private final boolean columns;
    private final String[] emptiest;

    /**
     * @param place where the first is, with a colon behind it, or the empty string
     * @param cells number of missing cells by column, where there are some
     * @param schema whose target and offset may be among these columns
     */
    MissingValues(String place, Map<String, Long> cells, Schema schema, MissingCounts counts) {
        super(Kind.MISSING_VALUES, place + message(cells, counts.offeredRows()));
        rows = counts.offeredRows();
        incomplete = counts.incompleteRows();
        targets = counts.targets();
        offsets = counts.offsets();
        columns = cells.size() > (targets > 0 ? 1 : 0) + (offsets > 0 ? 1 : 0);
        emptiest = cells.entrySet().stream()
                .filter(cell ->
                        !cell.getKey().equals(schema.target()) && !cell.getKey().equals(schema.offset()))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private static String message(Map<String, Long> cells, long rows) {
        StringBuilder message = new StringBuilder(
                cells.size() == 1
                        ? "missing values in one of the columns used:"
                        : "missing values in %d of the columns used:".formatted(cells.size()));
        cells.forEach((column, count) -> message.append("%n  %-24s %d of %d rows".formatted(column, count, rows)));
        return message.toString();
    }

    /** Number of rows in all. */
    public long rows() {
        return rows;
    }

    /** Number of rows with some missing value. */
    public long incompleteRows() {
        return incomplete;
    }

    /** Number of rows without a target. */
    public long targets() {
        return targets;
    }

    /** Number of rows without an offset. */
    public long offsets() {
        return offsets;
    }

    /** Whether values of other columns than target and offset are refused. */
    public boolean inColumns() {
        return columns;
    }

    /** The columns with most missing values, those first; without target and offset. */
    public List<String> emptiest() {
        return List.of(emptiest);
    }
}
