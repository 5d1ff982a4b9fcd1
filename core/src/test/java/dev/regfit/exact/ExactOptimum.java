package dev.regfit.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The minimum of an {@link ExactProblem}, as a ratio of whole numbers; it is an optimum because the Karush-Kuhn-Tucker
 * conditions hold to the last digit, which {@link #isOptimal} checks afresh. Independent of the program but for the
 * record that holds a penalty.
 */
public final class ExactOptimum {
    private static final MathContext DIGITS = new MathContext(150);

    private final ExactProblem problem;
    private final ExactObjective objective;
    private final ActiveSet set;
    private final Dyadic minimum;

    /** @param start where to look first, of any length: weights near the optimum save time */
    public ExactOptimum(ExactProblem problem, double... start) {
        this.problem = problem;
        this.objective = new ExactObjective(problem);
        this.set = new ActiveSet(objective, start);
        this.minimum = objective.value(set.minimizer(), set.denominator());
    }

    /** The smallest P, to 150 digits. */
    public BigDecimal minimum() {
        Dyadic square = set.denominator().times(set.denominator());
        return minimum.over(square.times(rows()), DIGITS);
    }

    /** Weights of the smallest P and, as the last, an intercept, to 150 digits. */
    public BigDecimal[] minimizer() {
        return Arrays.stream(set.minimizer())
                .map(u -> u.over(set.denominator(), DIGITS))
                .toArray(BigDecimal[]::new);
    }

    private Dyadic rows() {
        return Dyadic.of(problem.y().length);
    }

    /** P at finite weights, to 150 digits, whether they are within the bounds or not. */
    public BigDecimal value(double[] weights, double intercept) {
        return value(unknowns(weights, intercept)).over(rows(), DIGITS);
    }

    private Dyadic value(Dyadic[] unknowns) {
        return objective.value(unknowns, Dyadic.ONE);
    }

    private Dyadic[] unknowns(double[] weights, double intercept) {
        double[] all = Arrays.copyOf(weights, problem.unknowns());
        if (problem.intercept()) {
            all[weights.length] = intercept;
        }
        return ExactObjective.dyadic(all);
    }

    /** By how much P at finite weights exceeds the minimum: no digits are lost in the difference. */
    public BigDecimal excess(double[] weights, double intercept) {
        Dyadic square = set.denominator().times(set.denominator());
        Dyadic excess = value(unknowns(weights, intercept)).times(square).minus(minimum);
        return excess.over(square.times(rows()), DIGITS);
    }

    /** P at zero weights with the best intercept: the scale of relative gaps. */
    public BigDecimal nullObjective() {
        if (!problem.intercept()) {
            return objective.constant().over(rows(), DIGITS);
        }
        int last = problem.columns();
        Dyadic total = objective.gram(last, last);
        Dyadic mean = objective.target(last);
        Dyadic scaled = objective.constant().times(total).minus(mean.times(mean).half());
        return scaled.over(total.times(rows()), DIGITS);
    }

    /**
     * How far from collinear the columns are whose weights are neither zero (if penalised) nor at a bound: 1/σ of the
     * smallest singular value σ of these columns, centred where there is an intercept and of norm 1, to within a factor
     * √k. Infinite for dependent columns; constant ones do not count beside an intercept.
     */
    public double condition() {
        int[] columns = Arrays.stream(set.moving())
                .filter(j -> j < problem.columns() && centred(j, j).signum() > 0)
                .toArray();
        int k = columns.length;
        Dyadic[][] gram = new Dyadic[k][k];
        Dyadic[][] unit = new Dyadic[k][k];
        for (int i = 0; i < k; i++) {
            Arrays.fill(unit[i], Dyadic.ZERO);
            unit[i][i] = Dyadic.ONE;
            for (int j = 0; j < k; j++) {
                gram[i][j] = centred(columns[i], columns[j]);
            }
        }
        ExactSystem inverse = new ExactSystem(gram, unit);
        double inflation = 0;
        for (int i = 0; i < k; i++) {
            if (inverse.isDependent(i)) {
                return Double.POSITIVE_INFINITY;
            }
            Dyadic own = inverse.numerator(i, i).times(gram[i][i]);
            inflation += own.over(inverse.denominator(), MathContext.DECIMAL64).doubleValue();
        }
        return Math.max(1, Math.sqrt(inflation));
    }

    /** Cross product of two columns about their means, times the sum of the row weights; as they are without intercept. */
    private Dyadic centred(int i, int j) {
        if (!problem.intercept()) {
            return objective.gram(i, j);
        }
        int last = problem.columns();
        Dyadic product = objective.gram(last, i).times(objective.gram(last, j));
        return objective.gram(i, j).times(objective.gram(last, last)).minus(product);
    }

    /** Whether the minimiser is within its bounds and satisfies the Karush-Kuhn-Tucker conditions exactly. */
    public boolean isOptimal() {
        Dyadic[] u = set.minimizer();
        Dyadic d = set.denominator();
        for (int j = 0; j < u.length; j++) {
            Dyadic slope = objective.slope(j, u, d);
            Dyadic cost = objective.linear(j).times(d);
            boolean atLower = isAt(u[j], objective.lower(j), d);
            boolean atUpper = isAt(u[j], objective.upper(j), d);
            boolean tooHigh = slope.compareTo(cost.signed(u[j].signum() < 0 ? -1 : 1)) > 0;
            boolean tooLow = slope.compareTo(cost.signed(u[j].signum() > 0 ? 1 : -1)) < 0;
            if (isOutside(u[j], j, d) || (tooHigh && !atUpper) || (tooLow && !atLower)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAt(Dyadic u, double bound, Dyadic d) {
        return Double.isFinite(bound) && u.compareTo(Dyadic.of(bound).times(d)) == 0;
    }

    private boolean isOutside(Dyadic u, int j, Dyadic d) {
        double low = objective.lower(j);
        double high = objective.upper(j);
        return (Double.isFinite(low) && u.compareTo(Dyadic.of(low).times(d)) < 0)
                || (Double.isFinite(high) && u.compareTo(Dyadic.of(high).times(d)) > 0);
    }
}
