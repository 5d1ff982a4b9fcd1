package dev.regfit.cli.command.options;

import dev.regfit.cli.table.DataException;
import java.util.List;

/** The words for a target that nobody named. */
final class DefaultTarget {
    private static final List<String> USUAL_NAMES = List.of("y", "target");

    private DefaultTarget() {}

    /** That the last column is taken, and which other one may have been meant. */
    static String note(List<String> names) {
        int last = names.size() - 1;
        String taken = "the target is the last column, " + DataException.quote(names.get(last));
        for (String usual : USUAL_NAMES) {
            for (String name : names.subList(0, last)) {
                if (name.equalsIgnoreCase(usual)) {
                    return taken + ", though a column is called " + DataException.quote(name) + "; -t " + name
                            + " takes that one";
                }
            }
        }
        return taken + "; -t names another";
    }
}
