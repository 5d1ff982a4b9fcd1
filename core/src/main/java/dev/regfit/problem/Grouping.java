package dev.regfit.problem;

import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns are penalised as groups: all that is computed from the same column, or from the same columns, as products
 * are, and what is named besides.
 *
 * @param wanted whether there are groups at all
 * @param named input columns that, with all that is computed from them alone, make a group
 */
public record Grouping(boolean wanted, List<List<String>> named) {
    /** No groups. */
    public static final Grouping NONE = new Grouping(false, List.of());

    public Grouping {
        named = List.copyOf(named);
    }

    /** What makes given groups of the features of a table. */
    public static Grouping of(Groups groups, Schema schema) {
        List<Term> termOf = new ArrayList<>();
        int[] widths = schema.widths();
        for (int t = 0; t < widths.length; t++) {
            termOf.addAll(Collections.nCopies(widths[t], schema.terms().get(t)));
        }
        List<List<String>> named = new ArrayList<>();
        for (Groups.Group group : groups.groups()) {
            Set<String> columns = new LinkedHashSet<>();
            for (int j : group.columns()) {
                columns.addAll(termOf.get(j).columns());
            }
            if (columns.size() > 1 && !group.name().equals(ofColumns(columns))) {
                named.add(List.copyOf(columns));
            }
        }
        return new Grouping(groups.areWanted(), named);
    }

    /** The group of what is computed from these columns together. */
    private static String ofColumns(Set<String> columns) {
        return String.join(":", columns);
    }

    /**
     * Refuses groups that are of no columns, or share some.
     *
     * @throws SettingsException naming the column
     */
    void check(Schema schema) {
        Map<String, List<String>> taken = new HashMap<>();
        for (List<String> columns : named) {
            for (String column : columns) {
                List<String> other = taken.put(column, columns);
                if (other != null) {
                    throw new SettingsException("the column \"%s\" is in two groups, %s and %s; a column is in one only"
                            .formatted(column, name(other), name(columns)));
                }
                if (column.equals(schema.target())) {
                    throw new SettingsException(
                            "the column \"%s\" of the group %s is the target and cannot be learnt from too"
                                    .formatted(column, name(columns)));
                }
                if (schema.byName().apply(column) == null) {
                    throw new SettingsException(
                            "the column \"%s\" of the group %s is not among the columns to learn from"
                                    .formatted(column, name(columns)));
                }
            }
        }
    }

    private static String name(List<String> columns) {
        return String.join(",", columns);
    }

    /** The groups of the features of a table. */
    Groups groups(Schema schema) {
        if (!wanted) {
            return Groups.NONE;
        }
        Map<String, List<Integer>> columnsOf = new LinkedHashMap<>();
        int[] widths = schema.widths();
        int column = 0;
        for (int t = 0; t < widths.length; t++) {
            List<Integer> columns =
                    columnsOf.computeIfAbsent(group(schema.terms().get(t)), name -> new ArrayList<>());
            for (int k = 0; k < widths[t]; k++) {
                columns.add(column++);
            }
        }
        List<Groups.Group> groups = new ArrayList<>();
        columnsOf.forEach((name, columns) -> {
            if (!columns.isEmpty()) {
                groups.add(new Groups.Group(
                        name, columns.stream().mapToInt(Integer::intValue).toArray()));
            }
        });
        return new Groups(groups);
    }

    private String group(Term term) {
        Set<String> columns = new LinkedHashSet<>(term.columns());
        for (List<String> group : named) {
            if (group.containsAll(columns)) {
                return name(group);
            }
        }
        return ofColumns(columns);
    }
}
