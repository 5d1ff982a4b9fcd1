package dev.regfit.problem;

/**
 * What solvers and certificates ask of a convex penalty φ(w). It is a sum over blocks of weights, which share no weight:
 * those of a block become zero, or different from it, together. Of the {@link ElasticNet} each weight is a block.
 */
public sealed interface Penalty permits ElasticNet, GroupLasso {

    /**
     * The elastic net with the same strengths and factors: what this is of columns that are {@linkplain #isAlone alone}, and
     * of others but for their L1 part.
     */
    ElasticNet net();

    /** The same blocks with the strengths, factors and bounds of another net. */
    Penalty with(ElasticNet other);

    /** Whether wⱼ is a block of its own. */
    boolean isAlone(int j);

    /** The same penalty of the chosen weights alone; of a block they are all, but for columns that are constant. */
    Penalty of(int[] chosen);

    /**
     * Which weights, length p, φ is differentiable by at w: not those at a bound, nor those of blocks that are zero at a corner.
     */
    boolean[] mayMove(double[] w);

    /** φ(w) for weights that it allows; {@code w} has length p. */
    double value(double[] w);

    /** Whether φ is differentiable wherever weights may move. */
    boolean isSmooth();

    /**
     * The proximal operator: writes the minimiser of {@code Σ½aⱼ(wⱼ − zⱼ)² + φ(w)} into {@code out} (length p, overwritten; may
     * be z itself).
     *
     * @param a curvatures, length p, positive and the same throughout a block
     */
    void proximal(double[] a, double[] z, double[] out);

    /** Moves each weight to the nearest one allowed; {@code w} has length p. */
    void project(double[] w);

    /** Adds to a set of columns (length p, modified) all that share a block with one of them. */
    void completeBlocks(boolean[] columns);

    /**
     * How far each entry of v, length p, is from the subdifferential ∂φ(w): all zero exactly at the optimum, where v is
     * the slope of the loss (the Karush-Kuhn-Tucker conditions). Of a block they are those of the nearest of its points.
     */
    double[] violations(double[] w, double[] v);

    /**
     * v − ∇φ(w), length p, for the slopes v of the loss: what is downhill of the objective. Where φ has a corner it means
     * nothing.
     */
    double[] downhill(double[] w, double[] v);

    /**
     * Adds the second derivatives of φ at w (length p), where it has them.
     *
     * @param chosen columns with weights other than zero
     * @param hessian of these, k×k, full and symmetric; modified
     */
    void addCurvature(int[] chosen, double[] w, double[] hessian);

    /**
     * The largest s ≤ 1 for which s·v is in the domain of the conjugate φ*, as far as shrinking can bring it there.
     *
     * @param dual slopes v, which are known up to some errors
     */
    double shrinkage(Slopes dual);

    /**
     * What is left of Fenchel's inequality, φ(w) + φ*(s·v) − s·vᵀw ≥ 0, at the worst of the slopes that are possible; may be
     * ∞.
     */
    double fenchelTerms(double[] w, Slopes dual, double s);

    /**
     * Slopes of the loss, as far as they are known.
     *
     * @param values v, length p
     * @param errors how far at most each slope is from the exact one, length p
     * @param joined columns whose ridge part counts as part of the loss here, length p
     */
    record Slopes(double[] values, double[] errors, boolean[] joined) {}
}
