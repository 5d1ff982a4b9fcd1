package dev.regfit.cli.command;

import dev.regfit.data.MissingPolicy;
import java.util.List;

/**
 * How rows are read to be predicted.
 *
 * @param keep columns to pass through, or null for none
 * @param missing what becomes of missing values
 * @param unseenAsZero whether a text that the model does not know is none of its levels
 */
record Predicting(String keep, MissingPolicy missing, boolean unseenAsZero) {

    /** Takes predictions as rows come in. */
    interface Sink {
        /** Takes the names of the columns that are passed through, before the first row. */
        void begin(List<String> kept);

        /** Takes a row's cells that are passed through, which are reused, and its linear predictor. */
        void row(String[] kept, double linear);

        /** Takes a row that has no prediction. */
        void empty(String[] kept);

        /** No more will come for a while, or at all. */
        void pause();
    }
}
