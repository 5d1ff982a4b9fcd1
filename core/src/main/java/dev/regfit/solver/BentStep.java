package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import java.util.Arrays;

/**
 * A step that bends: a weight that reaches zero or a bound stays there, and the others go on for as long as the objective
 * falls (the projected search of Moré and Toraldo 1991). Each bend costs a column of the Hessian, not a factorisation.
 */
final class BentStep {
    /** Columns of the Hessian, by their places among the active ones. */
    interface Hessian {
        /** Adds {@code a} times column k to {@code v}. */
        void axpy(int k, double a, double[] v);
    }

    private final ElasticNet penalty;
    private final int[] active;
    private final Hessian hessian;
    /** What is left of the step; zero for weights that have stopped. */
    private final double[] step;
    /** H times the step. */
    private final double[] image;

    private final boolean[] stopped;
    private int stops;

    /**
     * A step from anywhere.
     *
     * @param active the columns whose weights move; they have signs, which are kept
     * @param step overwritten
     * @param image H times the step, overwritten
     */
    BentStep(ElasticNet penalty, int[] active, Hessian hessian, double[] step, double[] image) {
        this.penalty = penalty;
        this.active = active;
        this.hessian = hessian;
        this.step = step;
        this.image = image;
        this.stopped = new boolean[active.length];
    }

    /**
     * Moves.
     *
     * @param slopes the negative gradient for the active weights, kept up to date
     * @param w length p, modified
     * @param anyway whether to go as far as the first stop whatever the objective does
     * @return the number of weights that have stopped
     */
    int take(double[] slopes, double[] w, boolean anyway) {
        boolean forced = anyway;
        while (true) {
            double fall = dot(step, slopes);
            double curvature = dot(step, image);
            if (!forced && !(fall > 0)) {
                return stops;
            }
            double length = forced || !(curvature > 0) ? Double.POSITIVE_INFINITY : fall / curvature;
            int first = firstStop(w, length);
            if (first >= 0) {
                length = reach(first, w);
            }
            if (length == Double.POSITIVE_INFINITY) {
                return stops;
            }
            double end = first < 0 ? 0 : barrier(first, w);
            go(length, w, slopes);
            if (first < 0) {
                return stops;
            }
            w[active[first]] = end;
            hessian.axpy(first, -step[first], image);
            step[first] = 0;
            stopped[first] = true;
            stops++;
            forced = false;
        }
    }

    /** The weight that the step brings to its barrier first, of those that get there before {@code length}; −1 if none does. */
    private int firstStop(double[] w, double length) {
        double least = length;
        int first = -1;
        for (int k = 0; k < active.length; k++) {
            double reach = reach(k, w);
            if (step[k] != 0 && reach < least) {
                least = reach;
                first = k;
            }
        }
        return first;
    }

    /** The length of the step at which a weight meets its barrier. */
    private double reach(int k, double[] w) {
        return (barrier(k, w) - w[active[k]]) / step[k];
    }

    private void go(double length, double[] w, double[] slopes) {
        for (int k = 0; k < active.length; k++) {
            w[active[k]] += length * step[k];
            slopes[k] -= length * image[k];
        }
    }

    /** The entries for weights that have not stopped. */
    int[] left(int[] values) {
        int[] left = new int[values.length];
        int count = 0;
        for (int k = 0; k < values.length; k++) {
            if (!stopped[k]) {
                left[count++] = values[k];
            }
        }
        return Arrays.copyOf(left, count);
    }

    /** The entries for weights that have not stopped. */
    double[] left(double[] values) {
        double[] left = new double[values.length];
        int count = 0;
        for (int k = 0; k < values.length; k++) {
            if (!stopped[k]) {
                left[count++] = values[k];
            }
        }
        return Arrays.copyOf(left, count);
    }

    /** Where a weight, moving in the direction of its step, meets zero (if it is penalised there) or a bound. */
    private double barrier(int k, double[] w) {
        int j = active[k];
        double bound = step[k] > 0 ? penalty.upper()[j] : penalty.lower()[j];
        if (!(w[j] * step[k] < 0 && penalty.l1(j) > 0)) {
            return bound;
        }
        return step[k] > 0 ? Math.min(bound, 0.0) : Math.max(bound, 0.0);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
