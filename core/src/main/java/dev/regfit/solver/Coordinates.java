package dev.regfit.solver;

import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowSquares;

/** What coordinate descent keeps up to date while single weights move. */
sealed interface Coordinates permits MomentCoordinates, RowCoordinates {

    static Coordinates of(LeastSquares loss) {
        return loss instanceof MomentSquares moments
                ? new MomentCoordinates(moments)
                : new RowCoordinates((RowSquares) loss);
    }

    /** Starts from w (length p, not modified), computed afresh. */
    void reset(double[] w);

    /** ‖r‖²/n at the weights of the last reset. */
    double residualPower();

    /** X̃ᵀr/n at the weights of the last reset, or at the present ones; not to be modified. */
    double[] correlations();

    /** x̃ⱼᵀr/n at the present weights. */
    double correlation(int j);

    /** Takes note that wⱼ has moved by {@code delta}. */
    void move(int j, double delta);
}
