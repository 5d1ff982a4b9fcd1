package dev.regfit.cli.golden;

/** What a number of an output is, as far as that decides how it is compared. */
enum Figure {
    /** A result, rounded for people. */
    ROUNDED,
    /** A result in JSON or CSV, where all digits are written. */
    FULL,
    /** A relative gap or a KKT violation. */
    CERTIFICATE,
    /** A gap in units of the objective, whose relative gap is in the next line. */
    ABSOLUTE_GAP,
    /** What {@code verify} allows a relative gap or a KKT violation to be. */
    LIMIT,
    /** How many iterations a solver took. */
    ITERATIONS
}
