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
 * <p>A problem is first solved for the few columns that have weights, and those that violate the conditions of optimality
 * most (Massias, Gramfort and Salmon 2018). Then all columns are looked at, those that violate the conditions join, and
 * so on until none does. The small problems are solved on their Gram matrix, of which each entry is computed once for all
 * of them, and on working sets of their own.
 */
public final class WarmDescent implements PathSolver {
    /** A working set grows by half as many columns as it has, and by so many at least. */
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
    private final ActiveFactor factor;
    /** For each column its number in the problem that this is part of. */
    private final int[] names;
    /** Whether the weights are the solution of a problem before. */
    private boolean warm;

    public WarmDescent(Loss loss) {
        this(loss, new ActiveFactor(), all(loss.columns()));
    }

    private WarmDescent(Loss loss, ActiveFactor factor, int[] names) {
        this.loss = loss;
        this.factor = factor;
        this.names = names;
        this.w = new double[loss.columns()];
        this.correlations = new double[loss.columns()];
    }

    private static int[] all(int columns) {
        int[] all = new int[columns];
        Arrays.setAll(all, j -> j);
        return all;
    }

    @Override
    public Solution solve(Penalty penalty, Stopping stopping) {
        int sweeps = solve(penalty, stopping, true);
        warm = true;
        return Solution.of(w.clone(), sweeps);
    }

    /**
     * Minimises from the present weights.
     *
     * @param exactly whether the weights are to be settled; otherwise the gap is enough
     * @return number of sweeps
     */
    private int solve(Penalty penalty, Stopping stopping, boolean exactly) {
        boolean[] working = start(penalty);
        Problem problem = new Problem(loss, penalty);
        Certifier certifier = new Certifier(problem);
        int sweeps = 0;
        int patience = PATIENCE;
        Certificate certificate = certifier.certify(w, correlations, residualPower);
        boolean complete = warm;
        while (!isDone(certificate, stopping, exactly) && sweeps < stopping.maxIterations()) {
            if (certificate.isWithin(stopping.tolerance()) && patience-- == 0) {
                break;
            }
            complete &= join(problem, working);
            double gap = complete
                    ? stopping.tolerance()
                    : Math.max(stopping.tolerance(), ROUGHLY * certificate.relativeGap());
            Stopping small = new Stopping(gap, stopping.maxIterations() - sweeps);
            sweeps += solve(problem, working, small, exactly && complete);
            evaluate();
            certificate = certifier.certify(w, correlations, residualPower);
            complete = true;
        }
        return sweeps;
    }

    private static boolean isDone(Certificate certificate, Stopping stopping, boolean exactly) {
        return certificate.isWithin(stopping.tolerance())
                && (!exactly || certificate.kkt() <= CoordinateDescent.SETTLED);
    }

    private void evaluate() {
        residualPower = loss.evaluate(w, correlations);
    }

    /** Puts the weights within their bounds, and chooses the columns to begin with. */
    private boolean[] start(Penalty penalty) {
        boolean outside = targetCorrelations == null;
        if (targetCorrelations == null) {
            targetCorrelations = new double[w.length];
            loss.evaluate(new double[w.length], targetCorrelations);
        }
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
            working[j] = (w[j] != 0 || penalty.l1(j) == 0) && loss.power(j) > 0;
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
        int most = Math.max(FEWEST_ADDED, members / 2);
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

    /** Minimises over the working weights, the others being zero; returns the number of sweeps. */
    private int solve(Problem problem, boolean[] working, Stopping stopping, boolean exactly) {
        if (loss instanceof MomentLoss moments) {
            return solve(problem, chosen(working), moments, stopping, exactly);
        }
        RowLoss rows = (RowLoss) loss;
        if (rows.isSparse() || count(working) > MAX_GRAM) {
            int[] chosen = chosen(working);
            Problem small = new Problem(rows.of(chosen), problem.penalty().of(chosen));
            return solve(small, chosen, new ActiveSetStep(small), stopping, exactly);
        }
        if (gram == null) {
            gram = new WorkingGram(rows, targetCorrelations);
        }
        gram.learn(working);
        int[] known = gram.known();
        WarmDescent smaller = new WarmDescent(gram.view(), factor, known);
        for (int k = 0; k < known.length; k++) {
            smaller.w[k] = w[known[k]];
        }
        int sweeps = smaller.solve(problem.penalty().of(known), stopping, exactly);
        for (int k = 0; k < known.length; k++) {
            w[known[k]] = smaller.w[k];
        }
        return sweeps;
    }

    private int solve(Problem problem, int[] chosen, MomentLoss moments, Stopping stopping, boolean exactly) {
        Problem small = problem;
        if (chosen.length < w.length) {
            double[] target = new double[chosen.length];
            int[] numbers = new int[chosen.length];
            for (int k = 0; k < target.length; k++) {
                target[k] = targetCorrelations[chosen[k]];
                numbers[k] = names[chosen[k]];
            }
            double[] block = moments.gram(chosen);
            Loss part = new MomentLoss(loss.rows(), block, chosen.length, target, loss.targetPower());
            small = new Problem(part, problem.penalty().of(chosen));
            return solve(small, chosen, new ActiveSetStep(small, factor, numbers), stopping, exactly);
        }
        return solve(small, chosen, new ActiveSetStep(small, factor, names), stopping, exactly);
    }

    private int solve(Problem small, int[] chosen, ActiveSetStep step, Stopping stopping, boolean exactly) {
        double[] part = new double[chosen.length];
        for (int k = 0; k < part.length; k++) {
            part[k] = w[chosen[k]];
        }
        Solution solution = CoordinateDescent.solve(small, stopping, part, exactly, step);
        for (int k = 0; k < part.length; k++) {
            w[chosen[k]] = solution.weights()[k];
        }
        return solution.iterations();
    }

    private static int count(boolean[] working) {
        int count = 0;
        for (boolean member : working) {
            count += member ? 1 : 0;
        }
        return count;
    }
}
