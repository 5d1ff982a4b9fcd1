package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Columns as a user names them: a list, separated by commas, of
 *
 * <ul>
 *   <li>names; in double quotes if they hold a comma or look like something else below,
 *   <li>numbers, the first column being 1,
 *   <li>ranges of either, {@code a-d}, {@code 2-4}, open ones too: {@code 3-}, {@code -b},
 *   <li>{@code /regular expressions/} that are found anywhere in a name,
 *   <li>any of these after {@code !}: not these. A list that starts so starts from all columns.
 * </ul>
 *
 * What is the name of a column, whole, is always taken for that. Later items override earlier ones.
 */
public final class ColumnSelection {
    private final String text;
    private final List<String> items;

    private ColumnSelection(String text, List<String> items) {
        this.text = text;
        this.items = items;
    }

    /** @throws DataException if a quote or a regular expression is not closed, or an item is empty */
    public static ColumnSelection parse(String text) {
        List<String> items = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                items.add(text.substring(start, i).strip());
                start = i + 1;
            } else if (text.charAt(i) == '"' || (text.charAt(i) == '/' && startsItem(text, start, i))) {
                i = closing(text, i);
            }
        }
        return new ColumnSelection(text, List.copyOf(items));
    }

    /**
     * The indices of the columns selected, from 0, in the order of the file.
     *
     * @throws DataException if an item does not name a column
     */
    public NavigableSet<Integer> resolve(List<String> names) {
        BitSet selected = new BitSet();
        if (names.contains(text)) {
            selected.set(names.indexOf(text));
        } else {
            boolean first = true;
            for (String item : items) {
                boolean not = item.startsWith("!") && !names.contains(item);
                if (first && not) {
                    selected.set(0, names.size());
                }
                BitSet named = columns(not ? item.substring(1).strip() : item, names);
                if (not) {
                    selected.andNot(named);
                } else {
                    selected.or(named);
                }
                first = false;
            }
        }
        NavigableSet<Integer> indices = new TreeSet<>();
        selected.stream().forEach(indices::add);
        return indices;
    }

    /**
     * The same columns in the order in which they are named.
     *
     * @throws DataException if an item does not name a column
     */
    public List<Integer> inOrder(List<String> names) {
        NavigableSet<Integer> selected = resolve(names);
        Set<Integer> ordered = new LinkedHashSet<>();
        if (!names.contains(text)) {
            items.stream()
                    .filter(item -> !item.startsWith("!") || names.contains(item))
                    .forEach(item -> columns(item, names).stream().forEach(ordered::add));
        }
        ordered.addAll(selected);
        ordered.retainAll(selected);
        return List.copyOf(ordered);
    }

    /** The columns that an item is the name or the number of; ranges, expressions and what is left out name none. */
    public NavigableSet<Integer> named(List<String> names) {
        NavigableSet<Integer> indices = new TreeSet<>();
        for (String item : names.contains(text) ? List.of(text) : items) {
            int one = single(item, names);
            if (one >= 0) {
                indices.add(one);
            }
        }
        return indices;
    }

    /**
     * The index, from 0, of the one column that has this name or, failing that, this number (from 1).
     *
     * @throws DataException if there is none
     */
    public static int resolveOne(String nameOrNumber, List<String> names) {
        int index = single(nameOrNumber, names);
        if (index < 0) {
            throw unknown(nameOrNumber, names);
        }
        return index;
    }

    private static boolean startsItem(String text, int start, int i) {
        String before = text.substring(start, i).strip();
        return before.isEmpty() || before.equals("!");
    }

    /** The index of the quote or slash that closes the one at {@code open}. */
    private static int closing(String text, int open) {
        char mark = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && mark == '/') {
                i++;
            } else if (text.charAt(i) == mark) {
                return i;
            }
        }
        return open; // never closed: part of a name, or resolve() refuses it
    }

    private static BitSet columns(String item, List<String> names) {
        BitSet columns = new BitSet();
        int one = single(item, names);
        if (one >= 0) {
            columns.set(one);
        } else if (item.length() > 1 && item.startsWith("/") && item.endsWith("/")) {
            match(item.substring(1, item.length() - 1), names, columns);
        } else {
            range(item, names, columns);
        }
        return columns;
    }

    /** The index of the column that the item names or numbers, or -1. */
    private static int single(String item, List<String> names) {
        int index = names.indexOf(item);
        if (index < 0 && item.length() > 1 && item.startsWith("\"") && item.endsWith("\"")) {
            return names.indexOf(item.substring(1, item.length() - 1));
        }
        if (index < 0 && item.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(item);
            return number <= names.size() ? number - 1 : -1;
        }
        return index;
    }

    private static void match(String expression, List<String> names, BitSet columns) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw DataException.of("/" + expression + "/ is not a regular expression: " + e.getDescription());
        }
        for (int j = 0; j < names.size(); j++) {
            if (pattern.matcher(names.get(j)).find()) {
                columns.set(j);
            }
        }
        if (columns.isEmpty()) {
            throw DataException.of(
                    "no column's name matches /" + expression + "/; " + Suggestions.of(expression, names));
        }
    }

    /** Names may hold a hyphen, so every hyphen is tried as the one between the ends. */
    private static void range(String item, List<String> names, BitSet columns) {
        int ways = 0;
        for (int dash = item.indexOf('-'); dash >= 0 && item.length() > 1; dash = item.indexOf('-', dash + 1)) {
            String from = item.substring(0, dash).strip();
            String to = item.substring(dash + 1).strip();
            int low = from.isEmpty() ? 0 : single(from, names);
            int high = to.isEmpty() ? names.size() - 1 : single(to, names);
            if (low >= 0 && high >= 0) {
                columns.set(Math.min(low, high), Math.max(low, high) + 1);
                ways++;
            }
        }
        if (ways == 0) {
            throw unknown(item, names);
        }
        if (ways > 1) {
            throw DataException.of(
                    quote(item) + " can be read as more than one range; put the names of its ends in double quotes");
        }
    }

    private static DataException unknown(String item, List<String> names) {
        if (item.isEmpty()) {
            return DataException.of(
                    "a column's name is empty; is there a comma too many, or a variable of the shell not set?");
        }
        if (item.matches("[0-9]+")) {
            String range = names.size() == 1 ? "there is 1 column" : "columns are numbered 1 to " + names.size();
            return DataException.of("there is no column " + item + ": " + range);
        }
        return DataException.of("there is no column " + quote(item) + "; " + Suggestions.of(item, names));
    }
}
