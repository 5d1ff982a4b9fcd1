package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The terms computed from a table's columns, and which columns they need. */
public final class TermColumns {
    private final List<String> names;
    private final ColumnRoles roles;
    private final Set<Integer> inputs = new TreeSet<>();
    private final List<Term> terms = new ArrayList<>();

    /** Begins with the predictors as they are. */
    public TermColumns(List<String> names, ColumnRoles roles) {
        this.names = names;
        this.roles = roles;
        for (int column : roles.predictors()) {
            inputs.add(column);
            terms.add(new Term.Main(names.get(column)));
        }
    }

    /** The logarithms of columns in the place of these, or at the end for one that is not there. */
    public void log(String selection) {
        for (int column : ColumnSelection.parse(selection).resolve(names)) {
            String name = input(column);
            int place = terms.indexOf(new Term.Main(name));
            if (place < 0) {
                addOnce(new Term.Log(name));
            } else {
                terms.set(place, new Term.Log(name));
            }
        }
    }

    /** The powers of a column from 2 up, behind it. */
    public void powers(String column, int degree) {
        String name = input(ColumnSelection.resolveOne(column, names));
        int place = terms.indexOf(new Term.Main(name));
        for (int k = 2; k <= degree; k++) {
            Term power = new Term.Power(name, k);
            if (place < 0) {
                addOnce(power);
            } else if (!terms.contains(power)) {
                terms.add(place + k - 1, power);
            }
        }
    }

    /** The product of columns. */
    public void product(List<String> columns) {
        Set<Term.Factor> factors = new LinkedHashSet<>();
        for (String column : columns) {
            Term.Factor factor = new Term.Main(input(ColumnSelection.resolveOne(column.strip(), names)));
            if (!factors.add(factor)) {
                throw DataException.of("the product " + String.join(":", columns) + " has " + quote(factor.column())
                        + " twice; a power of a column is --poly");
            }
        }
        addOnce(new Term.Interaction(List.copyOf(factors)));
    }

    /**
     * Terms as they are.
     *
     * @param mentioned columns that must be there, though terms may not need them
     */
    public void addAll(List<Term> others, Collection<String> mentioned) {
        mentioned.forEach(this::require);
        for (Term term : others) {
            term.columns().forEach(column -> input(names.indexOf(column)));
            addOnce(term);
        }
        if (terms.isEmpty()) {
            throw DataException.of("the formula has no terms to learn from");
        }
    }

    private void require(String column) {
        if (!names.contains(column)) {
            throw DataException.of("there is no column " + quote(column) + "; " + Suggestions.of(column, names));
        }
    }

    private void addOnce(Term term) {
        if (!terms.contains(term)) {
            terms.add(term);
        }
    }

    /** Takes note that a column is needed; returns its name. */
    private String input(int column) {
        boolean target = roles.target().isPresent() && roles.target().getAsInt() == column;
        if (target || (roles.weights().isPresent() && roles.weights().getAsInt() == column)) {
            throw DataException.of("column %s is %s and cannot be learnt from too"
                    .formatted(quote(names.get(column)), target ? "the target" : "that of the row weights"));
        }
        inputs.add(column);
        return names.get(column);
    }

    /** The same roles with all columns needed as predictors. */
    public ColumnRoles roles() {
        return roles.withPredictors(List.copyOf(inputs));
    }

    public List<Term> terms() {
        return List.copyOf(terms);
    }

    /** @throws DataException when a term needs numbers and its column holds text */
    static void requireNumbers(List<? extends Term> terms, Collection<String> texts) {
        for (Term term : terms) {
            if (term instanceof Term.Interaction product) {
                requireNumbers(product.factors(), texts);
            } else if (term instanceof Term.Factor factor && factor.needsNumbers() && texts.contains(factor.column())) {
                throw DataException.of(
                        "column %s holds text, and %s needs numbers".formatted(quote(factor.column()), factor.name()));
            }
        }
    }
}
