package dev.regfit.solver;

import dev.regfit.problem.Loss;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.RowLoss;

/** What coordinate descent keeps up to date while single weights move. */
sealed interface Coordinates permits MomentCoordinates, RowCoordinates {

    static Coordinates of(Loss loss) {
        return loss instanceof MomentLoss moments ? new MomentCoordinates(moments) : new RowCoordinates((RowLoss) loss);
    }

    /**
     * Starts from w (length p, not modified), computed afresh.
     *
     * @return ‖r‖²/n
     */
    double reset(double[] w);

    /** X̃ᵀr/n at the weights of the last reset, or at the present ones; not to be modified. */
    double[] correlations();

    /** x̃ⱼᵀr/n at the present weights. */
    double correlation(int j);

    /** Takes note that wⱼ has moved by {@code delta}. */
    void move(int j, double delta);
}
