package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.problem.SettingsException;
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

    /**
     * The roles of the named columns with the target that a formula names.
     *
     * @throws SettingsException when another target is asked for too
     */
    ColumnRoles resolve(List<String> names, String formulaTarget) {
        ColumnRoles roles = ColumnRoles.resolve(names, "\"" + formulaTarget + "\"", null, null, weights);
        if (target != null
                && ColumnSelection.resolveOne(target, names) != roles.target().getAsInt()) {
            throw new SettingsException("--target is %s, but the formula's target is %s; leave out --target"
                    .formatted(target, formulaTarget));
        }
        return roles;
    }

    /** Whether columns are selected or left out. */
    boolean selects() {
        return select != null || exclude != null;
    }

    /** The names but that of the column of weights. */
    List<String> withoutWeights(List<String> names) {
        if (weights == null) {
            return names;
        }
        String column = names.get(ColumnSelection.resolveOne(weights, names));
        return names.stream().filter(name -> !name.equals(column)).toList();
    }

    /** Name or number of the column of weights as given, or the empty string. */
    public String weights() {
        return weights == null ? "" : weights;
    }
}
