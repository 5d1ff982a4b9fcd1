package dev.regfit.solver;

import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;

/** A parabola by its Hessian, for columns of which there are not too many. */
final class GramParabola implements Parabola {
    private static final Stopping EXACT = new Stopping(1e-10, 1000);

    private final KeptHessian hessian;
    private final int k;
    /** d, without what the intercept takes. */
    private final double[] down;

    private final double downIntercept;
    private double[] steps;
    private double[] target;
    private boolean solved = true;

    /**
     * @param downhill d of the Hessian's columns, length k; not modified
     * @param downIntercept d of the intercept
     */
    GramParabola(KeptHessian hessian, double[] downhill, double downIntercept) {
        this.hessian = hessian;
        this.k = downhill.length;
        this.down = downhill.clone();
        this.downIntercept = downIntercept;
        for (int a = 0; a < k && hessian.ofIntercept() > 0; a++) {
            down[a] -= hessian.withIntercept(a) / hessian.ofIntercept() * downIntercept;
        }
    }

    /**
     * Finds the minimum.
     *
     * @param penalty of the Hessian's columns
     * @param w their weights now, length k; not modified
     * @param scale of the working response, as a mean square, &gt; 0
     */
    void minimize(Penalty penalty, double[] w, double scale) {
        double[] pull = new double[k];
        target = w.clone();
        double power = scale;
        for (int a = 0; a < k; a++) {
            pull[a] = down[a] + hessian.product(a, w);
            power += w[a] * (down[a] + pull[a]);
        }
        if (k > 0) {
            solved = descend(hessian.squares(pull, Math.max(power, Double.MIN_NORMAL)), penalty);
        }
        steps = new double[k];
        for (int a = 0; a < k; a++) {
            steps[a] = target[a] - w[a];
        }
    }

    private boolean descend(MomentSquares squares, Penalty penalty) {
        if (penalty instanceof GroupLasso groups) {
            return BlockDescent.descend(squares, groups, hessian.spectra(), EXACT, target, true)
                    .certificate()
                    .isWithin(EXACT.tolerance());
        }
        Problem problem = new Problem(squares, penalty.net());
        ActiveSetStep step = new ActiveSetStep(problem, hessian.factor());
        return CoordinateDescent.descend(problem, EXACT, target, true, step)
                .certificate()
                .isWithin(EXACT.tolerance());
    }

    @Override
    public int[] columns() {
        return hessian.columns();
    }

    @Override
    public double[] curvatures() {
        return hessian.curvatures();
    }

    @Override
    public boolean isSolved() {
        return solved;
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
        if (hessian.ofIntercept() == 0) {
            return 0;
        }
        double rest = downIntercept;
        for (int a = 0; a < k; a++) {
            rest -= hessian.withIntercept(a) * steps[a];
        }
        return rest / hessian.ofIntercept();
    }

    /** What is left of d after the steps: for penalised weights what the penalty pulls with. */
    double[] left() {
        double[] left = new double[k];
        for (int a = 0; a < k; a++) {
            left[a] = down[a] - hessian.product(a, steps);
        }
        return left;
    }

    /** Σ√(Hₐₐ)|sₐ|: what the rounding of {@link #left} is proportional to. */
    double stepSize() {
        double size = Math.sqrt(hessian.ofIntercept()) * Math.abs(interceptStep());
        for (int a = 0; a < k; a++) {
            size += Math.sqrt(Math.max(0, hessian.diagonal(a))) * Math.abs(steps[a]);
        }
        return size;
    }

    @Override
    public double promise() {
        double fall = hessian.ofIntercept() == 0 ? 0 : downIntercept * downIntercept / hessian.ofIntercept();
        for (int a = 0; a < k; a++) {
            fall += down[a] * steps[a];
        }
        return fall;
    }
}
