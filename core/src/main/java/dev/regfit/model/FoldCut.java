package dev.regfit.model;

import java.util.OptionalLong;

/**
 * What rows were cut into folds by.
 *
 * @param kind the way to cut
 * @param column the column that said so, or the empty string
 * @param seed what was drawn from, where something was
 */
public record FoldCut(Kind kind, String column, OptionalLong seed) {
    /** A fold for each moments file. */
    public static final FoldCut OF_FILES = new FoldCut(Kind.FILES, "", OptionalLong.empty());

    /** A way to cut rows. */
    public enum Kind {
        /** At random. */
        RANDOM("random"),
        /** At random, with the same share of each class in all of them. */
        STRATIFIED("stratified"),
        /** Rows with the same cell in a column are kept together. */
        GROUPS("group"),
        /** A column names the fold. */
        COLUMN("column"),
        /** In the order of the rows; each fold is predicted from those before it. */
        TIME("time"),
        /** Each moments file holds one. */
        FILES("files");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name used in files. */
        public String label() {
            return label;
        }
    }
}
