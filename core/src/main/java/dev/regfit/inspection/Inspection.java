package dev.regfit.inspection;

import java.util.List;

/**
 * What there is to know of a table before fitting.
 *
 * @param rows number of data rows
 * @param incomplete number of rows with a missing value in some column used
 * @param target name of the target column
 * @param columns the columns used in file order, the target last
 * @param duplicates pairs of columns that hold the same numbers
 * @param collinear columns of numbers nearly determined by the other ones
 * @param scaleRatio largest standard deviation of a predictor over the smallest, constant columns apart; NaN for fewer
 *     than two
 * @param memory what fitting would take
 */
public record Inspection(
        long rows,
        long incomplete,
        String target,
        List<Column> columns,
        List<Pair> duplicates,
        List<Collinear> collinear,
        double scaleRatio,
        Memory memory) {

    private static final double SWEEPS = 50;

    /** Multiply-adds a second of one processor without the help of vector instructions. */
    private static final double MULTIPLY_ADDS = 5e9;

    /**
     * One column. The statistics are over the rows that have a value, and NaN for a text column.
     *
     * @param text whether it holds text
     * @param missing number of rows without a value
     * @param levels number of different texts, 0 for a column of numbers
     * @param tooManyLevels whether there are more than were counted
     * @param deviation standard deviation (1/n)
     * @param constant whether all values are the same
     */
    public record Column(
            String name,
            boolean text,
            long missing,
            int levels,
            boolean tooManyLevels,
            double minimum,
            double mean,
            double deviation,
            double maximum,
            boolean constant) {}

    /** Two columns that hold the same. */
    public record Pair(String first, String second) {}

    /**
     * A column that the others nearly determine.
     *
     * @param column its name
     * @param r2 R² of the column on the others
     * @param closest the other column it is most correlated with
     */
    public record Collinear(String column, double r2, String closest) {}

    /**
     * What fitting would take.
     *
     * @param features number of features p, text columns encoded
     * @param rows bytes when the rows are kept
     * @param moments bytes when only moments are kept
     * @param rowsKept whether they are kept unless asked for otherwise
     */
    public record Memory(long features, long rows, long moments, boolean rowsKept) {}

    /**
     * A guess of the seconds that fitting takes once the data are read: for the products of all pairs of columns and a
     * system of equations or, where there are too many columns for that, for some sweeps over the rows.
     */
    public double fitSeconds() {
        double p = memory.features();
        double byPairs = rows * p * p / 2 + p * p * p / 3;
        return (p < rows ? byPairs : Math.min(byPairs, SWEEPS * rows * p)) / MULTIPLY_ADDS;
    }
}
