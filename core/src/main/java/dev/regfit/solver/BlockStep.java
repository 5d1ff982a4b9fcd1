package dev.regfit.solver;

import dev.regfit.linalg.Cholesky;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.MomentSquares;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Newton's step of the group lasso on the weights that are not zero: there the penalty is smooth. It goes all the way, or
 * half of it, and so on, until the objective falls enough; changes of the objective are summed up from terms of second
 * order, so that rounding does not hide them near the minimum.
 */
final class BlockStep {
    /** With more active columns their system, k³/3, costs too much. */
    private static final int MOST_ACTIVE = 2000;

    /** The fall that is asked for, as a share of the one that the slope promises (Armijo 1966). */
    private static final double FALL = 1e-4;

    private static final int MOST_HALVINGS = 40;

    private final MomentSquares loss;
    private final GroupLasso penalty;
    private final ElasticNet net;

    BlockStep(MomentSquares loss, GroupLasso penalty) {
        this.loss = loss;
        this.penalty = penalty;
        this.net = penalty.net();
    }

    /** What a step did. */
    enum Outcome {
        /** There is none that lowers the objective: nothing was moved. */
        UNAVAILABLE,
        /** A weight on its own reached zero or a bound, and stopped the step. */
        BLOCKED,
        /** It was taken, or so much of it as lowers the objective. */
        COMPLETE
    }

    /**
     * Moves w.
     *
     * @param w length p, modified
     * @param correlations X̃ᵀr/n at w, not modified
     */
    Outcome take(double[] w, double[] correlations) {
        boolean[] moves = penalty.mayMove(w);
        int[] active = IntStream.range(0, w.length)
                .filter(j -> moves[j] && loss.power(j) > 0)
                .toArray();
        if (active.length == 0 || active.length > MOST_ACTIVE) {
            return Outcome.UNAVAILABLE;
        }
        double[] downhill = penalty.downhill(w, correlations);
        double[] slopes = Arrays.stream(active).mapToDouble(j -> downhill[j]).toArray();
        double[] gram = loss.gram(active);
        double[] hessian = gram.clone();
        penalty.addCurvature(active, w, hessian);
        Optional<Cholesky> factor = Cholesky.nearest(hessian, active.length);
        if (factor.isEmpty()) {
            return Outcome.UNAVAILABLE;
        }
        double[] step = new double[w.length];
        double[] solved = factor.get().solve(slopes);
        double rate = 0;
        double curvature = 0;
        for (int a = 0; a < active.length; a++) {
            step[active[a]] = solved[a];
            rate += slopes[a] * solved[a];
            double image = net.l2(active[a]) * solved[a];
            for (int b = 0; b < active.length; b++) {
                image += gram[a * active.length + b] * solved[b];
            }
            curvature += solved[a] * image;
        }
        double reach = within(active, w, step);
        double length = reach;
        for (int halving = 0; halving < MOST_HALVINGS && rate > 0; halving++) {
            double fall = length * rate - 0.5 * length * length * curvature - bend(active, w, step, length);
            if (fall >= FALL * length * rate) {
                for (int j : active) {
                    w[j] = end(j, w[j], step[j], length);
                }
                return length < reach || reach == 1 ? Outcome.COMPLETE : Outcome.BLOCKED;
            }
            length /= 2;
        }
        return Outcome.UNAVAILABLE;
    }

    /** A weight that gets as far as its barrier, up to rounding, is put there. */
    private double end(int j, double weight, double step, double length) {
        double end = weight + length * step;
        if (step == 0 || !penalty.isAlone(j)) {
            return end;
        }
        double barrier = barrier(j, weight, step);
        return length >= (barrier - weight) / step ? barrier : end;
    }

    /** How much of a step may be taken, up to the first weight on its own that reaches a bound, or zero. */
    private double within(int[] active, double[] w, double[] step) {
        double length = 1;
        for (int j : active) {
            if (step[j] != 0 && penalty.isAlone(j)) {
                length = Math.min(length, (barrier(j, w[j], step[j]) - w[j]) / step[j]);
            }
        }
        return length;
    }

    /** Where a weight on its own stops. */
    private double barrier(int j, double weight, double step) {
        double bound = step > 0 ? net.upper()[j] : net.lower()[j];
        boolean meetsZero = weight * step < 0 && net.l1(j) > 0;
        return !meetsZero ? bound : step > 0 ? Math.min(bound, 0) : Math.max(bound, 0);
    }

    /** What the L1 part rises by along a step, beyond its tangent. */
    private double bend(int[] active, double[] w, double[] step, double length) {
        double sum = 0;
        for (int j : active) {
            double end = w[j] + length * step[j];
            if (penalty.isAlone(j) && end * w[j] < 0) {
                sum += 2 * net.l1(j) * Math.abs(end);
            }
        }
        for (int g = 0; g < penalty.blocks().size(); g++) {
            double norm = penalty.norm(g, w);
            if (norm > 0) {
                sum += penalty.l1OfBlock(g) * bend(penalty.blocks().get(g), norm, w, step, length);
            }
        }
        return sum;
    }

    /** ‖w + s‖ − ‖w‖ − wᵀs/‖w‖, in terms of second order: (‖s‖² − (‖w + s‖ − ‖w‖)·wᵀs/‖w‖)/(‖w + s‖ + ‖w‖). */
    private static double bend(int[] block, double norm, double[] w, double[] step, double length) {
        double along = 0;
        double square = 0;
        double endSquare = 0;
        for (int j : block) {
            double s = length * step[j];
            along += w[j] / norm * s;
            square += s * s;
            endSquare += (w[j] + s) * (w[j] + s);
        }
        double both = Math.sqrt(endSquare) + norm;
        double growth = (2 * norm * along + square) / both;
        return (square - growth * along) / both;
    }
}
