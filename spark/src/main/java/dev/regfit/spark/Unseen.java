package dev.regfit.spark;

import java.util.Locale;

/** What becomes of a row with a text that a model does not know. */
enum Unseen {
    /** It is refused. */
    ERROR,
    /** The text is none of the levels that the model knows. */
    ZERO,
    /** The row has no prediction. */
    EMPTY;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
