package dev.regfit.data;

/**
 * How training data are made of rows.
 *
 * @param missing what becomes of missing values
 * @param keeping whether rows are kept
 * @param maxLevels how many different texts a column may have: each is a weight of its own, and a column with very many
 *     is rather an identifier
 * @param jobs number of threads that may work at the same time; it makes no difference to the result
 */
public record BuildOptions(MissingPolicy missing, RowKeeping keeping, int maxLevels, int jobs) {
    /** As many levels as are still likely to be meant. */
    public static final int MAX_LEVELS = 1000;

    /** Rows kept, one thread. */
    public static BuildOptions keepingRows(MissingPolicy missing) {
        return new BuildOptions(missing, RowKeeping.ALWAYS, MAX_LEVELS, 1);
    }
}
