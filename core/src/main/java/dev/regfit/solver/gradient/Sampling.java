package dev.regfit.solver.gradient;

import java.util.OptionalInt;

/**
 * What is left to chance.
 *
 * @param batchSize rows whose gradients make a stochastic step; empty for what suits
 * @param startsAtRandom whether weights start as normal random numbers instead of zeros
 * @param heldOut share of the rows that take no part but tell when to stop; zero for none
 * @param seed of all that is drawn
 */
public record Sampling(OptionalInt batchSize, boolean startsAtRandom, double heldOut, long seed) {
    /** All rows take part, and weights start at zero. */
    public static final Sampling PLAIN = new Sampling(OptionalInt.empty(), false, 0, 0);

    public Sampling {
        if (!(heldOut >= 0 && heldOut < 1)) {
            throw new IllegalArgumentException("the share held out must lie between 0 and 1, not at " + heldOut);
        }
        if (batchSize.orElse(1) < 1) {
            throw new IllegalArgumentException("a batch needs a row");
        }
    }
}
