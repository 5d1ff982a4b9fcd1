package dev.regfit.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is made of the numbers of a table, row by row, in this order: terms are computed from the columns as they are and
 * become new columns, logarithms take the place of columns, columns are scaled, and rows divided by their norm. Columns
 * are referred to by name.
 *
 * @param logarithms columns that become their natural logarithms
 * @param terms new columns, of numbers only
 * @param columns how columns are scaled, new ones too
 * @param rows what rows are divided by
 */
public record Scales(
        List<String> logarithms, List<Term> terms, Optional<ColumnScales> columns, Optional<RowScaling> rows) {

    /** A norm, and the columns that it is taken of. */
    public record RowScaling(RowNorm norm, List<String> columns) {
        public RowScaling {
            columns = List.copyOf(columns);
        }
    }

    public Scales {
        logarithms = List.copyOf(logarithms);
        terms = List.copyOf(terms);
    }

    /** Names of the new columns. */
    public List<String> added() {
        return terms.stream().map(Term::name).toList();
    }

    /** Names of the columns whose cells change. */
    public Set<String> changed() {
        Set<String> changed = new LinkedHashSet<>(logarithms);
        columns.ifPresent(scaled -> scaled.columns().forEach(column -> changed.add(column.name())));
        rows.ifPresent(row -> changed.addAll(row.columns()));
        added().forEach(changed::remove);
        return changed;
    }

    /** Names of the columns of a table that are needed. */
    public Set<String> inputs() {
        Set<String> inputs = changed();
        terms.forEach(term -> inputs.addAll(term.columns()));
        return inputs;
    }

    /** Names of the columns that {@link #undo} changes where they are there, those computed before among them. */
    public Set<String> undone() {
        Set<String> undone = new LinkedHashSet<>(logarithms);
        columns.ifPresent(scaled -> scaled.columns().forEach(column -> undone.add(column.name())));
        return undone;
    }

    /** The same with how columns are scaled. */
    public Scales with(ColumnScales scaled) {
        return new Scales(logarithms, terms, Optional.of(scaled), rows);
    }

    /** The same without what is made of columns and rows when all terms are there. */
    public Scales beforeScaling() {
        return new Scales(logarithms, terms, Optional.empty(), Optional.empty());
    }

    /**
     * Does all this to rows.
     *
     * @param inputs what the cells of rows are: all of {@link #inputs()}; those that become are these and {@link #added}
     */
    public RowChange change(List<String> inputs) {
        return new ScalingChange(this, inputs);
    }

    /**
     * Takes back what was done to columns; the norms of rows are gone.
     *
     * @param inputs what the cells of rows are: any of {@link #undone}
     */
    public RowChange undo(List<String> inputs) {
        List<ColumnScales.Column> known = new ArrayList<>();
        for (String name : inputs) {
            known.add(columns.stream()
                    .flatMap(scaled -> scaled.columns().stream())
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElse(new ColumnScales.Column(name, 0, 1)));
        }
        boolean[] logarithmic = new boolean[known.size()];
        for (int k = 0; k < logarithmic.length; k++) {
            logarithmic[k] = logarithms.contains(inputs.get(k));
        }
        return (cells, changed) -> {
            for (int k = 0; k < logarithmic.length; k++) {
                double value = known.get(k).undo(cells[k]);
                changed[k] = known.get(k).finite(logarithmic[k] ? StrictMath.exp(value) : value, cells[k]);
            }
        };
    }
}
