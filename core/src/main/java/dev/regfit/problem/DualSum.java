package dev.regfit.problem;

import dev.regfit.data.BlockRows;
import dev.regfit.data.BlockSum;
import dev.regfit.data.Schema;
import dev.regfit.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums the dual point that a Newton step promises: the slope of each row, less its curvature times what the step changes its
 * predictor by.
 *
 * @param schema of the features
 * @param fills length p: what a missing feature is replaced by
 * @param at the weights
 * @param step from there
 * @param centers length p
 * @param share s, by which the dual point is multiplied
 * @param near by how much more than that a dual variable may have to move for want of digits, as a share of √curvature
 */
record DualSum(
        Schema schema, double[] fills, Loss loss, Line at, Line step, double[] centers, double share, double near)
        implements BlockSum<DualSums> {

    @Override
    public DualSums of(BlockRows rows) {
        int p = at.weights().length;
        double[] features = rows.features(schema, fills);
        double[] products = new double[p];
        double weight = 0;
        double terms = 0;
        double dual = 0;
        double power = 0;
        double moved = 0;
        double steepest = 0;
        double most = 1;
        for (int i = 0; i < rows.rows(); i++) {
            double y = rows.target(i);
            double omega = rows.weight(i);
            double f = at.of(features, i * p) + rows.offset(i);
            double slope = loss.slope(y, f);
            double curvature = loss.curvature(y, f);
            double change = curvature * step.of(features, i * p);
            double u = slope - change;
            double d = change + (1 - share) * u;
            weight += omega;
            terms += omega * loss.fenchelTerm(y, f, slope, curvature, d);
            dual += omega * u;
            power += omega * u * u;
            moved += omega * change * change;
            steepest = Math.max(steepest, curvature);
            most = Math.min(most, loss.shrinkage(y, u, near * Math.sqrt(curvature)));
            for (int j = 0; j < p; j++) {
                products[j] += omega * u * (features[i * p + j] - centers[j]);
            }
        }
        return new DualSums(weight, terms, dual, power, moved, steepest, most, products);
    }

    @Override
    public DualSums add(DualSums left, DualSums right) {
        Kernels.axpy(1, right.products(), 0, left.products(), 0, left.products().length);
        return new DualSums(
                left.weight() + right.weight(),
                left.terms() + right.terms(),
                left.dual() + right.dual(),
                left.power() + right.power(),
                left.moved() + right.moved(),
                Math.max(left.steepest(), right.steepest()),
                Math.min(left.most(), right.most()),
                left.products());
    }

    @Override
    public void write(DualSums sum, DataOutput out) throws IOException {
        double[] scalars = {sum.weight(), sum.terms(), sum.dual(), sum.power(), sum.moved(), sum.steepest(), sum.most()
        };
        LossSum.write(scalars, out);
        LossSum.write(sum.products(), out);
    }

    @Override
    public DualSums read(DataInput in) throws IOException {
        double[] s = LossSum.readDoubles(in);
        return new DualSums(s[0], s[1], s[2], s[3], s[4], s[5], s[6], LossSum.readDoubles(in));
    }
}
