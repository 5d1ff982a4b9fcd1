package dev.regfit.cli.table;

/** What becomes of a row with a text, or of a group, that a model does not know. */
public enum Unseen {
    /** It is refused. */
    ERROR,
    /** The text is none of the levels that the model knows; a group is refused. */
    ZERO,
    /** The row has no prediction. */
    EMPTY
}
