package dev.regfit.spectrum;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Solvers;

/** Ridge regression of prepared data as everything else states and solves it. */
final class Ridge {
    /** Of an L1 part there is none. */
    private static final double NO_SHARE = 0;

    private Ridge() {}

    static Objective objective(Preparation preparation, double alpha) {
        return preparation.objective(new Strength.Single(PenaltyKind.L2, alpha, NO_SHARE));
    }

    /** What RSS + s‖w‖² has for s where the objective has the strength one. */
    static double unit(Preparation preparation) {
        return objective(preparation, 1).squaresBesideResiduals();
    }

    /** The problem in the form that suits the shape of the data. */
    static Problem problem(Preparation preparation, double alpha) {
        return Solvers.problem(preparation.data(), preparation.standardization(), penalty(preparation, alpha));
    }

    /** The solver that fits are made with, and its problem. */
    static Solvers.Choice solver(Preparation preparation, double alpha) {
        return Solvers.choose(
                preparation.data(), preparation.standardization(), penalty(preparation, alpha), SolverName.AUTO);
    }

    private static ElasticNet penalty(Preparation preparation, double alpha) {
        return preparation.penalty(objective(preparation, alpha)).on(preparation.standardization());
    }
}
