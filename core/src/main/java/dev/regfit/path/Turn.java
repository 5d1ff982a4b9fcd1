package dev.regfit.path;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import java.util.Arrays;

/**
 * Decides at a knot which columns at their threshold go on with a weight, and in which direction all weights move as λ₁
 * falls.
 *
 * <p>The direction d, the derivative of the weights for falling λ₁, minimises ½dᵀGd − Σfⱼsⱼdⱼ over the columns with a
 * weight, whose d is free, and those at the threshold, whose weight may only leave zero to the side sⱼ of their
 * correlation: sⱼdⱼ ≥ 0. Where one column arrives or leaves, that is what Efron, Hastie, Johnstone and Tibshirani (2004)
 * do; where several do at once, it is the small problem with inequalities that decides between them. It is solved as
 * non-negative least squares are (Lawson and Hanson, Solving Least Squares Problems, 1974, chapter 23), which cannot
 * cycle.
 */
final class Turn {
    /** A slope that is nearer than this to the threshold's own, in units of its size, goes along with it. */
    private static final double ROUNDING = 1e-12;

    /** Columns are taken in or out so many times each before rounding errors are believed to be the reason. */
    private static final int PATIENCE = 10;

    private final LeastSquares loss;
    private final ElasticNet penalty;
    private final ColumnProducts products;
    private final ActiveColumns active;
    /** The side of zero that each active weight is on, or is going to; length p. */
    private final double[] signs;

    private final int[] candidates;
    private final boolean[] refused;
    private double[] direction;

    private Turn(
            LeastSquares loss,
            ElasticNet penalty,
            ColumnProducts products,
            ActiveColumns active,
            double[] signs,
            int[] candidates) {
        this.loss = loss;
        this.penalty = penalty;
        this.products = products;
        this.active = active;
        this.signs = signs;
        this.candidates = candidates;
        this.refused = new boolean[candidates.length];
    }

    /**
     * Decides.
     *
     * @param active the columns with a weight; those candidates are added that go on with one
     * @param signs the side of each active and each candidate column; length p
     * @param candidates penalised columns at their threshold, whose weight is zero
     * @return the direction, length p
     */
    static double[] take(
            LeastSquares loss,
            ElasticNet penalty,
            ColumnProducts products,
            ActiveColumns active,
            double[] signs,
            int[] candidates) {
        Turn turn = new Turn(loss, penalty, products, active, signs, candidates);
        turn.decide();
        return turn.direction;
    }

    private void decide() {
        direction = aim();
        for (int turns = 0; turns < PATIENCE * candidates.length; turns++) {
            int k = mostEager();
            if (k < 0) {
                return;
            }
            if (active.add(candidates[k])) {
                approach();
            } else {
                refused[k] = true;
            }
        }
    }

    /** The minimum over the active columns, their signs left out of account. */
    private double[] aim() {
        int[] columns = active.columns();
        double[] solution = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            solution[k] = penalty.factors()[columns[k]] * signs[columns[k]];
        }
        active.solve(solution);
        double[] aim = new double[signs.length];
        for (int k = 0; k < columns.length; k++) {
            aim[columns[k]] = solution[k];
        }
        return aim;
    }

    /** The candidate that would cross its threshold soonest, or −1 if none would. */
    private int mostEager() {
        double[] slopes = products.gramTimes(direction, candidates);
        double motion = 0;
        for (int j : active.columns()) {
            motion += direction[j] * penalty.factors()[j] * signs[j];
        }
        int eager = -1;
        double most = 0;
        for (int k = 0; k < candidates.length; k++) {
            int j = candidates[k];
            if (active.contains(j) || refused[k]) {
                continue;
            }
            double factor = penalty.factors()[j];
            double excess = factor - signs[j] * slopes[k];
            double eagerness = excess / Math.sqrt(loss.power(j));
            boolean real = excess > ROUNDING * (factor + Math.sqrt(loss.power(j) * Math.max(0, motion)));
            if (real && eagerness > most) {
                most = eagerness;
                eager = k;
            }
        }
        return eager;
    }

    /** Moves the direction to the minimum over the active columns, and out of these any candidate that is in the way. */
    private void approach() {
        double[] aim = aim();
        int blocking = blocking(aim);
        while (blocking >= 0) {
            double share = direction[blocking] / (direction[blocking] - aim[blocking]);
            for (int j : active.columns()) {
                direction[j] += share * (aim[j] - direction[j]);
            }
            leave(blocking);
            aim = aim();
            blocking = blocking(aim);
        }
        direction = aim;
    }

    private void leave(int j) {
        // What depended on this column may be independent of the others.
        Arrays.fill(refused, false);
        if (direction[j] == 0) {
            refused[Arrays.binarySearch(candidates, j)] = true;
        }
        direction[j] = 0;
        active.remove(j);
    }

    /** The active candidate that reaches zero first on the way to the aim, or −1. */
    private int blocking(double[] aim) {
        int blocking = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int j : candidates) {
            if (active.contains(j) && signs[j] * aim[j] <= 0) {
                double share = direction[j] == 0 ? 0 : direction[j] / (direction[j] - aim[j]);
                if (share < least) {
                    least = share;
                    blocking = j;
                }
            }
        }
        return blocking;
    }
}
