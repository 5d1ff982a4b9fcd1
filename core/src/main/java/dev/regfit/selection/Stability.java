package dev.regfit.selection;

/**
 * How often each column is selected on half of the rows: stability selection (Meinshausen and Bühlmann 2010) with
 * complementary pairs of halves (Shah and Samworth 2013).
 *
 * @param subsamples number of halves, two a pair
 * @param seed what they were drawn from
 * @param probabilities length p: the share of the halves on which the column's weight is not zero
 * @param unproven number of halves whose weights are not proven as asked
 */
public record Stability(int subsamples, long seed, double[] probabilities, int unproven) {}
