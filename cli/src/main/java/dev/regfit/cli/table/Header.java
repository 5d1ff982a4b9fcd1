package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.cli.table.Sample.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names of a file's columns.
 *
 * @param names one for each cell of a record, but for an empty cell that every record ends with
 * @param width number of cells of a record: one more than names if every record ends with an empty cell
 * @param inFile whether the first record holds them
 * @param notes what the user should know about how they were read
 */
record Header(List<String> names, int width, boolean inFile, List<String> notes) {
    /** How many of a long list are worth printing. */
    private static final int SHOWN = 5;

    /** Reads the names from the start of a file; {@code mode} says what to make of its first record. */
    static Header of(String file, Sample sample, HeaderMode mode, CellParser parser) {
        Line first = sample.records().get(0);
        if (mode == HeaderMode.ABSENT) {
            List<String> names = IntStream.rangeClosed(1, first.cells().size())
                    .mapToObj(i -> "x" + i)
                    .toList();
            return new Header(names, names.size(), false, List.of());
        }
        List<Line> rows = sample.records().subList(1, sample.records().size());
        List<String> notes = new ArrayList<>();
        if (mode == HeaderMode.AUTO) {
            checkIsNoRow(file, first, rows, parser, notes);
        }
        List<String> names =
                new ArrayList<>(first.cells().stream().map(String::strip).toList());
        if (endsEmpty(names, rows)) {
            names.remove(names.size() - 1);
            notes.add("%s: every line ends with a delimiter; the column behind it, without name or values, is left out"
                    .formatted(file));
        } else if (hasRowNames(file, names.size(), rows)) {
            names.add(0, unused(RowNames.NAME, names));
        }
        nameTheUnnamed(names);
        checkDistinct(file, first.line(), names);
        int width = Math.max(names.size(), first.cells().size());
        return new Header(List.copyOf(names), width, true, List.copyOf(notes));
    }

    /**
     * Whether any file that starts so has the same header if its records are all as wide as the first: that one has names
     * only, and one for each cell.
     */
    static boolean isPlain(Sample start, HeaderMode mode, CellParser parser) {
        List<Line> records = start.records();
        if (records.size() < 2) {
            return false;
        }
        List<String> first = records.get(0).cells();
        return records.stream().allMatch(row -> row.cells().size() == first.size())
                && (mode == HeaderMode.ABSENT
                        || first.stream().noneMatch(name -> name.isBlank() || parser.isNumeric(name)));
    }

    /** The names of the columns of a file that says them, one for each that has none, all different. */
    static List<String> names(String file, List<String> found) {
        List<String> names = new ArrayList<>(found.stream().map(String::strip).toList());
        nameTheUnnamed(names);
        checkDistinct(file, 0, names);
        return List.copyOf(names);
    }

    /** Where each of {@code wanted} is in this header: the same names, in any order, are as good. */
    int[] positions(String file, List<String> wanted, String wantedFile) {
        if (!inFile) {
            if (names.size() != wanted.size()) {
                throw DataException.in(
                        file, "has %d columns where %s has %d".formatted(names.size(), wantedFile, wanted.size()));
            }
            return IntStream.range(0, wanted.size()).toArray();
        }
        return positions(
                file,
                "its header does not hold the names of " + wantedFile,
                names,
                wanted,
                "; every file needs its own header (with none in any file: -n)");
    }

    /** Where each of {@code wanted} is among the names of a file; what is said before and behind those that differ. */
    static int[] positions(String file, String before, List<String> names, List<String> wanted, String behind) {
        Map<String, Integer> index = new HashMap<>();
        names.forEach(name -> index.put(name, index.size()));
        List<String> absent =
                wanted.stream().filter(name -> !index.containsKey(name)).toList();
        Set<String> known = Set.copyOf(wanted);
        List<String> extra =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!absent.isEmpty() || !extra.isEmpty()) {
            throw DataException.in(file, before + some("; absent: ", absent) + some("; only here: ", extra) + behind);
        }
        return wanted.stream().mapToInt(index::get).toArray();
    }

    private static String some(String title, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        List<String> shown =
                names.stream().limit(SHOWN).map(DataException::quote).toList();
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return title + String.join(", ", shown) + more;
    }

    /** Refuses a first record that is a row of data, and notes one that may be. */
    private static void checkIsNoRow(String file, Line first, List<Line> rows, CellParser parser, List<String> notes) {
        List<Integer> words = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int j = 0; j < first.cells().size(); j++) {
            String cell = first.cells().get(j);
            if (!parser.isMissing(cell)) {
                if (parser.isNumeric(cell)) {
                    numbers.add(cell.strip());
                } else {
                    words.add(j);
                }
            }
        }
        boolean counted = numbers.size() > 1 && isCount(numbers);
        boolean mostlyNumbers = numbers.size() > 1 && numbers.size() >= words.size();
        boolean allNumbers = words.isEmpty() && !numbers.isEmpty();
        if ((allNumbers && !counted) || (mostlyNumbers && !words.isEmpty() && recur(words, first, rows))) {
            throw DataException.at(
                    file,
                    first.line(),
                    "the first record looks like data, not like names; if the file has no header: -n; "
                            + "if these are the names: --headers");
        }
        if (mostlyNumbers) {
            String shown = String.join(", ", numbers.subList(0, Math.min(SHOWN, numbers.size())));
            notes.add("%s: many names in the header are numbers (%s); if the first record is data, use -n"
                    .formatted(file, shown));
        }
    }

    /** Whether they are 0, 1, 2, … or 1, 2, 3, …: names that programs give to unnamed columns. */
    private static boolean isCount(List<String> numbers) {
        int from = numbers.get(0).equals("0") ? 0 : 1;
        return IntStream.range(0, numbers.size()).allMatch(i -> numbers.get(i).equals(String.valueOf(i + from)));
    }

    private static boolean recur(List<Integer> columns, Line first, List<Line> rows) {
        return columns.stream()
                .allMatch(j -> rows.stream()
                        .anyMatch(row -> j < row.cells().size()
                                && row.cells().get(j).equals(first.cells().get(j))));
    }

    /** Whether the last cell of the header and of every row is there and empty. */
    private static boolean endsEmpty(List<String> names, List<Line> rows) {
        int last = names.size() - 1;
        return last > 0
                && names.get(last).isEmpty()
                && !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> row.cells().size() == last + 1
                                && row.cells().get(last).isBlank());
    }

    /**
     * Whether there is one cell more than names in every row, and the first cells tell the rows apart, as in what R's
     * write.table gives.
     */
    private static boolean hasRowNames(String file, int names, List<Line> rows) {
        if (rows.isEmpty() || !rows.stream().allMatch(row -> row.cells().size() == names + 1)) {
            return false;
        }
        if (rows.stream().allMatch(row -> row.cells().get(names).isBlank())) {
            throw DataException.at(
                    file,
                    rows.get(0).line(),
                    "the rows end with a delimiter that the header lacks; add it to the header, or remove it: "
                            + "sed '2,$s/.$//'");
        }
        Set<String> distinct = new HashSet<>();
        return rows.stream().allMatch(row -> distinct.add(row.cells().get(0)));
    }

    private static void nameTheUnnamed(List<String> names) {
        Set<String> taken = new HashSet<>(names);
        for (int j = 0; j < names.size(); j++) {
            if (names.get(j).isEmpty()) {
                boolean namesRows = j == 0 && names.size() > 1;
                names.set(j, unused(namesRows ? RowNames.NAME : "column" + (j + 1), taken));
            }
        }
    }

    private static String unused(String name, Collection<String> taken) {
        String candidate = name;
        while (taken.contains(candidate)) {
            candidate += "_";
        }
        return candidate;
    }

    private static void checkDistinct(String file, long line, List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        for (int j = 0; j < names.size(); j++) {
            Integer before = seen.put(names.get(j), j);
            if (before != null) {
                throw DataException.at(
                        file,
                        line,
                        "the name %s stands in the header twice, for columns %d and %d; rename one"
                                .formatted(quote(names.get(j)), before + 1, j + 1));
            }
        }
    }
}
