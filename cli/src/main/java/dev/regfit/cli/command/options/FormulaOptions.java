package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.RowNames;
import dev.regfit.cli.table.TermColumns;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.Term;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** What is computed from the columns before fitting. */
public final class FormulaOptions {
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--formula",
            paramLabel = "FORMULA",
            description = {
                "Target and terms as R writes them, instead of -t, -s, -x and those",
                "below: 'y ~ log(x) + a*b + poly(z, 2) - c', . is all other columns."
            })
    private String formula;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--poly",
            paramLabel = "COL=K",
            description = "Add the powers of a column from 2 to K. May be repeated.")
    private List<String> powers = List.of();

    @Needs(InputFormat.Part.CELLS)
    @Option(names = "--interact", paramLabel = "A:B", description = "Add the product of columns. May be repeated.")
    private List<String> products = List.of();

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--log",
            paramLabel = "COLUMNS",
            description = "Take the natural logarithm of columns in place of them.")
    private List<String> logarithms = List.of();

    @MostUsed("Fit the logarithm of the target.")
    @Needs(InputFormat.Part.ROWS)
    @Option(
            names = "--log-target",
            description = {
                "Fit the logarithm of the target, as 'log(y) ~ ...' does. Predictions",
                "and their errors are in the target's own unit."
            })
    private boolean logTarget;

    /**
     * Columns by their roles, and what is computed from them.
     *
     * @param terms empty where every predictor is taken as it is
     * @param transform of the target
     */
    public record Columns(ColumnRoles roles, List<Term> terms, TargetTransform transform) {}

    /** What is made of the target before it is fitted. */
    public TargetTransform transform() {
        return logTarget
                ? TargetTransform.LOG
                : parsed().map(Formula::transform).orElse(TargetTransform.NONE);
    }

    /** The formula, if there is one; its dot stands for nothing yet. */
    private Optional<Formula> parsed() {
        return formula == null ? Optional.empty() : Optional.of(FormulaParser.parse(formula, List.of()));
    }

    /** Checks what can be checked without the data: a contradiction in the options must not cost a read. */
    public void check(ColumnOptions columns) {
        if (formula != null) {
            if (columns.selects() || !powers.isEmpty() || !products.isEmpty() || !logarithms.isEmpty()) {
                throw new SettingsException("--formula says all of the columns: it takes the place of --select,"
                        + " --exclude, --poly, --interact and --log");
            }
            parsed();
        }
        degrees();
        factors();
    }

    /** Whether the formula leaves an intercept; without a formula there is one. */
    public boolean intercept() {
        return parsed().map(Formula::intercept).orElse(true);
    }

    /**
     * The roles and terms of the named columns.
     *
     * @param others columns that other options name
     * @throws dev.regfit.cli.table.DataException when a column does not exist
     * @throws SettingsException when the options contradict each other
     */
    public Columns resolve(ColumnOptions columns, List<String> names, OtherRoles others) {
        if (formula != null) {
            return ofFormula(columns, names, others);
        }
        ColumnRoles roles = columns.resolve(names, others);
        if (powers.isEmpty() && products.isEmpty() && logarithms.isEmpty()) {
            return new Columns(roles, List.of(), transform());
        }
        TermColumns terms = new TermColumns(names, roles);
        logarithms.forEach(terms::log);
        degrees().forEach(terms::powers);
        factors().forEach(terms::product);
        return new Columns(terms.roles(), terms.terms(), transform());
    }

    /** What the user should know of the roles that no option gave. */
    public List<String> notes(ColumnOptions columns, List<String> names, ColumnRoles roles) {
        if (formula == null) {
            return columns.notes(names, roles);
        }
        OptionalInt rowNames = RowNames.position(names);
        // The column is left out of a dot only; what a formula does not ask for needs no words.
        boolean leftOut = rowNames.isPresent()
                && !roles.contains(rowNames.getAsInt())
                && FormulaParser.parse(formula, names).terms().stream()
                        .anyMatch(term -> term.columns().contains(names.get(rowNames.getAsInt())));
        return leftOut ? List.of(RowNames.note(names)) : List.of();
    }

    private Columns ofFormula(ColumnOptions columns, List<String> names, OtherRoles others) {
        Formula whole = FormulaParser.parse(formula, columns.ofData(names, others));
        ColumnRoles roles = columns.resolveFormula(names, whole.target(), others)
                .withPredictors(List.of())
                .withOffset(others.offset(), names, true);
        TermColumns terms = new TermColumns(names, roles);
        terms.addAll(whole.terms(), whole.columns());
        return new Columns(terms.roles(), terms.terms(), transform());
    }

    /** Degrees by column. A name may hold commas and equals signs: an entry ends where a number does. */
    private Map<String, Integer> degrees() {
        Map<String, Integer> degrees = new LinkedHashMap<>();
        for (String option : powers) {
            String entry = "";
            for (String piece : option.split(",", -1)) {
                entry = entry.isEmpty() ? piece : entry + "," + piece;
                int equals = entry.lastIndexOf('=');
                if (equals > 0 && entry.substring(equals + 1).matches("[0-9]{1,9}")) {
                    degrees.put(entry.substring(0, equals), degree(entry, entry.substring(equals + 1)));
                    entry = "";
                }
            }
            if (!entry.isEmpty()) {
                throw new SettingsException(
                        "--poly %s: a column and a degree should be here, as in x=3".formatted(entry));
            }
        }
        return degrees;
    }

    private static int degree(String entry, String digits) {
        int degree = Integer.parseInt(digits);
        if (degree < 2 || degree > Term.MAX_DEGREE) {
            throw new SettingsException("--poly %s: the degree should be 2 to %d".formatted(entry, Term.MAX_DEGREE));
        }
        return degree;
    }

    private List<List<String>> factors() {
        List<List<String>> factors = new ArrayList<>();
        for (String product : products) {
            List<String> names = List.of(product.split(":", -1));
            if (names.size() < 2 || names.stream().anyMatch(String::isBlank)) {
                throw new SettingsException(
                        "--interact %s: two or more columns should be here, as in a:b".formatted(product));
            }
            factors.add(names);
        }
        return factors;
    }
}
