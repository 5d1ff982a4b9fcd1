package dev.regfit.solver;

import dev.regfit.data.Standardization;
import dev.regfit.linalg.PenalizedEquations;
import dev.regfit.linalg.RefinedLeastSquares;
import dev.regfit.problem.ActiveEquations;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An active-set method whose linear systems are solved from the original rows to the last digit, for columns so nearly
 * collinear that descent and Gram matrices lose their way (Osborne, Presnell and Turlach, "A new approach to variable
 * selection in least squares problems", IMA J. Numer. Anal. 20, 2000; with bounds as Lawson and Hanson, Solving Least
 * Squares Problems, chapter 23).
 *
 * <p>With the signs of the active weights fixed the minimum is the solution of a linear system. The method goes there,
 * or as far as the first weight that reaches zero or a bound and is then no longer active; at the minimum the weight
 * that violates the conditions of optimality most becomes active. No step raises the objective.
 */
final class RefinedActiveSet {
    /** Flops that all steps together are worth: some seconds. */
    private static final double AFFORDABLE = 1e10;

    /** Flops of a product and a sum in extended precision, and of making a copy. */
    private static final double EXTENDED = 30;

    /** So many steps a column are more than hardly any problem takes. */
    private static final int STEPS_PER_COLUMN = 10;

    /** A slope that exceeds the L1 part by less than this share of it changes nothing. */
    private static final double NEGLIGIBLE = 1e-14;

    /** The rounding unit of slopes in extended precision. */
    private static final double ROUNDING = 0x1p-88;

    /** A column's share in a combination of others that is nothing but rounding. */
    private static final double NO_SHARE = 1e-10;

    private final RowSquares loss;
    private final ElasticNet penalty;
    private final Problem problem;
    private final ActiveEquations equations;
    private final double[] w;
    private final boolean[] active;
    /** Of weights that are not zero, or are about to leave it. */
    private final double[] signs;
    /** Columns that are combinations of others, or would have to leave again at once. */
    private final boolean[] barred;

    private double flops;

    private RefinedActiveSet(RowSquares loss, ElasticNet penalty, double[] start) {
        this.loss = loss;
        this.penalty = penalty;
        this.problem = new Problem(loss, penalty);
        this.equations = new ActiveEquations(loss.data(), loss.standardization(), penalty);
        this.w = start.clone();
        this.active = new boolean[w.length];
        this.signs = new double[w.length];
        this.barred = new boolean[w.length];
    }

    /**
     * The optimum.
     *
     * @param start within the bounds, on the working columns; not modified. Few steps are needed where it has nearly the
     *     right signs
     * @param iterations that led to the start
     * @return empty when columns are too nearly collinear even for this, when it takes too long, or when the target is
     *     constant: its weights of zero would come out as rounding errors
     */
    static Optional<Solution> solve(RowSquares loss, ElasticNet penalty, double[] start, int iterations) {
        if (loss.targetPower() == 0 || EXTENDED * loss.rows() * loss.columns() > AFFORDABLE) {
            return Optional.empty();
        }
        RefinedActiveSet warm = new RefinedActiveSet(loss, penalty, start);
        Arrays.stream(ActiveSetStep.active(warm.problem, start)).forEach(j -> warm.enter(j, Math.signum(start[j])));
        Optional<Solution> solution = warm.run(iterations);
        if (solution.isPresent() || penalty.isSmooth()) {
            return solution;
        }
        RefinedActiveSet cold = new RefinedActiveSet(loss, penalty, warm.problem.start());
        cold.enterIndependent();
        return cold.run(iterations);
    }

    /** Columns without an L1 part that are no combinations of each other. */
    private void enterIndependent() {
        int[] free = ActiveSetStep.active(problem, w);
        IntStream.of(RefinedLeastSquares.independent(equations(free))).forEach(at -> enter(free[at], 0));
        for (int j : free) {
            barred[j] = !active[j];
        }
    }

    private void enter(int j, double sign) {
        active[j] = true;
        signs[j] = sign;
    }

    private int[] active() {
        return IntStream.range(0, w.length).filter(j -> active[j]).toArray();
    }

    private PenalizedEquations equations(int[] columns) {
        double[] chosen = IntStream.of(columns).mapToDouble(j -> signs[j]).toArray();
        return equations.of(columns, w, chosen, PowerRests.of(loss.data(), columns));
    }

    private Optional<Solution> run(int iterations) {
        int entered = -1;
        int most = STEPS_PER_COLUMN * (w.length + STEPS_PER_COLUMN);
        for (int step = 1; step <= most && flops <= AFFORDABLE; step++) {
            int[] columns = active();
            flops += loss.rows() * ((columns.length + 1.0) * (columns.length + 1) + EXTENDED * w.length);
            Optional<RefinedLeastSquares.Solution> minimum =
                    RefinedLeastSquares.solve(equations(columns)).filter(RefinedLeastSquares.Solution::converged);
            if (minimum.isEmpty() && entered < 0) {
                return Optional.empty();
            }
            if (minimum.isEmpty()) {
                exchange(entered);
                entered = -1;
                continue;
            }
            int blocked = walk(columns, minimum.get().x());
            if (blocked >= 0) {
                barred[blocked] = blocked == entered;
                entered = -1;
                continue;
            }
            entered = mostViolating(minimum.get());
            if (entered < 0) {
                return Optional.of(Solution.withIntercept(w, minimum.get().intercept(), iterations + step));
            }
        }
        return Optional.empty();
    }

    /**
     * Moves towards the minimum for the present signs, as far as the first weight that reaches zero or a bound.
     *
     * @param minimum on the original columns
     * @return the column of that weight, no longer active, or -1 when the minimum was reached
     */
    private int walk(int[] columns, double[] minimum) {
        double[] steps = new double[w.length];
        for (int k = 0; k < columns.length; k++) {
            int j = columns[k];
            steps[j] = minimum[k] * loss.standardization().scales()[j] - w[j];
        }
        return move(columns, steps, 1);
    }

    /** Moves by a multiple of the steps (length p), {@code longest} at most; returns the column that ends it, or -1. */
    private int move(int[] columns, double[] steps, double longest) {
        double length = longest;
        int blocked = -1;
        for (int j : columns) {
            double room = steps[j] == 0 ? Double.POSITIVE_INFINITY : (end(j, steps[j]) - w[j]) / steps[j];
            if (room < length) {
                length = room;
                blocked = j;
            }
        }
        for (int j : columns) {
            w[j] = j == blocked ? end(j, steps[j]) : penalty.clamp(j, w[j] + length * steps[j]);
        }
        if (blocked >= 0) {
            active[blocked] = false;
        }
        return blocked;
    }

    /** How far a weight may move in the direction of a step while its sign holds. */
    private double end(int j, double step) {
        boolean towardsZero = penalty.l1(j) > 0 && signs[j] * step < 0;
        if (step > 0) {
            return towardsZero ? Math.min(0, penalty.upper()[j]) : penalty.upper()[j];
        }
        return towardsZero ? Math.max(0, penalty.lower()[j]) : penalty.lower()[j];
    }

    /**
     * Lets a weight enter whose column is a combination of active ones: they move together so that the fit stays as it is
     * and the penalty falls, until one of them reaches zero or a bound. Where nothing ends that, the column is barred.
     */
    private void exchange(int entering) {
        active[entering] = false;
        int[] others = active();
        double[] x = loss.data().x().select(others).values();
        double[] column = loss.data().x().select(new int[] {entering}).values();
        double[] none = new double[others.length];
        Optional<RefinedLeastSquares.Solution> combination = RefinedLeastSquares.solve(new PenalizedEquations(
                x,
                column,
                others.length,
                loss.data().weights(),
                loss.standardization().intercept(),
                none,
                none));
        barred[entering] = true;
        if (combination.isEmpty()) {
            return;
        }
        double[] scales = loss.standardization().scales();
        double[] steps = new double[w.length];
        steps[entering] = signs[entering] * scales[entering];
        double least = NO_SHARE * Math.abs(steps[entering]) * Math.sqrt(loss.power(entering));
        double rise = penalty.l1(entering) * scales[entering];
        for (int k = 0; k < others.length; k++) {
            int j = others[k];
            double step = -combination.get().x()[k] * signs[entering] * scales[j];
            steps[j] = Math.abs(step) * Math.sqrt(loss.power(j)) > least ? step : 0;
            rise += penalty.l1(j) * signs[j] * steps[j];
        }
        if (!(rise < 0)) {
            return;
        }
        active[entering] = true;
        barred[entering] = move(active(), steps, Double.MAX_VALUE) < 0;
        active[entering] &= !barred[entering];
    }

    /** Makes the weight active that violates the conditions of optimality most; returns its column, or -1 if none does. */
    private int mostViolating(RefinedLeastSquares.Solution minimum) {
        Standardization standardization = loss.standardization();
        double noise = ROUNDING * standardization.interceptTerms(standardization.toOriginal(w));
        for (int j = 0; j < w.length; j++) {
            noise += ROUNDING * Math.abs(w[j]) * Math.sqrt(loss.power(j));
        }
        noise += ROUNDING * Math.sqrt(loss.targetPower());
        int worst = -1;
        double largest = 0;
        for (int j = 0; j < w.length; j++) {
            double length = Math.sqrt(loss.power(j));
            if (active[j] || barred[j] || length == 0 || penalty.isHeld(j)) {
                continue;
            }
            double slope = slope(j, minimum);
            double violation = penalty.violation(j, w[j], slope);
            boolean counts = violation > Math.max(NEGLIGIBLE * penalty.l1(j), noise * length);
            if (counts && violation / length > largest) {
                largest = violation / length;
                worst = j;
                signs[j] = w[j] != 0 ? Math.signum(w[j]) : Math.signum(slope);
            }
        }
        if (worst >= 0) {
            active[worst] = true;
        }
        return worst;
    }

    private double slope(int j, RefinedLeastSquares.Solution minimum) {
        double[] column = loss.data().x().select(new int[] {j}).values();
        double center = loss.standardization().centers()[j];
        double product = minimum.residual().centredDot(loss.data().weights(), column, 0, center);
        return product / loss.rows() / loss.standardization().scales()[j];
    }
}
