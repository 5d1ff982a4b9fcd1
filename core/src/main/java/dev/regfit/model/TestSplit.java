package dev.regfit.model;

/**
 * How some rows of a table were kept apart to test a model on: the same split of the same table takes the same rows.
 *
 * @param share of the rows, above 0 and below 1
 * @param seed what the rows are drawn from
 * @param order which rows are taken
 * @param groups name of the column whose groups stay together, or the empty string
 */
public record TestSplit(double share, long seed, Order order, String groups) {

    /** Which rows are taken. */
    public enum Order {
        /** Drawn at random. */
        RANDOM("random"),
        /** The last ones of the table. */
        LAST("last");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        /** The name used on the command line, in reports and in model files. */
        public String label() {
            return label;
        }
    }
}
