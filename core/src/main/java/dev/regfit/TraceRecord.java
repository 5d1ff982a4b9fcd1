package dev.regfit;

/**
 * Where an iterative solver stands after an epoch. Loss, penalty, value and gap are those of the objective as stated;
 * the norms are of the weights on the original columns.
 *
 * @param epoch 0 for the start
 * @param loss the scaled residual sum of squares
 * @param penalty the penalty
 * @param gap duality gap: the value exceeds the minimum by no more than this
 * @param norms of the weights
 * @param zeros number of weights that are exactly zero
 */
public record TraceRecord(int epoch, double loss, double penalty, double gap, Norms norms, int zeros) {

    /** The objective. */
    public double value() {
        return loss + penalty;
    }
}
