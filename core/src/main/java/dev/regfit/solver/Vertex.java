package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The end of an optimum under a {@link dev.regfit.problem.Quantile} loss that is not unique: from any of its weights on along
 * what changes nothing, to where a row is fitted exactly or a weight becomes zero, until the rows that are fitted determine all
 * weights, as those of a simplex method do.
 */
final class Vertex {
    /** A residual that is a smaller share of the scale is none. */
    private static final double FITTED = 1e-12;

    /** A row that moves by a smaller share of the one that moves most does not move. */
    private static final double STILL = 1e-9;

    private final RowLoss rows;
    private final ElasticNet penalty;
    private final double[] w;
    private final double[] f;
    private final boolean[] fitted;
    private double b;

    private Vertex(RowLoss rows, ElasticNet penalty, RowPoint at) {
        this.rows = rows;
        this.penalty = penalty;
        this.w = at.w().clone();
        this.b = at.b();
        this.f = at.f().clone();
        this.fitted = new boolean[f.length];
        for (int i = 0; i < f.length; i++) {
            fitted[i] = Math.abs(residual(i)) <= FITTED * rows.scale();
        }
    }

    /**
     * Goes there.
     *
     * @param at an optimum, with slopes that are a dual point
     * @return empty if the optimum is unique, as far as the columns that have weights can tell
     */
    static Optional<Vertex> of(RowLoss rows, ElasticNet penalty, RowPoint at) {
        Vertex vertex = new Vertex(rows, penalty, at);
        int moves = 0;
        while (moves <= rows.columns() + 1 && vertex.moves(at)) {
            moves++;
        }
        return moves == 0 ? Optional.empty() : Optional.of(vertex);
    }

    /** b of the working columns. */
    double intercept() {
        return b;
    }

    /** On the working columns, length p. */
    double[] weights() {
        return w;
    }

    private double residual(int i) {
        return rows.data().y()[i] - f[i];
    }

    /** The same slopes at other weights. */
    private RowPoint here(RowPoint at) {
        return new RowPoint(b, w, f, at.slopes(), at.curvatures(), at.value(), at.correlations());
    }

    private boolean moves(RowPoint at) {
        Optional<Interpolation> through = Interpolation.through(rows, penalty, here(at), chosen());
        Optional<double[]> way = through.flatMap(Interpolation::way);
        if (way.isEmpty()) {
            return false;
        }
        go(through.get().active(), way.get());
        Interpolation.through(rows, penalty, here(at), chosen()).ifPresent(this::take);
        return true;
    }

    private int[] chosen() {
        return IntStream.range(0, fitted.length).filter(i -> fitted[i]).toArray();
    }

    private void take(Interpolation exact) {
        System.arraycopy(exact.weights(), 0, w, 0, w.length);
        b = exact.intercept();
        rows.design().predict(b, w, f);
    }

    /** To the nearest row or weight on either side. */
    private void go(int[] active, double[] way) {
        double[] steps = Arrays.copyOf(way, active.length);
        double step = way.length > active.length ? way[active.length] : 0;
        double[] direction = new double[f.length];
        rows.design().direction(step, active, steps, direction);
        double most = Arrays.stream(direction).map(Math::abs).max().orElse(0);
        double length = Double.POSITIVE_INFINITY;
        int met = -1;
        for (int i = 0; i < direction.length; i++) {
            if (!fitted[i] && Math.abs(direction[i]) > STILL * most) {
                double end = nearer(length, residual(i) / direction[i]);
                met = end != length ? i : met;
                length = end;
            }
        }
        int stopped = -1;
        for (int k = 0; k < active.length; k++) {
            double end = nearer(length, reach(active[k], steps[k]));
            stopped = end != length ? k : stopped;
            length = end;
        }
        if (!Double.isFinite(length)) {
            return; // columns that are the same: nothing tells them apart
        }
        for (int k = 0; k < active.length; k++) {
            w[active[k]] = k == stopped ? end(active[k], length * steps[k]) : w[active[k]] + length * steps[k];
        }
        if (met >= 0 && stopped < 0) {
            fitted[met] = true;
        }
        b += length * step;
        rows.design().predict(b, w, f);
    }

    private static double nearer(double a, double b) {
        return Math.abs(b) < Math.abs(a) ? b : a;
    }

    /** How long a step, of either sign, takes a weight to zero or a bound. */
    private double reach(int j, double step) {
        if (step == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double toZero = penalty.l1(j) > 0 ? -w[j] / step : Double.POSITIVE_INFINITY;
        double toLower = (penalty.lower()[j] - w[j]) / step;
        double toUpper = (penalty.upper()[j] - w[j]) / step;
        return nearer(toZero, nearer(toLower, toUpper));
    }

    /** Zero or the bound, whichever is met. */
    private double end(int j, double step) {
        double there = w[j] + step;
        double end = penalty.l1(j) > 0 ? 0 : Double.POSITIVE_INFINITY;
        for (double bound : new double[] {penalty.lower()[j], penalty.upper()[j]}) {
            end = Math.abs(bound - there) < Math.abs(end - there) ? bound : end;
        }
        return end;
    }
}
