package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowDesign;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;

/**
 * A parabola by the rows, weighted with their curvatures, for sparse rows with so many columns that their Hessian would be
 * larger than they are. It is minimised as far as is worth it: to a small share of what the step promises (Yuan, Ho and Lin
 * 2012, section 2.3).
 */
final class RowParabola implements Parabola {
    /** The relative gap to begin with, and the last. */
    private static final double LOOSEST = 1e-2;

    private static final double TIGHTEST = 1e-10;
    private static final double TIGHTER = 0.1;

    /** Of what a step promises, what may be missing to the minimum: steps cost less than sweeps do. */
    private static final double SHARE = 0.25;

    private static final int MOST_SWEEPS = 1000;

    /** Of the mean curvature, what that of a row is at least: the working response of flatter rows has no digits. */
    private static final double FLAT = 1e-8;

    private final RowDesign design;
    private final int[] columns;
    private final double[] slopes;
    private final double[] curvatures;
    private final double[] direction;
    private double[] target;
    private double[] steps;
    private double interceptStep;

    /**
     * @param columns whose weights may move
     * @param slopes of the rows, times their weights, length n; not modified
     * @param weighted curvatures of the rows, times their weights, length n; not modified
     */
    RowParabola(RowDesign design, int[] columns, double[] slopes, double[] weighted) {
        this.design = design;
        this.columns = columns;
        this.slopes = slopes;
        double least = FLAT * Arrays.stream(weighted).average().orElseThrow();
        this.curvatures = Arrays.stream(weighted).map(c -> Math.max(c, least)).toArray();
        this.direction = new double[slopes.length];
    }

    /**
     * Finds the minimum, or nearly.
     *
     * @param penalty of the columns
     * @param w their weights now, length k; not modified
     * @param enough what may be missing to the minimum in any case
     */
    void minimize(ElasticNet penalty, double[] w, double enough) {
        int n = slopes.length;
        double total = Arrays.stream(curvatures).sum();
        double[] weights = new double[n];
        double[] response = new double[n];
        design.direction(0, columns, w, response);
        for (int i = 0; i < n; i++) {
            weights[i] = curvatures[i] * n / total;
            response[i] += slopes[i] / curvatures[i];
        }
        RowSquares squares = design.squares(columns, weights, response);
        double unit = total / n;
        Problem problem =
                new Problem(squares, penalty.withStrengths(penalty.lambda1() / unit, penalty.lambda2() / unit));
        ActiveSetStep step = new ActiveSetStep(problem);
        target = w.clone();
        double before = penalty.value(w);
        for (double tolerance = LOOSEST; tolerance >= TIGHTEST; tolerance *= TIGHTER) {
            CoordinateDescent.descend(problem, new Stopping(tolerance, MOST_SWEEPS), target, false, step);
            goTo(w, total);
            double missing = tolerance * unit * squares.targetPower() / 2;
            double fall = promise() + before - penalty.value(target);
            if (missing <= Math.max(enough, SHARE * fall)) {
                break;
            }
        }
    }

    private void goTo(double[] w, double total) {
        steps = new double[w.length];
        for (int a = 0; a < steps.length; a++) {
            steps[a] = target[a] - w[a];
        }
        design.direction(0, columns, steps, direction);
        double left = 0;
        for (int i = 0; i < direction.length; i++) {
            left += slopes[i] - curvatures[i] * direction[i];
        }
        interceptStep = design.hasIntercept() ? left / total : 0;
    }

    @Override
    public int[] columns() {
        return columns;
    }

    @Override
    public double[] curvatures() {
        return curvatures;
    }

    /** As far as is worth it. */
    @Override
    public boolean isSolved() {
        return true;
    }

    @Override
    public double[] target() {
        return target;
    }

    @Override
    public double[] steps() {
        return steps;
    }

    @Override
    public double interceptStep() {
        return interceptStep;
    }

    @Override
    public double promise() {
        double fall = 0;
        for (int i = 0; i < slopes.length; i++) {
            fall += slopes[i] * (direction[i] + interceptStep);
        }
        return fall / slopes.length;
    }
}
