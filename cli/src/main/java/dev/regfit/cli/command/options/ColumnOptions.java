package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnRoles;
import java.util.List;
import picocli.CommandLine.Option;

/** Which column is what. */
public final class ColumnOptions {
    @Option(
            names = {"-t", "--target"},
            paramLabel = "COLUMN",
            description = "The column to predict, by name or number (default: the last).")
    private String target;

    @Option(
            names = {"-s", "--select"},
            paramLabel = "COLUMNS",
            description = {
                "The columns to learn from (default: all others):",
                "names, numbers from 1, ranges a-d, /regex/, !not."
            })
    private String select;

    @Option(
            names = {"-x", "--exclude"},
            paramLabel = "COLUMNS",
            description = "Columns to leave out.")
    private String exclude;

    @Option(names = "--weights", paramLabel = "COLUMN", description = "A column of row weights.")
    private String weights;

    /** The roles of the named columns. */
    public ColumnRoles resolve(List<String> names) {
        return ColumnRoles.resolve(names, target, select, exclude, weights);
    }

    /** Name or number of the column of weights as given, or the empty string. */
    public String weights() {
        return weights == null ? "" : weights;
    }
}
