package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.RowNames;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Which column is what. */
public final class ColumnOptions {
    @MostUsed
    @Needs(InputFormat.Part.COLUMNS)
    @Option(
            names = {"-t", "--target"},
            paramLabel = "COLUMN",
            description = "The column to predict, by name or number (default: the last).")
    private String target;

    @MostUsed("The columns to learn from: a,b or 1-4 (default: all others).")
    @Needs(InputFormat.Part.COLUMNS)
    @Option(
            names = {"-s", "--select"},
            paramLabel = "COLUMNS",
            description = {
                "The columns to learn from (default: all others):",
                "names, numbers from 1, ranges a-d, /regex/, !not."
            })
    private String select;

    @MostUsed
    @Needs(InputFormat.Part.COLUMNS)
    @Option(
            names = {"-x", "--exclude"},
            paramLabel = "COLUMNS",
            description = "Columns to leave out.")
    private String exclude;

    @MostUsed
    @Needs(InputFormat.Part.CELLS)
    @Option(names = "--weights", paramLabel = "COLUMN", description = "A column of row weights.")
    private String weights;

    /** The roles of the named columns. */
    public ColumnRoles resolve(List<String> names) {
        return resolve(names, OtherRoles.NONE);
    }

    /** The same with columns that other options name. */
    public ColumnRoles resolve(List<String> names, OtherRoles others) {
        return ColumnRoles.resolve(names, target, select, exclude, weights, others.label())
                .withOffset(others.offset(), names, false)
                .withoutGroups(by(names, others), names)
                .withoutTime(time(names, others), names);
    }

    private static List<Integer> by(List<String> names, OtherRoles others) {
        return others.by() == null
                ? List.of()
                : ColumnSelection.parse(others.by()).inOrder(names);
    }

    private static OptionalInt time(List<String> names, OtherRoles others) {
        return others.time() == null
                ? OptionalInt.empty()
                : OptionalInt.of(ColumnSelection.resolveOne(others.time(), names));
    }

    /**
     * The roles of the named columns with the target that a formula names.
     *
     * @throws SettingsException when another target is asked for too
     */
    ColumnRoles resolveFormula(List<String> names, String formulaTarget, OtherRoles others) {
        ColumnRoles roles =
                ColumnRoles.resolve(names, "\"" + formulaTarget + "\"", null, null, weights, others.label());
        by(names, others).forEach(column -> roles.requireFree(column, names));
        if (target != null
                && ColumnSelection.resolveOne(target, names) != roles.target().getAsInt()) {
            throw new SettingsException("--target is %s, but the formula's target is %s; leave out --target"
                    .formatted(target, formulaTarget));
        }
        return roles.withoutTime(time(names, others), names);
    }

    /** What the user should know of the roles that no option gave. */
    public List<String> notes(List<String> names, ColumnRoles roles) {
        List<String> notes = new ArrayList<>();
        if (target == null) {
            notes.add(DefaultTarget.note(names));
        }
        if (select != null) {
            for (int column : ColumnSelection.parse(select).named(names)) {
                roles.other(column)
                        .ifPresent(role -> notes.add("column %s is %s and is not learnt from, though --select names it"
                                .formatted(DataException.quote(names.get(column)), role)));
            }
        } else {
            RowNames.position(names).ifPresent(column -> {
                boolean settled = exclude != null
                        && ColumnSelection.parse(exclude).resolve(names).contains(column);
                if (!settled && !roles.contains(column)) {
                    notes.add(RowNames.note(names));
                }
            });
        }
        return notes;
    }

    /** Whether columns are selected or left out. */
    boolean selects() {
        return select != null || exclude != null;
    }

    /** The names but those of the columns of weights, of labels, of offsets and of row names. */
    List<String> ofData(List<String> names, OtherRoles others) {
        List<String> data = new ArrayList<>(names);
        for (String column : new String[] {weights, others.label(), others.offset(), others.time()}) {
            if (column != null) {
                data.remove(names.get(ColumnSelection.resolveOne(column, names)));
            }
        }
        by(names, others).forEach(column -> data.remove(names.get(column)));
        RowNames.position(names).ifPresent(column -> data.remove(names.get(column)));
        return data;
    }

    /** Name or number of the target as given, or null. */
    public String target() {
        return target;
    }

    /** Name or number of the column of weights as given, or the empty string. */
    public String weights() {
        return weights == null ? "" : weights;
    }
}
