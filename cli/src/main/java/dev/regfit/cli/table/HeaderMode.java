package dev.regfit.cli.table;

/** Whether the first record of a file holds the names of its columns. */
public enum HeaderMode {
    /** It does, unless it plainly is data: then the table is refused rather than a row lost. */
    AUTO,
    /** It does, whatever it looks like. */
    PRESENT,
    /** It is data; the columns are named x1, x2, … */
    ABSENT
}
