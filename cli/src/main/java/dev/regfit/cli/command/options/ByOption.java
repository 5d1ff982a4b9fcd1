package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.InputFormat;
import java.util.List;
import picocli.CommandLine.Option;

/** Columns by which rows are grouped, to do the same for each group. */
public final class ByOption {
    /** No groups. */
    public static final ByOption NONE = new ByOption();

    @MostUsed("Do it for each group of rows alike in COLUMNS.")
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--by",
            paramLabel = "COLUMNS",
            description = {
                "Do the same for each group of rows that are alike in these columns,",
                "which are not learnt from."
            })
    private String columns;

    public boolean isWanted() {
        return columns != null;
    }

    /** The columns as given, or null. */
    public String columns() {
        return columns;
    }

    /**
     * The positions of the columns, in the order in which they are named.
     *
     * @throws dev.regfit.cli.table.DataException when a column does not exist
     */
    public List<Integer> resolve(List<String> names) {
        return ColumnSelection.parse(columns).inOrder(names);
    }
}
