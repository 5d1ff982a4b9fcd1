package dev.regfit.path;

import java.util.ArrayList;
import java.util.List;

/**
 * A weight that becomes zero, or no longer is, as the strength falls: between two neighbouring points of a path, where
 * an odd number of its column's knots lie, or at a knot itself.
 *
 * @param column number of the column
 * @param enters whether it is zero before and not after; otherwise the other way round
 * @param from the strength α before
 * @param to the strength α after; the same at a knot
 */
public record Change(int column, boolean enters, double from, double to) {

    /** The changes from one point to the next, by column. */
    public static List<Change> between(PathPoint first, PathPoint second) {
        List<Change> changes = new ArrayList<>();
        int[] before = first.weights().columns();
        int[] after = second.weights().columns();
        int a = 0;
        int b = 0;
        while (a < before.length || b < after.length) {
            boolean leaves = b == after.length || (a < before.length && before[a] < after[b]);
            boolean enters = a == before.length || (b < after.length && after[b] < before[a]);
            if (leaves || enters) {
                changes.add(new Change(enters ? after[b] : before[a], enters, first.alpha(), second.alpha()));
            }
            a += enters ? 0 : 1;
            b += leaves ? 0 : 1;
        }
        return changes;
    }
}
