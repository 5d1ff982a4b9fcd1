package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;

/**
 * Newton steps on chosen columns, the other weights fixed: each goes to the minimum of a parabola in place of the loss, or as
 * far towards it as the objective falls enough.
 */
final class NewtonStep {
    /** The fall that is asked for, as a share of the one that the slope promises (Armijo 1966). */
    private static final double FALL = 1e-4;

    /** Halvings of a step before it is given up. */
    private static final int MOST_HALVINGS = 40;

    /** A promise of less than this, as a share of the scale, cannot be told from rounding. */
    private static final double ROUNDING = 1e-14;

    /** After a step that promised no more than this, as a share of the scale, Newton's method is at its end. */
    private static final double LAST = 1e-13;

    private static final double SMALLEST_SHARE = 1e-8;

    private static final Stopping EXACT = new Stopping(1e-10, 1000);

    private final RowLoss rows;
    private final double[] f;
    private final double[] trial;
    private final double[] direction;
    private final double[] slopes;
    private final double[] curvatures;
    private double value;
    /** Of the majorants, what curvatures are at least: more where steps fail. */
    private double share = SMALLEST_SHARE;

    NewtonStep(RowLoss rows) {
        this.rows = rows;
        int n = rows.rows();
        this.f = new double[n];
        this.trial = new double[n];
        this.direction = new double[n];
        this.slopes = new double[n];
        this.curvatures = new double[n];
    }

    /**
     * How steps ended.
     *
     * @param intercept of the working columns
     * @param steps that were taken
     * @param stalled whether no further step is of use
     */
    record Outcome(double intercept, int steps, boolean stalled) {}

    /** The linear predictors at the present weights. */
    double[] predictors() {
        return f;
    }

    /** Computes predictors and loss afresh. */
    void evaluate(double b, double[] w) {
        rows.predict(b, w, f);
        value = rows.value(f);
    }

    /** The mean weighted curvature of the rows. */
    double meanCurvature() {
        rows.curvatures(f, 0, curvatures);
        return mean(curvatures);
    }

    /**
     * Steps until the promised fall is at most a share of the scale.
     *
     * @param start intercept of the working columns
     * @param w length p, modified
     * @param goal the share; 0 for as exact as can be
     */
    Outcome descend(ElasticNet penalty, double start, double[] w, int[] chosen, double goal, int most) {
        ElasticNet ofChosen = penalty.of(chosen);
        double scale = Math.max(rows.nullModel().excess(), Double.MIN_NORMAL);
        double b = start;
        int steps = 0;
        while (steps < most) {
            steps++;
            Parabola parabola = parabola(ofChosen, w, chosen);
            double[] step = parabola.weights;
            double change = 0;
            for (int k = 0; k < chosen.length; k++) {
                step[k] -= w[chosen[k]];
            }
            double promise = parabola.promise(ofChosen, w, chosen, step);
            double stepOfIntercept = parabola.interceptStep(step);
            rows.direction(stepOfIntercept, chosen, step, direction);
            double length = length(ofChosen, w, chosen, step, promise, scale);
            if (length == 0) {
                if (share >= 1) {
                    return new Outcome(b, steps, true);
                }
                share = Math.min(1, share * 1e3);
                continue;
            }
            share = length == 1 ? Math.max(SMALLEST_SHARE, share * 0.1) : Math.min(1, share * 10);
            for (int k = 0; k < chosen.length; k++) {
                w[chosen[k]] = length == 1 ? parabola.target[k] : w[chosen[k]] + length * step[k];
            }
            b += length * stepOfIntercept;
            for (int i = 0; i < f.length; i++) {
                f[i] += length * direction[i];
            }
            value = rows.value(f);
            Separation.check(rows, penalty, chosen, step, f, direction);
            if (length == 1 && promise <= Math.max(goal, LAST) * scale) {
                return new Outcome(b, steps, promise <= LAST * scale);
            }
        }
        return new Outcome(b, steps, false);
    }

    /** How far to go: all the way, or half of it, and so on, until the objective falls enough; 0 if it does not. */
    private double length(ElasticNet penalty, double[] w, int[] chosen, double[] step, double promise, double scale) {
        double before = value + penaltyAt(penalty, w, chosen, step, 0);
        double length = 1;
        for (int k = 0; k < MOST_HALVINGS; k++) {
            for (int i = 0; i < f.length; i++) {
                trial[i] = f[i] + length * direction[i];
            }
            double after = rows.value(trial) + penaltyAt(penalty, w, chosen, step, length);
            double rounding = ROUNDING * (scale + Math.abs(before));
            if (before - after >= FALL * length * promise - (length == 1 ? rounding : 0)) {
                return length;
            }
            length /= 2;
        }
        return 0;
    }

    private static double penaltyAt(ElasticNet penalty, double[] w, int[] chosen, double[] step, double length) {
        double[] at = new double[chosen.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = w[chosen[k]] + length * step[k];
        }
        return penalty.value(at);
    }

    /** The loss as a parabola about the present weights, minimised with the penalty. */
    private Parabola parabola(ElasticNet penalty, double[] w, int[] chosen) {
        rows.slopes(f, slopes);
        rows.curvatures(f, share, curvatures);
        int k = chosen.length;
        double[] down = rows.correlations(slopes, chosen);
        double[] hessian = rows.hessian(chosen, curvatures);
        double ofIntercept = rows.hasIntercept() ? mean(slopes) : 0;
        Parabola parabola = new Parabola(k, hessian, down, ofIntercept, rows.hasIntercept());
        parabola.minimize(penalty, w, chosen, Math.max(unexplained(), Double.MIN_NORMAL), rows.rows());
        return parabola;
    }

    /** (1/n)Σω·slope²/curvature: what is left of the working response of iteratively reweighted least squares. */
    private double unexplained() {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += curvatures[i] > 0 ? slopes[i] * slopes[i] / curvatures[i] : 0;
        }
        return sum / f.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** ½sᵀHs − dᵀs in steps s of chosen weights, the step of the intercept eliminated. */
    private static final class Parabola {
        private final int k;
        /** Of order k, the intercept eliminated. */
        private final double[] hessian;

        /** The products of the columns with that of the intercept, and its own square as the last. */
        private final double[] ofIntercept;

        private final double[] down;
        private final double downIntercept;
        private double[] weights;
        private double[] target;

        Parabola(int k, double[] full, double[] down, double downIntercept, boolean intercept) {
            this.k = k;
            this.hessian = new double[Math.multiplyExact(k, k)];
            this.ofIntercept = new double[k + 1];
            this.down = down;
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

        void minimize(ElasticNet penalty, double[] w, int[] chosen, double unexplained, int n) {
            double[] pull = new double[k];
            weights = new double[k];
            double power = unexplained;
            for (int a = 0; a < k; a++) {
                weights[a] = w[chosen[a]];
                double product = 0;
                for (int c = 0; c < k; c++) {
                    product += hessian[a * k + c] * w[chosen[c]];
                }
                pull[a] = down[a] + product;
                power += weights[a] * (down[a] + pull[a]);
            }
            if (k > 0) {
                Problem problem = new Problem(
                        new MomentSquares(n, hessian, k, pull, Math.max(power, Double.MIN_NORMAL)), penalty);
                ActiveSetStep activeSetStep = new ActiveSetStep(problem, new ActiveFactor());
                CoordinateDescent.descend(problem, EXACT, weights, true, activeSetStep);
            }
            target = weights.clone();
        }

        /** What the step of the intercept is best for steps of the weights. */
        double interceptStep(double[] step) {
            if (ofIntercept[k] == 0) {
                return 0;
            }
            double rest = downIntercept;
            for (int a = 0; a < k; a++) {
                rest -= ofIntercept[a] * step[a];
            }
            return rest / ofIntercept[k];
        }

        /** By how much the objective would fall at the rate at which it begins to. */
        double promise(ElasticNet penalty, double[] w, int[] chosen, double[] step) {
            double[] now = new double[k];
            double fall = ofIntercept[k] == 0 ? 0 : downIntercept * downIntercept / ofIntercept[k];
            for (int a = 0; a < k; a++) {
                now[a] = w[chosen[a]];
                fall += down[a] * step[a];
            }
            return fall + penalty.value(now) - penalty.value(target);
        }
    }
}
