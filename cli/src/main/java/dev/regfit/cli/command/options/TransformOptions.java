package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.ColumnType;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.cli.table.RowNames;
import dev.regfit.cli.table.TermColumns;
import dev.regfit.data.RowNorm;
import dev.regfit.data.Scales;
import dev.regfit.data.Scaling;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.Term;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What is to be made of a table. */
public final class TransformOptions {
    @MostUsed
    @Option(
            names = "--rows",
            paramLabel = "NORM",
            converter = Labels.NormConverter.class,
            description = "Divide the values of each row by their l1, l2 or max norm.")
    private RowNorm norm;

    @MostUsed
    @Option(
            names = "--columns",
            paramLabel = "HOW",
            converter = Labels.ScalingConverter.class,
            description = {
                "Scale columns: standard (mean 0, standard deviation 1), minmax (0 to 1),",
                "maxabs, or robust (by median and quartiles). Reads the data twice."
            })
    private Scaling scaling;

    @MostUsed
    @Option(
            names = {"-s", "--select"},
            paramLabel = "COLUMNS",
            description = {
                "The columns for --rows and --columns (default: all of numbers):",
                "names, numbers from 1, ranges a-d, /regex/, !not."
            })
    private String select;

    @MostUsed
    @Option(
            names = {"-x", "--exclude"},
            paramLabel = "COLUMNS",
            description = "Columns to leave as they are.")
    private String exclude;

    @MostUsed
    @Option(
            names = "--log",
            paramLabel = "COLUMNS",
            description = "Take the natural logarithm of columns in place of them.")
    private List<String> logarithms = List.of();

    @MostUsed
    @Option(
            names = "--formula",
            paramLabel = "FORMULA",
            description = {
                "Add the terms of a formula as columns: '~ log(x) + a:b + poly(z, 2)';",
                "what train takes is possible too."
            })
    private String formula;

    @MostUsed
    @Option(names = "--save", paramLabel = "SCALES", description = "Write what was done to a file, to be used again.")
    private String save;

    @MostUsed
    @Option(
            names = "--apply",
            paramLabel = "SCALES",
            description = "Do what a file says that --save has written, in place of the above.")
    private String apply;

    @MostUsed
    @Option(names = "--inverse", description = "With --apply: take it back.")
    private boolean inverse;

    /** Name of the file to save to, or null. */
    public String save() {
        return save;
    }

    /** Name of the file of scales to use, or null. */
    public String apply() {
        return apply;
    }

    /** Whether what the file says is to be taken back. */
    public boolean inverse() {
        return inverse;
    }

    /** How columns are scaled, if they are. */
    public Optional<Scaling> scaling() {
        return Optional.ofNullable(scaling);
    }

    /** @throws SettingsException when the options contradict each other, or ask for nothing */
    public void check() {
        boolean learns = norm != null || scaling().isPresent() || !logarithms.isEmpty() || formula != null;
        if (apply != null && (learns || select != null || exclude != null || save != null)) {
            throw new SettingsException("--apply does what the file says:"
                    + " it takes the place of --rows, --columns, --log, --formula, --select, --exclude and --save");
        }
        if (inverse && apply == null) {
            throw new SettingsException(
                    "--inverse takes back what a file says that --save has written;" + " name the file with --apply");
        }
        if (apply == null && !learns) {
            throw new SettingsException("there is nothing to do; give --rows, --columns, --log, --formula or --apply");
        }
        boolean selects = select != null || exclude != null;
        if (selects && norm == null && scaling().isEmpty()) {
            throw new SettingsException("--select and --exclude are about --rows and --columns; give one of these");
        }
        if (formula != null) {
            FormulaParser.parseTerms(formula, List.of());
        }
    }

    /**
     * What is to be made of a table, but for how columns are scaled.
     *
     * @throws DataException when a column does not exist
     */
    public Scales wanted(DelimitedTable table) {
        Set<String> logs = new LinkedHashSet<>();
        for (String columns : logarithms) {
            for (int column : ColumnSelection.parse(columns).resolve(table.names())) {
                logs.add(table.names().get(column));
            }
        }
        List<Term> terms = formula == null ? List.of() : terms(table);
        Scales wanted = new Scales(List.copyOf(logs), terms, Optional.empty(), Optional.empty());
        return norm == null
                ? wanted
                : new Scales(
                        wanted.logarithms(),
                        wanted.terms(),
                        Optional.empty(),
                        Optional.of(new Scales.RowScaling(norm, chosen(table, wanted))));
    }

    /** The terms that are no columns of the table yet. */
    private List<Term> terms(DelimitedTable table) {
        List<String> names = table.names();
        List<String> numbers = new ArrayList<>(names);
        numbers.removeIf(name -> table.types().get(names.indexOf(name)) == ColumnType.TEXT);
        RowNames.position(names).ifPresent(column -> numbers.remove(names.get(column)));
        Formula parsed = FormulaParser.parseTerms(formula, numbers);
        List<Term> all = new ArrayList<>(parsed.terms());
        if (parsed.transform() == TargetTransform.LOG) {
            all.add(new Term.Log(parsed.target()));
        }
        ColumnRoles none = new ColumnRoles(List.of(), OptionalInt.empty(), OptionalInt.empty());
        TermColumns columns = new TermColumns(names, none);
        Set<String> mentioned = new LinkedHashSet<>(parsed.columns());
        all.forEach(term -> mentioned.addAll(term.columns()));
        columns.addAll(all, mentioned);
        return columns.terms().stream()
                .filter(term -> !(term instanceof Term.Main))
                .toList();
    }

    /**
     * Names of the columns for {@code --rows} and {@code --columns}.
     *
     * @param wanted whose new columns are among them
     * @throws DataException when a column does not exist, or none is left
     */
    public List<String> chosen(DelimitedTable table, Scales wanted) {
        List<String> names = new ArrayList<>(table.names());
        names.addAll(wanted.added());
        Set<Integer> chosen = new TreeSet<>();
        if (select != null) {
            chosen.addAll(ColumnSelection.parse(select).resolve(names));
        } else {
            for (int j = 0; j < names.size(); j++) {
                if (j >= table.types().size() || table.types().get(j) == ColumnType.NUMBER) {
                    chosen.add(j);
                }
            }
            RowNames.position(names).ifPresent(chosen::remove);
        }
        if (exclude != null) {
            chosen.removeAll(ColumnSelection.parse(exclude).resolve(names));
        }
        if (chosen.isEmpty()) {
            throw DataException.of(
                    "there is no column of numbers to transform; if they are in another notation: --decimal ,");
        }
        return chosen.stream().map(names::get).toList();
    }

    /** What the user should know of the columns that no option chose. */
    public List<String> notes(DelimitedTable table) {
        List<String> notes = new ArrayList<>();
        if (select != null || (norm == null && scaling == null)) {
            return notes;
        }
        Set<Integer> settled =
                exclude == null ? Set.of() : ColumnSelection.parse(exclude).resolve(table.names());
        OptionalInt rowNames = RowNames.position(table.names());
        if (rowNames.isPresent() && !settled.contains(rowNames.getAsInt())) {
            notes.add(RowNames.note(table.names()));
        }
        for (int j = 0; j < table.names().size(); j++) {
            if (!settled.contains(j)) {
                table.doubt(j)
                        .ifPresent(doubt -> notes.add(doubt + "; it stays as it is: correct the cell, or -x says so"));
            }
        }
        return notes;
    }
}
