package dev.regfit.solver.gradient;

/** The loss at a point, and its slopes: the negative gradient. */
interface Evaluation {

    Point at();

    /** The mean loss; may be ∞ or NaN far out. */
    double value();

    /** The slope along b; zero where there is no b to move. */
    double slope();

    /** The slopes along the weights, X̃ᵀs/n for the slopes s of the rows, length p; not to be modified. */
    double[] correlations();

    /** How near the point is to the optimum, as far as can be told without evaluating the loss elsewhere. */
    Proof certify();
}
