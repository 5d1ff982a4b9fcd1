package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Loss;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Coordinate descent on working sets of columns, from where it ended before.
 *
 * <p>A problem is first solved for the few columns that may have weights: those that have one, and those that the
 * sequential strong rule cannot rule out (Tibshirani et al. 2012) or, without a problem before, that violate the
 * conditions of optimality most (Massias, Gramfort and Salmon 2018). Then all columns are looked at, those that violate
 * the conditions join, and so on until none does: so no rule has to be right. The small problems are solved on their Gram
 * matrix, of which each entry is computed once for all of them.
 */
public final class WarmDescent implements PathSolver {
    /** A working set grows by as many columns as it has, and by so many at least. */
    private static final int FEWEST_ADDED = 50;

    /** With more columns the Gram matrix is too large to hold, and takes longer than rows do. */
    private static final int MAX_GRAM = 6000;

    /** While columns are still to join, the small problem is solved to this share of the gap. */
    private static final double ROUGHLY = 0.1;

    /** Rounds that may go by after the gap is reached before the wish for settled weights is given up. */
    private static final int PATIENCE = 30;

    private final Loss loss;
    private final double[] w;
    private final double[] correlations;
    private double residualPower;
    private double[] targetCorrelations;
    private WorkingGram gram;
    private final ActiveFactor factor = new ActiveFactor();
    /** The problem before, of which {@code w} is the solution; null if there was none. */
    private Penalty solved;

    public WarmDescent(Loss loss) {
        this.loss = loss;
        this.w = new double[loss.columns()];
        this.correlations = new double[loss.columns()];
    }

    @Override
    public Solution solve(Penalty penalty, Stopping stopping) {
        boolean[] working = start(penalty);
        Problem problem = new Problem(loss, penalty);
        Certifier certifier = new Certifier(problem);
        int sweeps = 0;
        int patience = PATIENCE;
        Certificate certificate = certifier.certify(w, correlations, residualPower);
        boolean complete = solved != null;
        while (!isDone(certificate, stopping) && sweeps < stopping.maxIterations()) {
            if (certificate.isWithin(stopping.tolerance()) && patience-- == 0) {
                break;
            }
            complete &= join(problem, working);
            int[] chosen = chosen(working);
            double gap = complete
                    ? stopping.tolerance()
                    : Math.max(stopping.tolerance(), ROUGHLY * certificate.relativeGap());
            sweeps += solve(problem, chosen, new Stopping(gap, stopping.maxIterations() - sweeps), complete);
            evaluate();
            certificate = certifier.certify(w, correlations, residualPower);
            complete = true;
        }
        solved = penalty;
        return Solution.of(w.clone(), sweeps);
    }

    private static boolean isDone(Certificate certificate, Stopping stopping) {
        return certificate.isWithin(stopping.tolerance()) && certificate.kkt() <= CoordinateDescent.SETTLED;
    }

    private void evaluate() {
        residualPower = loss.evaluate(w, correlations);
    }

    /** Puts the weights within their bounds, and chooses the columns to begin with. */
    private boolean[] start(Penalty penalty) {
        boolean moved = targetCorrelations == null;
        if (moved) {
            evaluate();
            targetCorrelations = correlations.clone();
        }
        boolean outside = false;
        for (int j = 0; j < w.length; j++) {
            double inside = penalty.clamp(j, w[j]);
            outside |= inside != w[j];
            w[j] = inside;
        }
        if (outside) {
            evaluate();
        }
        boolean[] working = new boolean[w.length];
        for (int j = 0; j < w.length; j++) {
            boolean strong = solved != null && Math.abs(correlations[j]) >= 2 * penalty.l1(j) - solved.l1(j);
            working[j] = (w[j] != 0 || penalty.l1(j) == 0 || strong) && loss.power(j) > 0;
        }
        return working;
    }

    /**
     * Lets columns join that violate the conditions of optimality, the worst first.
     *
     * @return whether all did
     */
    private boolean join(Problem problem, boolean[] working) {
        double[] violations = new double[w.length];
        int violating = 0;
        int members = 0;
        for (int j = 0; j < w.length; j++) {
            members += working[j] ? 1 : 0;
            if (!working[j] && loss.power(j) > 0) {
                violations[j] = problem.penalty().violation(j, w[j], correlations[j]) / Math.sqrt(loss.power(j));
                violating += violations[j] > 0 ? 1 : 0;
            }
        }
        int most = Math.max(FEWEST_ADDED, members);
        double least = violating <= most ? 0 : largest(violations, most);
        for (int j = 0; j < w.length; j++) {
            working[j] |= violations[j] > least;
        }
        return violating <= most;
    }

    /** The largest number that is exceeded by fewer than so many. */
    private static double largest(double[] values, int rank) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - rank];
    }

    private static int[] chosen(boolean[] working) {
        return IntStream.range(0, working.length).filter(j -> working[j]).toArray();
    }

    /** Minimises over the chosen weights, the others being zero; returns the number of sweeps. */
    private int solve(Problem problem, int[] chosen, Stopping stopping, boolean exactly) {
        double[] part = new double[chosen.length];
        for (int k = 0; k < part.length; k++) {
            part[k] = w[chosen[k]];
        }
        Problem small = new Problem(restricted(chosen), problem.penalty().of(chosen));
        ActiveSetStep step = small.loss() instanceof MomentLoss
                ? new ActiveSetStep(small, factor, chosen)
                : new ActiveSetStep(small);
        Solution solution = CoordinateDescent.solve(small, stopping, part, exactly, step);
        for (int k = 0; k < part.length; k++) {
            w[chosen[k]] = solution.weights()[k];
        }
        return solution.iterations();
    }

    private Loss restricted(int[] chosen) {
        if (chosen.length == w.length && loss instanceof MomentLoss) {
            return loss;
        }
        boolean sparse = loss instanceof RowLoss rows && rows.isSparse();
        if (sparse || chosen.length > MAX_GRAM) {
            return ((RowLoss) loss).of(chosen);
        }
        double[] target = new double[chosen.length];
        for (int k = 0; k < target.length; k++) {
            target[k] = targetCorrelations[chosen[k]];
        }
        return new MomentLoss(loss.rows(), gramOf(chosen), target, loss.targetPower());
    }

    private double[] gramOf(int[] chosen) {
        if (loss instanceof MomentLoss) {
            return loss.gram(chosen);
        }
        if (gram == null) {
            gram = new WorkingGram((RowLoss) loss);
        }
        return gram.of(chosen);
    }
}
