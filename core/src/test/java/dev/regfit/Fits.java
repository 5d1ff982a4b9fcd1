package dev.regfit;

import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Scaling;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.List;

/** Short forms of what tests ask of {@link Trainer}. */
final class Fits {
    /** Far below what a user asks for: what the polish must reach. */
    static final double TOLERANCE = 1e-12;

    static final Strength NO_PENALTY = new Strength.Single(PenaltyKind.NONE, 0, 0.5);

    private Fits() {}

    static Strength ridge(double alpha) {
        return new Strength.Single(PenaltyKind.L2, alpha, 0.5);
    }

    static Strength lasso(double alpha) {
        return new Strength.Single(PenaltyKind.L1, alpha, 0.5);
    }

    static Strength elasticNet(double alpha, double l1Ratio) {
        return new Strength.Single(PenaltyKind.ELASTIC_NET, alpha, l1Ratio);
    }

    static Solving solving(SolverName solver) {
        return Solving.of(solver, new Stopping(TOLERANCE, 100_000));
    }

    /** Settings with an intercept, without rules for single columns, and the best solver. */
    static Settings settings(Strength strength, Convention convention, Scaling scaling) {
        return new Settings(strength, convention, scaling, true, ColumnRules.NONE, solving(SolverName.AUTO));
    }

    static Fit fit(TrainingData data, Settings settings) {
        Provenance provenance = new Provenance(
                "test", "", List.of(), "", data.size(), data.dropped(), MissingPolicy.ERROR, "", CellReading.USUAL);
        return Trainer.fit(data, settings, provenance);
    }

    /** The weight of a feature. */
    static double weight(Fit fit, String feature) {
        return fit.model().weights()[fit.model().schema().features().indexOf(feature)];
    }
}
