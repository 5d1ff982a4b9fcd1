package dev.regfit.cli.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds out the delimiter from the first bytes of a file: the one that cuts most records into the same number of cells.
 * It must occur in the first record. All candidates are ASCII, which in UTF-8 is never part of another character.
 */
final class Sniffer {
    static final String NAMING_LINE = "sep=";

    /** How many bytes are enough to decide. */
    static final int BYTES = 1 << 16;

    /** If two cut the records equally well, the earlier: a comma within cells is more usual than a semicolon. */
    private static final char[] CANDIDATES = {'\t', ';', '|', ','};

    /** Of bytes, those above 0x7F being part of a currency sign or of a blank that does not break. */
    private static final Pattern QUOTED_DECIMAL =
            Pattern.compile("\"[ +$\\x80-\\xff-]*(?:\\d[\\d.' \\x80-\\xff]*)?,\\d+[^\"\r\n]*\"");

    private Sniffer() {}

    /** The delimiter that a first line {@code sep=;} names, as Excel writes and understands it; null if there is none. */
    static Character named(String file, PeekStream bytes) {
        try {
            byte[] head = bytes.peek(NAMING_LINE.length() + 2);
            String start = new String(head, StandardCharsets.ISO_8859_1);
            boolean names = start.length() == NAMING_LINE.length() + 2
                    && start.startsWith(NAMING_LINE)
                    && (start.endsWith("\n") || start.endsWith("\r"));
            char named = names ? start.charAt(NAMING_LINE.length()) : 0;
            return named != 0 && named != '.' && TableOptions.canDelimit(named) ? named : null;
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
    }

    /** The delimiter, or for a table of one column one that does not occur. */
    static char delimiter(byte[] start, char decimal, Skipping skipping) {
        char best = 0;
        double bestShare = 0;
        for (char candidate : CANDIDATES) {
            byte[] head = records(start, skipping, candidate);
            boolean possible = candidate != decimal || hasQuotedDecimals(head);
            double share = possible ? share(head, candidate) : 0;
            if (share > bestShare) {
                best = candidate;
                bestShare = share;
            }
        }
        if (best == 0 && share(records(start, skipping, ' '), ' ') > 0) {
            best = ' '; // blanks occur in text and around cells, so they are the last resort
        }
        if (best == 0) {
            best = decimal == ',' ? ';' : ',';
        }
        return best;
    }

    /** Whether a decimal comma stands within quotes, where it is no delimiter, so that others may be delimiters. */
    private static boolean hasQuotedDecimals(byte[] head) {
        return QUOTED_DECIMAL
                .matcher(new String(head, StandardCharsets.ISO_8859_1))
                .find();
    }

    private static byte[] records(byte[] start, Skipping skipping, char delimiter) {
        if (skipping.isNone()) {
            return start;
        }
        try (InputStream records = new SkippingStream(new ByteArrayInputStream(start), skipping, delimiter)) {
            return records.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array can always be read
        }
    }

    /** The share of records with the most frequent number of cells; 0 if that, or the first record, is one cell. */
    private static double share(byte[] head, char delimiter) {
        List<Integer> sizes = sizes(head, delimiter);
        Map<Integer, Integer> records = new HashMap<>();
        sizes.forEach(size -> records.merge(size, 1, Integer::sum));
        int usual = 1;
        int most = 0;
        for (Map.Entry<Integer, Integer> size : records.entrySet()) {
            boolean larger = size.getValue() == most && size.getKey() > usual;
            if (size.getValue() > most || larger) {
                usual = size.getKey();
                most = size.getValue();
            }
        }
        return usual == 1 || sizes.get(0) == 1 ? 0 : (double) most / sizes.size();
    }

    /** Blanks, and the bytes of a byte order mark. */
    static boolean mayStandBeforeQuote(byte b) {
        return b == ' ' || b == '\t' || b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
    }

    /**
     * The number of cells of each record; of the last one only if it ends or is the only one; and of no other where the
     * first is one cell, which decides.
     */
    private static List<Integer> sizes(byte[] head, char delimiter) {
        List<Integer> sizes = new ArrayList<>();
        int cells = 0; // 0 before a line has anything on it
        boolean cellStarts = true;
        boolean quoted = false;
        boolean closed = false;
        for (byte b : head) {
            if (quoted) {
                quoted = b != '"';
                closed = !quoted;
            } else if (b == '\n' || b == '\r') {
                if (cells == 1 && sizes.isEmpty()) {
                    return List.of(1);
                }
                if (cells > 0) {
                    sizes.add(cells);
                }
                cells = 0;
                cellStarts = true;
            } else {
                // of a doubled quote the first closes and the second opens again
                quoted = b == '"' && (cellStarts || closed);
                closed = false;
                cellStarts = b == delimiter || (cellStarts && mayStandBeforeQuote(b));
                cells = Math.max(cells, 1) + (b == delimiter ? 1 : 0);
            }
        }
        if (sizes.isEmpty() && cells > 0) {
            sizes.add(cells);
        }
        return sizes;
    }
}
