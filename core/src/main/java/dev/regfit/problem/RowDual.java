package dev.regfit.problem;

/**
 * A dual point of rows: a number for each, to prove a gap with. The slopes at the weights are one; better ones are those that
 * a Newton step promised, because for these the conditions of optimality hold exactly.
 *
 * @param values u of the rows, times their weights, length n; not modified
 * @param correlations X̃ᵀu/n, length p; not modified
 * @param error how far, as ‖·‖/√n of the rows, the correlations may be from those, besides the rounding of one sum
 */
public record RowDual(double[] values, double[] correlations, double error) {

    /** The slopes at given weights. */
    public static RowDual of(RowPoint at) {
        return new RowDual(at.slopes(), at.correlations(), 0);
    }
}
