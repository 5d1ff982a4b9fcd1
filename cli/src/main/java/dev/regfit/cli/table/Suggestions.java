package dev.regfit.cli.table;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a mistyped name of a column may have meant. */
final class Suggestions {
    private static final int MOST = 3;
    private static final int LISTED = 10;

    private Suggestions() {}

    /** "did you mean …?" with the closest names, or a list of the names if none is close. */
    static String of(String typed, List<String> names) {
        int far = typed.length() < 2 ? 0 : Math.max(1, typed.length() / 3);
        String close = names.stream()
                .filter(name -> distance(typed, name) <= far)
                .sorted(Comparator.comparingInt(name -> distance(typed, name)))
                .limit(MOST)
                .map(DataException::quote)
                .collect(Collectors.joining(" or "));
        if (!close.isEmpty()) {
            return "did you mean " + close + "?";
        }
        String list = names.stream().limit(LISTED).map(DataException::quote).collect(Collectors.joining(", "));
        return (names.size() > LISTED ? "the first columns are " : "the columns are ") + list;
    }

    /** The number of letters to insert, remove or change to make one of the other, whatever the case. */
    private static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
