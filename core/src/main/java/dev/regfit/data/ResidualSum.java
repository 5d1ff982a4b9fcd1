package dev.regfit.data;

import dev.regfit.linalg.DoubledVector;
import dev.regfit.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums the residuals of given weights.
 *
 * @param schema of the features
 * @param fills length p: what a missing feature is replaced by
 * @param intercept on the original columns
 * @param weights on the original columns, length p
 * @param centers length p
 * @param cancels whether terms of the predictions are so large that they are added in extended precision
 */
public record ResidualSum(
        Schema schema, double[] fills, double intercept, double[] weights, double[] centers, boolean cancels)
        implements BlockSum<ResidualSums> {

    @Override
    public ResidualSums of(BlockRows rows) {
        int n = rows.rows();
        int p = weights.length;
        double[] features = rows.features(schema, fills);
        double[] predictions = predictions(features, n);
        double[] products = new double[p];
        double weight = 0;
        double residual = 0;
        double power = 0;
        double absolute = 0;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double r = rows.target(i) - predictions[i];
            double weighted = rows.weight(i) * r;
            weight += rows.weight(i);
            residual += weighted;
            power += weighted * r;
            absolute += Math.abs(weighted);
            largest = Math.max(largest, Math.abs(r));
            for (int j = 0; j < p; j++) {
                products[j] += weighted * (features[i * p + j] - centers[j]);
            }
        }
        return new ResidualSums(n, weight, residual, power, absolute, largest, products);
    }

    private double[] predictions(double[] features, int n) {
        int p = weights.length;
        if (cancels) {
            double[] columns = new double[features.length];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    columns[j * n + i] = features[i * p + j];
                }
            }
            return DoubledVector.combination(columns, weights, intercept, n);
        }
        double[] predictions = new double[n];
        for (int i = 0; i < n; i++) {
            predictions[i] = intercept + Kernels.dot(features, i * p, weights, 0, p);
        }
        return predictions;
    }

    @Override
    public ResidualSums add(ResidualSums left, ResidualSums right) {
        double[] products = left.products();
        for (int j = 0; j < products.length; j++) {
            products[j] += right.products()[j];
        }
        return new ResidualSums(
                left.rows() + right.rows(),
                left.weight() + right.weight(),
                left.residual() + right.residual(),
                left.power() + right.power(),
                left.absolute() + right.absolute(),
                Math.max(left.largest(), right.largest()),
                products);
    }

    @Override
    public void write(ResidualSums sum, DataOutput out) throws IOException {
        out.writeLong(sum.rows());
        out.writeDouble(sum.weight());
        out.writeDouble(sum.residual());
        out.writeDouble(sum.power());
        out.writeDouble(sum.absolute());
        out.writeDouble(sum.largest());
        for (double product : sum.products()) {
            out.writeDouble(product);
        }
    }

    @Override
    public ResidualSums read(DataInput in) throws IOException {
        long rows = in.readLong();
        double[] scalars = new double[5];
        for (int k = 0; k < scalars.length; k++) {
            scalars[k] = in.readDouble();
        }
        double[] products = new double[weights.length];
        for (int j = 0; j < products.length; j++) {
            products[j] = in.readDouble();
        }
        return new ResidualSums(rows, scalars[0], scalars[1], scalars[2], scalars[3], scalars[4], products);
    }
}
