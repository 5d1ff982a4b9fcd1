package dev.regfit.exact;

import static dev.regfit.exact.Digits.ROUNDED;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The minimum of a {@link PreciseProblem}, to many more digits than doubles have, by Newton's method: each step minimises a
 * parabola plus the penalty by an {@link ActiveSet}, and is halved until P falls. Wherever it ends, P there is not below the
 * minimum: what is found by {@link #excess} is true of these weights, and all of it if the minimum {@link #isKnown}.
 * Independent of the program but for the record that holds a penalty.
 */
public final class PreciseOptimum implements PreciseReference {
    private static final int MOST_STEPS = 50;
    /** What is left of the conditions of optimality by rounding, as a share of what is added up in them. */
    private static final double SETTLED = 1e-35;

    private static final int MOST_HALVINGS = 30;

    /** A fall by this share of P is the last digits' rounding. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-75");

    private final PreciseProblem problem;
    private final PreciseObjective objective;
    private BigDecimal[] u;
    private BigDecimal minimum;
    /** Whether the last step changed no more than the last digits. */
    private final boolean hasEnded;

    /**
     * Minimises.
     *
     * @param weights where to begin, length p; put within the bounds
     * @param intercept where to begin
     */
    public PreciseOptimum(PreciseProblem problem, double[] weights, double intercept) {
        this.problem = problem;
        this.objective = new PreciseObjective(problem);
        double[] start = unknowns(weights, intercept);
        for (int j = 0; j < start.length; j++) {
            double given = Double.isFinite(start[j]) ? start[j] : 0;
            start[j] = Math.min(Math.max(given, problem.lower()[j]), problem.upper()[j]);
        }
        u = PreciseObjective.decimals(start);
        minimum = objective.value(u);
        int steps = 0;
        while (steps < MOST_STEPS && step()) {
            steps++;
        }
        hasEnded = steps < MOST_STEPS;
    }

    /** Whether this is the minimum to the last digits: where weights grow without end there is none. */
    @Override
    public boolean isKnown() {
        return hasEnded && violation() < SETTLED;
    }

    private double[] unknowns(double[] weights, double intercept) {
        double[] all = Arrays.copyOf(weights, problem.unknowns());
        if (problem.intercept()) {
            all[problem.columns()] = intercept;
        }
        return all;
    }

    /** Returns whether P has fallen. */
    private boolean step() {
        double[] near = Arrays.stream(u).mapToDouble(BigDecimal::doubleValue).toArray();
        ActiveSet set = new ActiveSet(objective.parabola(u), near);
        BigDecimal[] next = new BigDecimal[u.length];
        for (int j = 0; j < next.length; j++) {
            next[j] = set.minimizer()[j].over(set.denominator(), ROUNDED);
        }
        BigDecimal share = BigDecimal.ONE;
        for (int k = 0; k < MOST_HALVINGS; k++) {
            BigDecimal[] there = k == 0 ? next : between(next, share);
            BigDecimal value = objective.value(there);
            BigDecimal fall = minimum.subtract(value);
            if (fall.signum() > 0) {
                u = there;
                minimum = value;
                return fall.compareTo(NOTHING.multiply(value.abs())) > 0;
            }
            share = share.multiply(new BigDecimal("0.5"));
        }
        return false;
    }

    private BigDecimal[] between(BigDecimal[] next, BigDecimal share) {
        BigDecimal[] there = new BigDecimal[u.length];
        for (int j = 0; j < u.length; j++) {
            BigDecimal step = next[j].subtract(u[j], ROUNDED);
            there[j] = u[j].add(step.multiply(share, ROUNDED), ROUNDED);
        }
        return there;
    }

    /** The smallest P. */
    @Override
    public BigDecimal minimum() {
        return minimum;
    }

    /** Weights of the smallest P on the scaled columns and, as the last, an intercept. */
    @Override
    public BigDecimal[] minimizer() {
        return u.clone();
    }

    /** P at finite weights on the scaled columns, whether they are within the bounds or not. */
    public BigDecimal value(double[] weights, double intercept) {
        return objective.value(PreciseObjective.decimals(unknowns(weights, intercept)));
    }

    /** By how much P at finite weights exceeds the minimum: to some seventy digits after those of P. */
    @Override
    public BigDecimal excess(double[] weights, double intercept) {
        return value(weights, intercept).subtract(minimum);
    }

    /** The largest violation of the Karush-Kuhn-Tucker conditions, each as a share of what its slope is a sum of. */
    public double violation() {
        BigDecimal[] slopes = objective.slopes(u);
        double largest = 0;
        for (int j = 0; j < u.length; j++) {
            BigDecimal violation = objective.violation(j, u, slopes[j]);
            BigDecimal size = objective.slopeSize(j);
            if (violation.signum() > 0 && size.signum() > 0) {
                largest = Math.max(largest, violation.divide(size, ROUNDED).doubleValue());
            }
        }
        return largest;
    }
}
