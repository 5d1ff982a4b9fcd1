package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of texts in one, separated by commas, as a record of a CSV file is: an entry that holds a comma stands in double
 * quotes, and a quote within these is doubled. Blanks around entries are no part of them.
 */
public final class TextList {
    private TextList() {}

    /**
     * The entries of a list; of the empty text one that is empty.
     *
     * @throws IllegalArgumentException when a quote is not closed, or text follows one that closes
     */
    public static List<String> parse(String list) {
        List<String> entries = new ArrayList<>();
        int start = 0;
        while (start <= list.length()) {
            int end = end(list, start);
            entries.add(plain(list.substring(start, end).strip()));
            start = end + 1;
        }
        return entries;
    }

    /** The list that is {@linkplain #parse parsed} to these entries. */
    public static String format(List<String> entries) {
        return entries.stream().map(TextList::quoted).collect(Collectors.joining(","));
    }

    /** Where the comma stands that ends the entry which starts at a place, or the end of the list. */
    private static int end(String list, int start) {
        boolean mayQuote = list.substring(start).stripLeading().startsWith("\"");
        boolean open = false;
        for (int i = start; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == ',' && !open) {
                return i;
            }
            open ^= c == '"' && mayQuote; // of a doubled quote the first closes and the second opens again
        }
        if (open) {
            throw new IllegalArgumentException("the quote (\") that opens %s is never closed"
                    .formatted(list.substring(start).strip()));
        }
        return list.length();
    }

    private static String plain(String entry) {
        if (!entry.startsWith("\"")) {
            return entry;
        }
        String inner = entry.substring(1, Math.max(1, entry.length() - 1));
        if (!entry.endsWith("\"") || inner.replace("\"\"", "").contains("\"")) {
            throw new IllegalArgumentException(
                    "text follows the closing quote of %s; a quote inside quotes is doubled".formatted(entry));
        }
        return inner.replace("\"\"", "\"");
    }

    private static String quoted(String entry) {
        boolean plain = !entry.contains(",") && !entry.startsWith("\"") && entry.equals(entry.strip());
        return plain ? entry : '"' + entry.replace("\"", "\"\"") + '"';
    }
}
