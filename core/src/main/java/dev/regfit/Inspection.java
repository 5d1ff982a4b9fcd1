package dev.regfit;

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
     * Bytes that fitting would take.
     *
     * @param features number of features p, text columns encoded
     * @param rows when the rows are kept
     * @param moments when only moments are kept
     */
    public record Memory(long features, long rows, long moments) {}
}
