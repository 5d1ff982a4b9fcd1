package dev.regfit.solver.gradient;

import dev.regfit.linalg.Kernels;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Penalty;
import java.util.Arrays;

/**
 * Stochastic gradient descent (Robbins and Monro 1951): a proximal step along the gradient of each batch of rows, an epoch being
 * one pass over them. The answer is an average of the iterates (Polyak and Juditsky 1992) or, unless that is asked for, the last
 * one if it is better.
 *
 * <p>Each weight is measured in units of its column's deviation, so that columns of any scale learn alike; those of a group in the
 * unit of the largest. A row that pulls so hard that its step would go beyond its own minimum is held back to that.
 */
final class StochasticDescent implements Mover {
    private static final int USUAL_BATCH = 16;

    private final Oracle oracle;
    private final Region region;
    private final Steps steps;
    private final StochasticRows rows;
    private final Clipping clipping;
    private final double momentum;
    private final boolean looksAhead;
    private final int batchSize;
    private final double[] units;
    private final double[] factors;
    private final double steepest;

    private Point here;
    private Point before;
    /** Where gradients are taken. */
    private Point from;
    /** Of where it has been; null where that is not wanted. */
    private Point mean;

    /** Whether the last iterate is the answer if that is better: of many short steps it may be. */
    private final boolean choosesLast;

    private final Average average = new Average();

    private final double[] x;
    private final double[] gradient;
    private double ofIntercept;
    private int inBatch;
    private double rate;

    /**
     * Takes a loss and its rows.
     *
     * @param oracle the same loss of all rows
     * @param units of the weights, see {@link #units}
     */
    StochasticDescent(
            Oracle oracle,
            Region region,
            Steps steps,
            StochasticRows rows,
            double[] units,
            GradientSettings settings,
            Point start) {
        this.oracle = oracle;
        this.region = region;
        this.steps = steps;
        this.rows = rows;
        this.units = units;
        this.clipping = settings.clipping();
        this.momentum = settings.momentum().beta();
        this.looksAhead = settings.momentum().nesterov();
        this.batchSize = batchSize(settings, oracle.rows());
        this.steepest = oracle.isBounded() || !oracle.isSmooth() ? oracle.curvature() : Double.NaN;
        this.factors =
                Arrays.stream(rows.map().scales()).map(scale -> 1 / scale).toArray();
        this.here = start;
        this.before = start;
        this.from = start;
        this.mean = settings.averaging().orElse(true) ? start : null;
        this.choosesLast = settings.averaging().isEmpty();
        this.x = new double[units.length];
        this.gradient = new double[units.length];
    }

    /** Rows whose gradients make a step. */
    static int batchSize(GradientSettings settings, long rows) {
        return (int) Math.min(settings.sampling().batchSize().orElse(USUAL_BATCH), rows);
    }

    /** The square of a unit for each weight: the power of its column or, of a group, of its largest. */
    static double[] units(Oracle oracle, Penalty penalty) {
        double[] units = new double[oracle.columns()];
        Arrays.setAll(units, j -> oracle.power(j) > 0 ? oracle.power(j) : 1);
        if (penalty instanceof GroupLasso groups) {
            for (int[] block : groups.blocks()) {
                double largest =
                        Arrays.stream(block).mapToDouble(j -> units[j]).max().orElseThrow();
                Arrays.stream(block).forEach(j -> units[j] = largest);
            }
        }
        return units;
    }

    /**
     * What stands for L: of batches of m rows whose squares have the mean R², normally distributed, the mean square of a step shrinks
     * where ε &lt; 2/(λ + (R² + 2λ)/m), for the largest eigenvalue λ of their Gram matrix.
     */
    static double lipschitz(Oracle oracle, double[] units, int batchSize) {
        double largest = Lipschitz.scaled(oracle, units);
        double squares = oracle.hasIntercept() ? 1 : 0;
        for (int j = 0; j < units.length; j++) {
            squares += oracle.power(j) / units[j];
        }
        return largest + (oracle.curvature() * squares + 2 * largest) / batchSize;
    }

    @Override
    public Evaluation start() {
        return oracle.at(here);
    }

    @Override
    public Steps steps() {
        return steps;
    }

    @Override
    public Evaluation next(int epoch) {
        long[] seen = {0};
        rate = steps.at(epoch);
        rows.source().pass(epoch, (features, target, weight, offset) -> {
            add(features, target, weight, offset);
            seen[0]++;
            if (inBatch == batchSize) {
                step();
                rate = steps.at(epoch + (double) seen[0] / oracle.rows());
            }
        });
        if (inBatch > 0) {
            step();
        }
        Evaluation judged = oracle.at(mean == null ? here : mean);
        if (!choosesLast || epoch + 1 < steps.epochs()) {
            return judged;
        }
        Evaluation last = oracle.at(here);
        return objective(last) < objective(judged) ? last : judged;
    }

    private double objective(Evaluation at) {
        return at.value() + region.penalty().value(at.at().w());
    }

    /** Adds the gradient of a row. */
    private void add(double[] features, double target, double weight, double offset) {
        double[] centers = rows.map().centers();
        int p = x.length;
        double squares = oracle.hasIntercept() ? 1 : 0;
        for (int j = 0; j < p; j++) {
            x[j] = (features[j] - centers[j]) * factors[j];
        }
        for (int j = 0; j < p; j++) {
            squares += x[j] * x[j] / units[j];
        }
        Loss loss = rows.loss();
        double y = target - rows.map().targetCenter();
        double f = from.b() + offset + Kernels.dot(x, 0, from.w(), 0, p);
        double slope = weight * loss.slope(y, f);
        double curvature = weight * (steepest > 0 ? steepest : loss.majorant(y, f));
        double length = rate * curvature * squares / batchSize;
        double share = length > 1 ? slope / length : slope;
        Kernels.axpy(share, x, 0, gradient, 0, p);
        ofIntercept += oracle.hasIntercept() ? share : 0;
        inBatch++;
    }

    private void step() {
        int p = x.length;
        for (int j = 0; j < p; j++) {
            gradient[j] /= batchSize;
        }
        double alongB = clipping.clip(gradient, ofIntercept / batchSize);
        double[] curvatures = new double[p];
        double[] w = new double[p];
        double heavy = looksAhead ? 0 : momentum;
        for (int j = 0; j < p; j++) {
            curvatures[j] = units[j] / rate;
            w[j] = from.w()[j] + gradient[j] / curvatures[j] + heavy * (here.w()[j] - before.w()[j]);
            gradient[j] = 0;
        }
        double b = from.b() + rate * alongB + heavy * (here.b() - before.b());
        before = here;
        here = new Point(b, region.proximal(curvatures, w));
        from = looksAhead ? here.beyond(before, momentum) : here;
        mean = mean == null ? null : mean.beyond(here, -average.nextShare());
        ofIntercept = 0;
        inBatch = 0;
    }
}
