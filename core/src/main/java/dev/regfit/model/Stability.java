package dev.regfit.model;

/**
 * How often each column is selected on half of the rows: stability selection (Meinshausen and Bühlmann 2010) with
 * complementary pairs of halves (Shah and Samworth 2013).
 *
 * @param subsamples number of halves, two a pair
 * @param seed what they were drawn from
 * @param probabilities length p: the share of the halves on which the column's weight is not zero
 * @param selected q, how many penalised columns are selected on average
 * @param candidates number of penalised columns
 * @param unproven number of halves whose weights are not proven as asked
 */
public record Stability(
        int subsamples, long seed, double[] probabilities, double selected, int candidates, int unproven) {
    /** The probability from which on a column is taken for selected: the most cautious that is in use. */
    public static final double THRESHOLD = 0.9;

    /**
     * The most columns without influence that are expected among those at or above the threshold,
     * q²/((2·threshold − 1)·p) by theorem 1 of Meinshausen and Bühlmann: if all such columns are as likely to be selected
     * as each other, and no likelier than the others. NaN where no column is penalised.
     */
    public double mostByChance() {
        return selected * selected / ((2 * THRESHOLD - 1) * candidates);
    }
}
