package dev.regfit.cli.table;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/**
 * How a table is to be read.
 *
 * @param delimiter what separates the cells, or {@code null} to find it out
 * @param header whether the first record holds the names
 * @param decimal the decimal separator: {@code '.'} or {@code ','}; a comma may be the delimiter too, and is a decimal
 *     separator within quotes only
 * @param text columns to be read as text whatever they hold; each entry in the grammar of {@link ColumnSelection}
 * @param missing spellings of a missing value, compared after trimming blanks; one that is a number also means all
 *     other ways to write it
 * @param skipping lines that hold no records
 * @param encoding how the files' characters are stored, or {@code null} to find it out
 * @param jobs number of threads that may parse at the same time; it makes no difference to what is read
 */
public record TableOptions(
        Character delimiter,
        HeaderMode header,
        char decimal,
        List<String> text,
        Set<String> missing,
        Skipping skipping,
        Charset encoding,
        int jobs) {
    /**
     * The spellings of a missing value that are understood unless others are given: those that programs write, and nobody
     * else.
     */
    public static final Set<String> MISSING = Set.of(
            "",
            "NA",
            "N/A",
            "n/a",
            "#N/A",
            "#NA",
            "<NA>",
            "NaN",
            "nan",
            "NAN",
            "-NaN",
            "-nan",
            "1.#QNAN",
            "-1.#QNAN",
            "1.#IND",
            "-1.#IND",
            "null",
            "NULL");

    private static final TableOptions DEFAULTS = new TableOptions(
            null,
            HeaderMode.AUTO,
            '.',
            List.of(),
            MISSING,
            Skipping.NONE,
            null,
            Runtime.getRuntime().availableProcessors());

    /** @throws IllegalArgumentException if the separators cannot be told apart */
    public TableOptions {
        text = List.copyOf(text);
        missing = Set.copyOf(missing);
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("the decimal separator is '.' or ',', not '" + decimal + "'");
        }
        if (!(jobs >= 1)) {
            throw new IllegalArgumentException("the number of jobs is at least 1, not " + jobs);
        }
        if (delimiter != null) {
            if (delimiter == decimal && decimal != ',') {
                throw new IllegalArgumentException(
                        "'" + decimal + "' cannot be both the delimiter and the decimal separator");
            }
            if (!canDelimit(delimiter)) {
                throw new IllegalArgumentException(
                        "the delimiter must be one ASCII character that cannot be part of a number, a name or a quote");
            }
            if (delimiter.equals(skipping.comment())) {
                throw new IllegalArgumentException(
                        "'" + delimiter + "' cannot be both the delimiter and the start of a comment");
            }
        }
    }

    /** Whether a character is none that can be part of a number, a name or a quote. */
    static boolean canDelimit(char c) {
        return !Character.isLetterOrDigit(c) && "\"\r\n\0+-".indexOf(c) < 0 && c <= '~';
    }

    public static TableOptions defaults() {
        return DEFAULTS;
    }

    public TableOptions withDelimiter(Character value) {
        return new TableOptions(value, header, decimal, text, missing, skipping, encoding, jobs);
    }

    public TableOptions withHeader(HeaderMode value) {
        return new TableOptions(delimiter, value, decimal, text, missing, skipping, encoding, jobs);
    }

    public TableOptions withDecimal(char value) {
        return new TableOptions(delimiter, header, value, text, missing, skipping, encoding, jobs);
    }

    public TableOptions withText(List<String> value) {
        return new TableOptions(delimiter, header, decimal, value, missing, skipping, encoding, jobs);
    }

    public TableOptions withMissing(Set<String> value) {
        return new TableOptions(delimiter, header, decimal, text, value, skipping, encoding, jobs);
    }

    public TableOptions withSkipping(Skipping value) {
        return new TableOptions(delimiter, header, decimal, text, missing, value, encoding, jobs);
    }

    public TableOptions withEncoding(Charset value) {
        return new TableOptions(delimiter, header, decimal, text, missing, skipping, value, jobs);
    }

    public TableOptions withJobs(int value) {
        return new TableOptions(delimiter, header, decimal, text, missing, skipping, encoding, value);
    }
}
