package dev.regfit.cli.table;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** The column in front of all others that only names the rows, as R and pandas write it. */
public final class RowNames {
    /** What such a column is called where the header leaves its name empty. */
    static final String NAME = "rownames";

    private static final Set<String> NAMES = Set.of(NAME, "row.names", "rowname", "unnamed: 0");

    private RowNames() {}

    /** The position of the column of row names, which is the first or none. */
    public static OptionalInt position(List<String> names) {
        if (names.size() < 2) {
            return OptionalInt.empty();
        }
        String first = names.get(0).toLowerCase(Locale.ROOT);
        int end = first.length();
        while (end > 0 && first.charAt(end - 1) == '_') { // which tells the name from that of another column
            end--;
        }
        return NAMES.contains(first.substring(0, end)) ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** What the user should know of the column where it is not learnt from. */
    public static String note(List<String> names) {
        String name = names.get(0);
        return "column %s holds row names and is left out, as with %s; -s 1- includes it"
                .formatted(DataException.quote(name), RecordErrors.option("-x", name));
    }
}
