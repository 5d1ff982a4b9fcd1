package dev.regfit.solver;

/**
 * A parabola in place of the loss, ½sᵀHs − dᵀs in steps s of weights and the intercept, of which the step of the intercept is
 * eliminated. With a penalty its minimum is one of least squares.
 */
interface Parabola {
    /** The columns whose weights may move, k of them. */
    int[] columns();

    /** The weighted curvatures of the rows that it was made at, length n. */
    double[] curvatures();

    /** Whether the minimum was found. */
    boolean isSolved();

    /** Where the weights have their minimum, length k. */
    double[] target();

    /** Steps to there, length k. */
    double[] steps();

    /** The step of the intercept. */
    double interceptStep();

    /** By how much the loss would fall at the rate at which it begins to. */
    double promise();
}
