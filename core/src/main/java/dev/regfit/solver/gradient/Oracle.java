package dev.regfit.solver.gradient;

/** A loss as gradient solvers see it, whatever it is computed from. */
interface Oracle {

    /** Number of rows, n. */
    long rows();

    /** Number of features, p. */
    int columns();

    /** The intercept of the working columns in the best model without columns. */
    double nullIntercept();

    /** Evaluates the loss. */
    Evaluation at(Point x);

    /** Evaluates the loss at {@code now + share·(now − before)}. */
    default Evaluation beyond(Evaluation now, Evaluation before, double share) {
        return at(now.at().beyond(before.at(), share));
    }

    /** (1/n)Σωx̃ⱼ². */
    double power(int j);

    /**
     * The most that the loss of a row curves or, where there is no bound, as much as it does in the model without columns. A kink
     * counts as the parabola that has its slopes as far from it as the rows are on average.
     */
    double curvature();

    /** Whether no row curves more than {@link #curvature}. */
    boolean isBounded();

    /** Whether the loss has a gradient everywhere. */
    boolean isSmooth();

    /** Writes the product of {@code v} with the matrix (1/n)Σω(x̃ᵢ,1)(x̃ᵢ,1)ᵀ into {@code out}: both of length p, or p + 1 with b last. */
    void applyGram(double[] v, double[] out);

    /** Whether b is a variable of its own. */
    boolean hasIntercept();

    /** The objective of w = 0, or what stands for it: the scale of relative gaps. */
    double scale();
}
