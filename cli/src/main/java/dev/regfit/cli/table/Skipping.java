package dev.regfit.cli.table;

/**
 * Lines of a file that hold no records.
 *
 * @param lines how many of the first lines do not
 * @param comment lines that start with this character do not, or {@code null}; within quotes it is text
 */
public record Skipping(long lines, Character comment) {
    /** All lines belong to records. */
    public static final Skipping NONE = new Skipping(0, null);

    /** @throws IllegalArgumentException if there can be no such lines */
    public Skipping {
        if (!(lines >= 0)) {
            throw new IllegalArgumentException("the number of lines to skip is at least 0, not " + lines);
        }
        if (comment != null && (comment <= ' ' || comment > '~' || comment == '"')) {
            throw new IllegalArgumentException("comments must start with one ASCII character, not a blank or a quote");
        }
    }

    boolean isNone() {
        return lines == 0 && comment == null;
    }

    /** The same where at least so many lines hold no records. */
    Skipping atLeast(long count) {
        return count > lines ? new Skipping(count, comment) : this;
    }
}
