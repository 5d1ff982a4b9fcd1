package dev.regfit.solver;

import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;

/**
 * Coordinate descent on working sets of columns, from where it ended before.
 *
 * <p>A problem is first solved for the few columns that have weights, and those that violate the conditions of optimality
 * most (Massias, Gramfort and Salmon 2018). Then all columns are looked at, those that violate the conditions join, and
 * so on until none does. The small problems are solved on their Gram matrix, of which each entry is computed once for all
 * of them, and on working sets of their own.
 */
public final class WarmDescent implements PathSolver {
    /**
     * A working set grows by one column for so many that it has, since each column costs products with all others, and most that join
     * early are not needed in the end. Without a Gram matrix it doubles.
     */
    private static final int MEMBERS_PER_JOINING = 4;

    /** With more columns the Gram matrix is too large to hold, and takes longer than rows do. */
    private static final int MAX_GRAM = 6000;

    /** While columns are still to join, the small problem is solved to this share of the gap. */
    private static final double ROUGHLY = 0.5;

    /** Rounds that may go by after the gap is reached before the wish for settled weights is given up. */
    private static final int PATIENCE = 30;

    private final LeastSquares loss;
    private final double[] w;
    /** Of the moments at the weights; null where the loss is of rows, or before the first problem. */
    private Coordinates coordinates;

    private final double[] correlations;
    private double residualPower;
    private double[] targetCorrelations;
    private WorkingGram gram;
    private final ActiveFactor factor = new ActiveFactor();
    /** Whether the loss is evaluated at the weights. */
    private boolean evaluated;
    /** Whether the weights are the solution of a problem before. */
    private boolean warm;

    public WarmDescent(LeastSquares loss) {
        this.loss = loss;
        this.w = new double[loss.columns()];
        this.correlations = new double[loss.columns()];
    }

    @Override
    public Solution solve(ElasticNet penalty, Stopping stopping) {
        Problem problem = new Problem(loss, penalty);
        clamp(penalty);
        CoordinateDescent.Descent descent = loss instanceof MomentSquares moments
                ? solveOn(moments, problem, stopping)
                : solveInRounds(problem, stopping);
        warm = true;
        return Solution.certified(w.clone(), descent.sweeps(), descent.certificate());
    }

    private CoordinateDescent.Descent solveOn(MomentSquares moments, Problem problem, Stopping stopping) {
        if (coordinates == null) {
            coordinates = new MomentCoordinates(moments);
        }
        if (!evaluated) {
            coordinates.reset(w);
            evaluated = true;
        }
        ActiveSetStep step = new ActiveSetStep(problem, factor);
        return CoordinateDescent.descend(problem, stopping, w, true, step, coordinates);
    }

    private CoordinateDescent.Descent solveInRounds(Problem problem, Stopping stopping) {
        if (targetCorrelations == null) {
            targetCorrelations = new double[w.length];
            RowSquares rows = (RowSquares) loss;
            rows.correlate(rows.workingTarget(), targetCorrelations);
            System.arraycopy(targetCorrelations, 0, correlations, 0, w.length);
            residualPower = loss.targetPower();
            evaluated = isZero(w);
        }
        if (!evaluated) {
            evaluate();
        }
        WorkingSet working = new WorkingSet(problem.penalty(), w, loss::power);
        Certifier certifier = new Certifier(problem);
        int sweeps = 0;
        int patience = PATIENCE;
        Certifier.Judgement last = certifier.judge(w, correlations, residualPower);
        boolean complete = warm;
        while (sweeps < stopping.maxIterations()) {
            if (last.certificate().isWithin(stopping.tolerance()) && (last.isSettled() || patience-- == 0)) {
                break;
            }
            int most = mostJoining(working.size());
            complete &= working.join(problem.penalty(), last.columns(), last.violations(), most);
            double gap = complete
                    ? stopping.tolerance()
                    : Math.max(
                            stopping.tolerance(), ROUGHLY * last.certificate().relativeGap());
            Stopping small = new Stopping(gap, stopping.maxIterations() - sweeps);
            sweeps += solve(problem, working, small, complete);
            evaluate();
            last = certifier.judge(w, correlations, residualPower);
            complete = true;
        }
        return new CoordinateDescent.Descent(sweeps, last.certificate());
    }

    private void evaluate() {
        residualPower = loss.evaluate(w, correlations);
        evaluated = true;
    }

    private void clamp(ElasticNet penalty) {
        for (int j = 0; j < w.length; j++) {
            double clamped = penalty.clamp(j, w[j]);
            evaluated &= clamped == w[j];
            w[j] = clamped;
        }
    }

    private static boolean isZero(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private int mostJoining(int members) {
        return usesGram(members) ? members / MEMBERS_PER_JOINING : members;
    }

    private boolean usesGram(int members) {
        return members <= MAX_GRAM && !((RowSquares) loss).isSparse();
    }

    /** Minimises over the working weights, the others being zero; returns the number of sweeps. */
    private int solve(Problem problem, WorkingSet working, Stopping stopping, boolean exactly) {
        RowSquares rows = (RowSquares) loss;
        int[] chosen = working.columns();
        LeastSquares part;
        if (!usesGram(chosen.length)) {
            part = rows.of(chosen);
        } else {
            gram = gram == null ? new WorkingGram(rows, targetCorrelations) : gram;
            gram.learn(working.members());
            chosen = gram.known();
            part = gram.view();
        }
        Problem small = new Problem(part, problem.penalty().of(chosen));
        double[] weights = new double[chosen.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = w[chosen[k]];
        }
        ActiveSetStep step = new ActiveSetStep(small, part instanceof MomentSquares ? factor : null);
        int sweeps = CoordinateDescent.descend(small, stopping, weights, exactly, step)
                .sweeps();
        for (int k = 0; k < weights.length; k++) {
            w[chosen[k]] = weights[k];
        }
        return sweeps;
    }
}
