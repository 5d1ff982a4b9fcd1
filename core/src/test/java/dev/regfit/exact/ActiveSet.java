package dev.regfit.exact;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A primal active-set method for {@link ExactObjective}. An unknown is either fixed, at a bound or at the bend of its
 * absolute value, or moves between two of these. Each step goes to the minimum over the moving unknowns or to the first
 * place where one of them is stopped, which fixes it; at the minimum the fixed unknown that violates its condition most
 * begins to move. All decisions are exact; only where a step was stopped is the place rounded, to {@value #BITS} bits.
 */
final class ActiveSet {
    private static final int BITS = 400;
    private static final int MOST_STEPS = 2000;

    private final ExactObjective objective;
    private final Dyadic[] at;
    private final boolean[] moves;
    /** Sign of a moving unknown with an absolute value to pay for; 0 without. */
    private final int[] signs;

    private Dyadic[] minimizer;
    private Dyadic denominator;

    /** @param start where to begin; put within the bounds */
    ActiveSet(ExactObjective objective, double[] start) {
        this.objective = objective;
        int m = objective.unknowns();
        at = new Dyadic[m];
        moves = new boolean[m];
        signs = new int[m];
        for (int j = 0; j < m; j++) {
            double given = j < start.length && Double.isFinite(start[j]) ? start[j] : 0;
            double value = Math.min(Math.max(given, objective.lower(j)), objective.upper(j));
            at[j] = Dyadic.of(value);
            boolean bends = objective.linear(j).signum() > 0;
            signs[j] = bends ? at[j].signum() : 0;
            moves[j] = objective.lower(j) < value && value < objective.upper(j) && !(bends && value == 0);
        }
        int steps = 0;
        while (step()) {
            if (++steps > MOST_STEPS) {
                throw new IllegalStateException("no optimum after %d steps".formatted(steps));
            }
        }
    }

    /** The minimiser, times {@link #denominator}. */
    Dyadic[] minimizer() {
        return minimizer.clone();
    }

    Dyadic denominator() {
        return denominator;
    }

    int[] moving() {
        return IntStream.range(0, at.length).filter(j -> moves[j]).toArray();
    }

    /** Returns whether there is more to do. */
    private boolean step() {
        int[] moving = moving();
        int k = moving.length;
        Dyadic[][] a = new Dyadic[k][k];
        Dyadic[][] b = new Dyadic[k][1];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                a[i][j] = objective.hessian(moving[i], moving[j]);
            }
            Dyadic slope = objective.slope(moving[i], at, Dyadic.ONE);
            b[i][0] = slope.minus(objective.linear(moving[i]).signed(signs[moving[i]]));
        }
        ExactSystem system = new ExactSystem(a, b);
        int contradiction = system.contradiction(0);
        if (contradiction >= 0) {
            if (!isStopped(moving, system.descent(contradiction, 0), Dyadic.ZERO)) {
                throw new IllegalStateException("the objective is not bounded below");
            }
            return true;
        }
        Dyadic[] direction =
                IntStream.range(0, k).mapToObj(i -> system.numerator(i, 0)).toArray(Dyadic[]::new);
        if (isStopped(moving, direction, system.denominator())) {
            return true;
        }
        arrive(moving, direction, system.denominator());
        return release();
    }

    /**
     * Goes along a direction to the first place where some unknown is stopped, if that comes before the end.
     *
     * @param end the number of times the direction is the step's reciprocal: 0 for a ray
     */
    private boolean isStopped(int[] moving, Dyadic[] direction, Dyadic end) {
        Dyadic[] stops = new Dyadic[moving.length];
        int first = -1;
        for (int i = 0; i < moving.length; i++) {
            double stop = stop(moving[i], direction[i].signum());
            if (direction[i].signum() == 0 || Double.isInfinite(stop)) {
                continue;
            }
            stops[i] = Dyadic.of(stop).minus(at[moving[i]]);
            boolean before = size(stops[i].times(end)).compareTo(size(direction[i])) <= 0;
            if (before && (first < 0 || isSooner(stops[i], direction[i], stops[first], direction[first]) > 0)) {
                first = i;
            }
        }
        if (first < 0) {
            return false;
        }
        for (int i = 0; i < moving.length; i++) {
            int j = moving[i];
            boolean stopped = stops[i] != null && isSooner(stops[i], direction[i], stops[first], direction[first]) == 0;
            Dyadic moved = direction[i].times(stops[first]).dividedBy(direction[first], BITS);
            at[j] = stopped ? at[j].plus(stops[i]) : at[j].plus(moved);
            moves[j] = !stopped;
        }
        return true;
    }

    private static Dyadic size(Dyadic value) {
        return value.signed(value.signum());
    }

    /** Positive when the first stop comes sooner than the second, zero when both come at once. */
    private static int isSooner(Dyadic stop, Dyadic direction, Dyadic otherStop, Dyadic otherDirection) {
        return size(otherStop.times(direction)).compareTo(size(stop.times(otherDirection)));
    }

    /** Where a moving unknown is stopped. */
    private double stop(int j, int direction) {
        if (direction > 0) {
            return signs[j] < 0 ? Math.min(0, objective.upper(j)) : objective.upper(j);
        }
        return signs[j] > 0 ? Math.max(0, objective.lower(j)) : objective.lower(j);
    }

    private void arrive(int[] moving, Dyadic[] direction, Dyadic end) {
        denominator = end;
        minimizer = new Dyadic[at.length];
        for (int j = 0; j < at.length; j++) {
            minimizer[j] = at[j].times(end);
        }
        for (int i = 0; i < moving.length; i++) {
            int j = moving[i];
            minimizer[j] = minimizer[j].plus(direction[i]);
            at[j] = minimizer[j].dividedBy(end, BITS);
        }
    }

    /** Lets the unknown go whose condition is violated most; returns whether there is one. */
    private boolean release() {
        int worst = -1;
        int sign = 0;
        double most = 0;
        for (int j = 0; j < at.length; j++) {
            int wanted = moves[j] ? 0 : wanted(j);
            if (wanted == 0) {
                continue;
            }
            double size = Math.abs(objective.slope(j, at, Dyadic.ONE).approximate())
                    / Math.sqrt(objective.hessian(j, j).approximate());
            if (worst < 0 || size > most) {
                worst = j;
                sign = wanted;
                most = size;
            }
        }
        if (worst < 0) {
            return false;
        }
        moves[worst] = true;
        boolean bends = objective.linear(worst).signum() > 0;
        int from = at[worst].signum();
        signs[worst] = !bends ? 0 : from == 0 ? sign : from;
        return true;
    }

    /** The direction in which a fixed unknown would lower the objective, or 0. */
    private int wanted(int j) {
        Dyadic slope = objective.slope(j, minimizer, denominator);
        Dyadic cost = objective.linear(j).times(denominator);
        int sign = at[j].signum();
        boolean up = slope.compareTo(cost.signed(sign < 0 ? -1 : 1)) > 0;
        boolean down = slope.compareTo(cost.signed(sign > 0 ? 1 : -1)) < 0;
        if (up && at[j].compareTo(bound(objective.upper(j), at[j])) < 0) {
            return 1;
        }
        return down && at[j].compareTo(bound(objective.lower(j), at[j])) > 0 ? -1 : 0;
    }

    /** A bound, or in place of an infinite one something beyond the value. */
    private static Dyadic bound(double bound, Dyadic value) {
        return Double.isInfinite(bound) ? value.plus(Dyadic.ONE.signed(bound > 0 ? 1 : -1)) : Dyadic.of(bound);
    }

    @Override
    public String toString() {
        return Arrays.toString(signs) + Arrays.toString(moves);
    }
}
