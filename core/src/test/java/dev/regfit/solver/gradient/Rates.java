package dev.regfit.solver.gradient;

import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.Problem;
import java.util.stream.IntStream;

/** Learning rates for tests, from eigenvalues worked out another way than the solvers do. */
final class Rates {
    private Rates() {}

    /** 1/L of the loss and the L2 part. */
    static double inverseCurvature(Problem problem) {
        int p = problem.columns();
        int[] all = IntStream.range(0, p).toArray();
        return 1 / SymmetricEigen.of(problem.hessian(all), p).values()[p - 1];
    }

    static GradientSettings rate(double learningRate) {
        return GradientSettings.AUTOMATIC.with(LearningRate.of(learningRate).falling(Schedule.CONSTANT));
    }

    static GradientSettings automatic() {
        return rate(Double.NaN);
    }
}
