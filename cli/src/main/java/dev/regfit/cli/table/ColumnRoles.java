package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which columns of a table are what, by position.
 *
 * @param predictors in file order
 * @param target the column to predict, if any
 * @param weights the column of row weights, if any
 * @param label the column that rows are parted by, if any
 * @param offset the column that is added to linear predictors, if any
 */
public record ColumnRoles(
        List<Integer> predictors, OptionalInt target, OptionalInt weights, OptionalInt label, OptionalInt offset) {

    /** For rows that are not parted. */
    public ColumnRoles(List<Integer> predictors, OptionalInt target, OptionalInt weights) {
        this(predictors, target, weights, OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Resolves what the user asked for; each argument but the first may be null.
     *
     * @throws DataException when a column does not exist or nothing is left to learn from
     */
    public static ColumnRoles resolve(
            List<String> names, String target, String select, String exclude, String weights, String label) {
        int targetColumn = target == null ? names.size() - 1 : ColumnSelection.resolveOne(target, names);
        OptionalInt weightColumn = optional(weights, names);
        OptionalInt labelColumn = optional(label, names);
        NavigableSet<Integer> predictors = select == null
                ? new TreeSet<>(all(names))
                : new TreeSet<>(ColumnSelection.parse(select).resolve(names));
        if (exclude != null) {
            predictors.removeAll(ColumnSelection.parse(exclude).resolve(names));
        }
        predictors.remove(targetColumn);
        weightColumn.ifPresent(predictors::remove);
        labelColumn.ifPresent(predictors::remove);
        if (names.size() == 1) {
            throw DataException.of(
                    "\"%s\" is the only column, and leaves none to learn from; if it should be several, name the delimiter: -d"
                            .formatted(names.get(0)));
        }
        if (predictors.isEmpty()) {
            throw DataException.of("no columns are left besides the target \"%s\"".formatted(names.get(targetColumn)));
        }
        return new ColumnRoles(
                List.copyOf(predictors), OptionalInt.of(targetColumn), weightColumn, labelColumn, OptionalInt.empty());
    }

    /** All columns but that of row names. */
    private static List<Integer> all(List<String> names) {
        int from = RowNames.position(names).isPresent() ? 1 : 0;
        return IntStream.range(from, names.size()).boxed().toList();
    }

    private static OptionalInt optional(String column, List<String> names) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(ColumnSelection.resolveOne(column, names));
    }

    /** Whether a column has one of the roles. */
    public boolean contains(int column) {
        return predictors.contains(column)
                || Stream.of(target, weights, label, offset).anyMatch(role -> role.equals(OptionalInt.of(column)));
    }

    /** What a column is that is no predictor, in words; empty for one that is, or has no role. */
    public Optional<String> other(int column) {
        OptionalInt role = OptionalInt.of(column);
        if (predictors.contains(column)) {
            return Optional.empty();
        }
        if (role.equals(target)) {
            return Optional.of("the target");
        }
        if (role.equals(weights)) {
            return Optional.of("that of the row weights");
        }
        if (role.equals(label)) {
            return Optional.of("what rows are parted by");
        }
        return role.equals(offset) ? Optional.of("the offset") : Optional.empty();
    }

    /** The same with other predictors. */
    public ColumnRoles withPredictors(List<Integer> others) {
        return new ColumnRoles(others, target, weights, label, offset);
    }

    /**
     * The same with a column of offsets, which is learnt from only where a formula says so.
     *
     * @param column its name or number, or null for none
     * @param named whether a formula names the predictors
     * @throws DataException when it does not exist, or has another role
     */
    public ColumnRoles withOffset(String column, List<String> names, boolean named) {
        if (column == null) {
            return this;
        }
        OptionalInt position = OptionalInt.of(ColumnSelection.resolveOne(column, names));
        String name = names.get(position.getAsInt());
        if (position.equals(target) || position.equals(weights)) {
            throw DataException.of("column %s is %s and cannot be the offset too"
                    .formatted(
                            DataException.quote(name),
                            position.equals(target) ? "the target" : "that of the row weights"));
        }
        List<Integer> others = new ArrayList<>(predictors);
        others.removeIf(k -> !named && k == position.getAsInt());
        if (others.isEmpty() && !named) {
            throw DataException.of("no columns are left to learn from besides the offset " + DataException.quote(name));
        }
        return new ColumnRoles(List.copyOf(others), target, weights, label, position);
    }

    /**
     * The same without the columns that rows are grouped by, which are the same in all rows of a group.
     *
     * @throws DataException when one of them has another role, or no predictors are left
     */
    public ColumnRoles withoutGroups(List<Integer> by, List<String> names) {
        by.forEach(column -> requireFree(column, names));
        List<Integer> others = new ArrayList<>(predictors);
        others.removeAll(by);
        if (others.isEmpty()) {
            throw DataException.of("no columns are left to learn from besides those that --by groups rows by");
        }
        return withPredictors(List.copyOf(others));
    }

    /**
     * The same without the column that says when rows were, which windows are cut by.
     *
     * @throws DataException when it has another role, or no predictors are left
     */
    public ColumnRoles withoutTime(OptionalInt time, List<String> names) {
        if (time.isEmpty()) {
            return this;
        }
        List<Integer> others = new ArrayList<>(predictors);
        others.remove((Integer) time.getAsInt());
        String name = DataException.quote(names.get(time.getAsInt()));
        withPredictors(others).other(time.getAsInt()).ifPresent(role -> {
            throw DataException.of("column %s is %s and cannot be the time too; %s"
                    .formatted(name, role, time.equals(target) ? "name the target with -t" : "name another"));
        });
        if (others.isEmpty()) {
            throw DataException.of("no columns are left to learn from besides the time " + name);
        }
        return withPredictors(List.copyOf(others));
    }

    /** @throws DataException when a column that rows are grouped by has a role of its own */
    public void requireFree(int by, List<String> names) {
        other(by).ifPresent(role -> {
            throw DataException.of("column %s is %s, and --by cannot group rows by it; %s"
                    .formatted(
                            DataException.quote(names.get(by)),
                            role,
                            OptionalInt.of(by).equals(target) ? "name the target with -t" : "name another"));
        });
    }

    /** The same columns with the target as the last predictor, to be looked at and not predicted. */
    public ColumnRoles withoutTarget() {
        List<Integer> all = new ArrayList<>(predictors);
        target.ifPresent(all::add);
        return new ColumnRoles(List.copyOf(all), OptionalInt.empty(), weights, label, offset);
    }
}
