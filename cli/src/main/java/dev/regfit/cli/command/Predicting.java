package dev.regfit.cli.command;

import dev.regfit.cli.table.Unseen;
import dev.regfit.data.MissingPolicy;
import java.util.List;

/**
 * How rows are read to be predicted.
 *
 * @param keep columns to pass through, {@link #ALL} for all of them, or null for none
 * @param missing what becomes of missing values
 * @param unseen what becomes of texts that the model does not know
 * @param besideTarget whether the true values are read too
 * @param contributions whether it is asked what each term adds
 */
record Predicting(String keep, MissingPolicy missing, Unseen unseen, boolean besideTarget, boolean contributions) {
    /** All columns, unless one of them is called so. */
    static final String ALL = "all";

    /** Takes predictions as rows come in. */
    interface Sink {
        /** Takes the names of the columns that are passed through, before the first row. */
        void begin(List<String> kept);

        /** Takes a row; what it holds is reused. */
        void row(Predicted row);

        /** Takes a row that has no prediction: its cells that are passed through, which are reused. */
        void empty(String[] kept);

        /** No more will come for a while, or at all. */
        void pause();
    }

    /** A row with its prediction, filled anew for each. */
    static final class Predicted {
        /** Cells that are passed through. */
        final String[] kept;

        /** What each term adds to the linear predictor; empty if that is not asked for. */
        final double[] contributions;

        /** What a column of the data adds to it. */
        double offset;

        /** The linear predictor. */
        double linear;

        /** The true value, of two classes 0 or 1; NaN where it is missing, or not asked for. */
        double target = Double.NaN;

        Predicted(int kept, int terms) {
            this.kept = new String[kept];
            this.contributions = new double[terms];
        }
    }
}
