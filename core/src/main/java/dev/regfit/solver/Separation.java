package dev.regfit.solver;

import dev.regfit.data.DataProblem;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.RowLoss;
import java.util.List;

/**
 * Tells when there is no optimum, because weights that nothing penalises may grow without end: in some direction the loss of
 * no row rises (Albert and Anderson 1984, for classes that a combination of columns separates).
 */
final class Separation {
    /** Predictors this far out say that weights are growing. */
    private static final double FAR = 15;

    /** A step shorter than this, where predictors are far out, is not one of weights that grow without end. */
    private static final double LONG = 0.5;

    /** What is so much smaller than the largest change counts as none. */
    private static final double SMALL = 1e-4;

    private Separation() {}

    /**
     * Checks a Newton step that was taken.
     *
     * @param step of the chosen weights
     * @param f linear predictors, length n
     * @param direction what the step changed them by, length n
     * @throws DataProblem when the loss falls along the step for ever
     */
    static void check(RowLoss rows, Penalty penalty, int[] chosen, double[] step, double[] f, double[] direction) {
        double farthest = 0;
        double longest = 0;
        for (int i = 0; i < f.length; i++) {
            farthest = Math.max(farthest, Math.abs(f[i]));
            longest = Math.max(longest, Math.abs(direction[i]));
        }
        if (farthest < FAR || longest < LONG || !isFree(rows, penalty, chosen, step, SMALL * longest)) {
            return;
        }
        for (int i = 0; i < f.length; i++) {
            double change = Math.abs(direction[i]) < SMALL * longest ? 0 : direction[i];
            if (rows.loss().slopeFarOut(rows.data().y()[i], change) > 0) {
                return;
            }
        }
        throw new DataProblem(DataProblem.Kind.NO_OPTIMUM, message(rows, chosen, step));
    }

    /** Whether nothing holds the weights that change predictors by more than {@code small}. */
    private static boolean isFree(RowLoss rows, Penalty penalty, int[] chosen, double[] step, double small) {
        ElasticNet net = penalty.net();
        for (int k = 0; k < chosen.length; k++) {
            boolean bounded = Double.isFinite(step[k] > 0 ? net.upper()[chosen[k]] : net.lower()[chosen[k]]);
            boolean moves = Math.abs(step[k]) * Math.sqrt(rows.design().power(chosen[k])) > small;
            if (moves && (bounded || !net.isFree(chosen[k]))) {
                return false;
            }
        }
        return true;
    }

    private static String message(RowLoss rows, int[] chosen, double[] step) {
        int largest = -1;
        double size = 0;
        for (int k = 0; k < chosen.length; k++) {
            double change = Math.abs(step[k]) * Math.sqrt(rows.design().power(chosen[k]));
            if (change > size) {
                size = change;
                largest = chosen[k];
            }
        }
        List<String> names = rows.data().schema().features();
        String column = largest < 0 ? "the intercept" : "\"" + names.get(largest) + "\"";
        return "the target is separated: some combination of the columns, led by " + column
                + ", tells rows apart without error, so that without a penalty their weights grow without end and there is no"
                + " optimum; add a penalty, even a weak one, or leave out such columns";
    }
}
