package dev.regfit.cli.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a mistyped name may have meant. */
public final class Suggestions {
    private static final int MOST = 3;
    private static final int LISTED = 10;

    private Suggestions() {}

    /** "did you mean …?" with the closest names, or a list of the names if none is close. */
    public static String of(String typed, List<String> names) {
        String close = closest(typed, names).stream().map(DataException::quote).collect(Collectors.joining(" or "));
        if (!close.isEmpty()) {
            return "did you mean " + close + "?";
        }
        String list = names.stream().limit(LISTED).map(DataException::quote).collect(Collectors.joining(", "));
        if (names.size() == 1) {
            return "the only column is " + list;
        }
        return (names.size() > LISTED ? "the first columns are " : "the columns are ") + list;
    }

    /** The few names that are close enough to have been meant, closest first; empty if none is. */
    public static List<String> closest(String typed, Collection<String> names) {
        int far = typed.length() < 2 ? 0 : Math.max(1, typed.length() / 3);
        return names.stream()
                .filter(name -> distance(typed, name) <= far)
                .sorted(Comparator.comparingInt(name -> distance(typed, name)))
                .limit(MOST)
                .toList();
    }

    /**
     * The number of letters to insert, remove, change, or exchange with their neighbour to make one of the other,
     * whatever the case (optimal string alignment).
     */
    private static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(change, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) {
                    steps[i][j] = Math.min(steps[i][j], 1 + steps[i - 2][j - 2]);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
