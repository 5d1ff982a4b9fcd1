package dev.regfit.path;

import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;

/**
 * The penalties that differ in their strength α only.
 *
 * @param kind the kind of penalty
 * @param l1Ratio the elastic net's share r of the L1 part
 */
public record Family(PenaltyKind kind, double l1Ratio) {

    /** The member of strength α. */
    public Strength.Single at(double alpha) {
        return new Strength.Single(kind, alpha, l1Ratio);
    }

    /** The share of the L1 part: 1 for the lasso, 0 for ridge. */
    public double l1Share() {
        return kind.l1Ratio(l1Ratio);
    }
}
