package dev.regfit;

import dev.regfit.data.Scaling;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;

/** Short forms of what tests ask of {@link Trainer}. */
final class Fits {
    /** Far below what a user asks for: what the polish must reach. */
    static final double TOLERANCE = 1e-12;

    static final Strength NO_PENALTY = new Strength.Single(PenaltyKind.NONE, 0, 0.5);

    private Fits() {}

    static Strength ridge(double alpha) {
        return Strength.ridge(alpha);
    }

    static Strength lasso(double alpha) {
        return Strength.lasso(alpha);
    }

    static Strength elasticNet(double alpha, double l1Ratio) {
        return Strength.elasticNet(alpha, l1Ratio);
    }

    static Solving solving(SolverName solver) {
        return Solving.of(solver, new Stopping(TOLERANCE, 100_000));
    }

    /** Settings with an intercept, without rules for single columns, and the best solver. */
    static Settings settings(Strength strength, Convention convention, Scaling scaling) {
        return new Settings(strength, convention, scaling, true, ColumnRules.NONE, solving(SolverName.AUTO));
    }

    static Fit fit(TrainingData data, Settings settings) {
        return Trainer.fit(data, settings);
    }

    /** The weight of a feature. */
    static double weight(Fit fit, String feature) {
        return fit.model().weights()[fit.model().schema().features().indexOf(feature)];
    }
}
