package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;

/**
 * A parabola in place of the loss, ½sᵀHs − dᵀs in steps s of chosen weights and the intercept, of which the step of the
 * intercept is eliminated. With a penalty its minimum is one of least squares.
 */
final class Parabola {
    private static final Stopping EXACT = new Stopping(1e-10, 1000);

    private final int k;
    /** Of order k, the intercept eliminated. */
    private final double[] hessian;

    /** The products of the columns with that of the intercept, and its own square as the last. */
    private final double[] ofIntercept;

    private final double[] down;
    private final double downIntercept;
    private double[] steps;
    private double[] target;

    /**
     * @param full H of order k + 1, the intercept last; not modified
     * @param downhill d of the weights, length k; not modified
     * @param downIntercept d of the intercept
     * @param intercept whether there is one
     */
    Parabola(double[] full, double[] downhill, double downIntercept, boolean intercept) {
        this.k = downhill.length;
        this.hessian = new double[Math.multiplyExact(k, k)];
        this.ofIntercept = new double[k + 1];
        this.down = downhill.clone();
        this.downIntercept = downIntercept;
        System.arraycopy(full, k * (k + 1), ofIntercept, 0, k + 1);
        boolean eliminates = intercept && ofIntercept[k] > 0;
        if (!eliminates) {
            ofIntercept[k] = 0;
        }
        for (int a = 0; a < k; a++) {
            double factor = eliminates ? ofIntercept[a] / ofIntercept[k] : 0;
            for (int c = 0; c < k; c++) {
                hessian[a * k + c] = full[a * (k + 1) + c] - factor * ofIntercept[c];
            }
            down[a] -= factor * downIntercept;
        }
    }

    /**
     * Finds the minimum.
     *
     * @param penalty of the chosen weights
     * @param w the chosen weights now, length k; not modified
     * @param scale of the working response, as a mean square, &gt; 0
     */
    void minimize(ElasticNet penalty, double[] w, double scale, int n) {
        double[] pull = new double[k];
        target = w.clone();
        double power = scale;
        for (int a = 0; a < k; a++) {
            double product = 0;
            for (int c = 0; c < k; c++) {
                product += hessian[a * k + c] * w[c];
            }
            pull[a] = down[a] + product;
            power += w[a] * (down[a] + pull[a]);
        }
        if (k > 0) {
            MomentSquares squares = new MomentSquares(n, hessian, k, pull, Math.max(power, Double.MIN_NORMAL));
            Problem problem = new Problem(squares, penalty);
            CoordinateDescent.descend(problem, EXACT, target, true, new ActiveSetStep(problem, new ActiveFactor()));
        }
        steps = new double[k];
        for (int a = 0; a < k; a++) {
            steps[a] = target[a] - w[a];
        }
    }

    /** Where the weights have their minimum, length k. */
    double[] target() {
        return target;
    }

    /** Steps to there, length k. */
    double[] steps() {
        return steps;
    }

    /** The step of the intercept. */
    double interceptStep() {
        if (ofIntercept[k] == 0) {
            return 0;
        }
        double rest = downIntercept;
        for (int a = 0; a < k; a++) {
            rest -= ofIntercept[a] * steps[a];
        }
        return rest / ofIntercept[k];
    }

    /**
     * What is left of d after the steps: for penalised weights what the penalty pulls with.
     *
     * @param full H as given
     * @param downhill d as given
     */
    double[] left(double[] full, double[] downhill) {
        double[] left = downhill.clone();
        double ofB = interceptStep();
        for (int a = 0; a < k; a++) {
            left[a] -= full[a * (k + 1) + k] * ofB;
            for (int c = 0; c < k; c++) {
                left[a] -= full[a * (k + 1) + c] * steps[c];
            }
        }
        return left;
    }

    /** Σ√(H_aa)|s_a|: what the rounding of {@link #left} is proportional to. */
    double stepSize(double[] full) {
        double size = Math.sqrt(ofIntercept[k]) * Math.abs(interceptStep());
        for (int a = 0; a < k; a++) {
            size += Math.sqrt(full[a * (k + 1) + a]) * Math.abs(steps[a]);
        }
        return size;
    }

    /** By how much the loss would fall at the rate at which it begins to. */
    double promise() {
        double fall = ofIntercept[k] == 0 ? 0 : downIntercept * downIntercept / ofIntercept[k];
        for (int a = 0; a < k; a++) {
            fall += down[a] * steps[a];
        }
        return fall;
    }
}
