package dev.regfit.cli.export;

/**
 * A number that is computed from a column of numbers, but for {@link Kind#MISSING}, which is of any column.
 *
 * @param column its place among the columns
 * @param degree of a power; 1 for others
 */
record Factor(int column, Kind kind, int degree) {
    /** What is computed. */
    enum Kind {
        /** The number as it is. */
        PLAIN,
        /** A power of it. */
        POWER,
        /** Its natural logarithm. */
        LOG,
        /** One where there is no value, otherwise zero; never missing itself. */
        MISSING
    }
}
