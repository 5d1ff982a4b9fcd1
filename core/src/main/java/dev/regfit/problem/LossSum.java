package dev.regfit.problem;

import dev.regfit.data.BlockRows;
import dev.regfit.data.BlockSum;
import dev.regfit.data.Moments;
import dev.regfit.data.Schema;
import dev.regfit.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums a loss at some weights.
 *
 * @param schema of the features
 * @param fills length p: what a missing feature is replaced by
 * @param at the weights
 * @param step that led there: the loss of shorter ones is summed too
 * @param centers length p
 * @param chosen the features that the next step may move
 * @param share of the majorant that curvatures are taken to be at least
 */
record LossSum(
        Schema schema, double[] fills, Loss loss, Line at, Line step, double[] centers, int[] chosen, double share)
        implements BlockSum<LossSums> {
    /** The shares of the step that are tried besides all of it. */
    static final double[] SHORTER = {0.5, 0.25, 0.0625, 0.00390625};

    /** Of the majorant, so little that it makes no difference, and blocks of rows without curvature have a weight. */
    private static final double LEAST_SHARE = 1e-14;

    @Override
    public LossSums of(BlockRows rows) {
        int n = rows.rows();
        int p = at.weights().length;
        double[] features = rows.features(schema, fills);
        double[] y = new double[n];
        double[] weights = new double[n];
        double[] f = new double[n];
        double[] slopes = new double[n];
        double[] curvatures = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = rows.target(i);
            weights[i] = rows.weight(i);
            f[i] = at.of(features, i * p) + rows.offset(i);
        }
        double[] scalars = new double[LossSums.TRIALS + SHORTER.length];
        scalars[LossSums.VALUE] = loss.evaluate(new Loss.Rows(y, weights, f, slopes, curvatures), 0, n);
        double[] products = new double[p];
        double[] block = new double[n * chosen.length];
        double steepest = 0;
        for (int i = 0; i < n; i++) {
            double majorant = loss.majorant(y[i], f[i]);
            steepest = Math.max(steepest, majorant);
            add(scalars, y[i], f[i], weights[i], slopes[i] / weights[i], curvatures[i], majorant);
            double shift = step.of(features, i * p);
            for (int k = 0; k < SHORTER.length; k++) {
                scalars[LossSums.TRIALS + k] += weights[i] * loss.value(y[i], f[i] - (1 - SHORTER[k]) * shift);
            }
            for (int j = 0; j < p; j++) {
                products[j] += slopes[i] * (features[i * p + j] - centers[j]);
            }
            curvatures[i] = Math.max(curvatures[i], weights[i] * Math.max(share, LEAST_SHARE) * majorant);
            int row = i * chosen.length;
            for (int k = 0; k < chosen.length; k++) {
                block[row + k] = features[i * p + chosen[k]];
            }
        }
        Moments moments = Moments.ofBlock(block, n, chosen.length, curvatures);
        return new LossSums(scalars, steepest, products, moments);
    }

    private void add(
            double[] scalars, double y, double f, double weight, double slope, double curvature, double majorant) {
        double residual = y - loss.mean(f);
        scalars[LossSums.WEIGHT] += weight;
        scalars[LossSums.EXCESS] += weight * loss.excess(y, f);
        scalars[LossSums.SLOPE] += weight * slope;
        scalars[LossSums.SLOPE_POWER] += weight * slope * slope;
        scalars[LossSums.CURVATURE] += curvature;
        scalars[LossSums.MAJORANT] += weight * majorant;
        scalars[LossSums.COVERED] += y <= f ? weight : 0;
        scalars[LossSums.ABSOLUTE] += weight * Math.abs(residual);
        scalars[LossSums.SQUARES] += weight * residual * residual;
    }

    @Override
    public LossSums add(LossSums left, LossSums right) {
        Kernels.axpy(1, right.scalars(), 0, left.scalars(), 0, left.scalars().length);
        Kernels.axpy(1, right.products(), 0, left.products(), 0, left.products().length);
        left.moments().merge(right.moments());
        return new LossSums(
                left.scalars(), Math.max(left.steepest(), right.steepest()), left.products(), left.moments());
    }

    @Override
    public void write(LossSums sum, DataOutput out) throws IOException {
        write(sum.scalars(), out);
        out.writeDouble(sum.steepest());
        write(sum.products(), out);
        sum.moments().write(out);
    }

    @Override
    public LossSums read(DataInput in) throws IOException {
        double[] scalars = readDoubles(in);
        double steepest = in.readDouble();
        double[] products = readDoubles(in);
        return new LossSums(scalars, steepest, products, Moments.read(in));
    }

    static void write(double[] numbers, DataOutput out) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    static double[] readDoubles(DataInput in) throws IOException {
        double[] numbers = new double[in.readInt()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = in.readDouble();
        }
        return numbers;
    }
}
