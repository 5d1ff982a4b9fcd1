package dev.regfit.path;

import dev.regfit.data.Scaling;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.SampleProblem;
import java.util.Arrays;
import java.util.Random;

/** Small problems of many kinds for paths, with fewer and with more rows than columns. */
final class RandomLasso {
    private final Random random;
    private final int n;
    private final int p;
    private final double[][] x;
    private final double[] y;
    private final double[] rowWeights;
    private final double[] factors;
    private final double[] lower;
    private final double[] upper;

    private RandomLasso(Random random, int n, int p) {
        this.random = random;
        this.n = n;
        this.p = p;
        this.x = new double[n][p];
        this.y = new double[n];
        this.rowWeights = filled(n, 1);
        this.factors = filled(p, 1);
        this.lower = filled(p, Double.NEGATIVE_INFINITY);
        this.upper = filled(p, Double.POSITIVE_INFINITY);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    /** With ties, dependent and constant columns, units far apart, unpenalised columns and bounds at zero, or not. */
    static SampleProblem ofAnyKind(Random random) {
        RandomLasso lasso = new RandomLasso(random, 3 + random.nextInt(25), 1 + random.nextInt(40));
        if (random.nextBoolean()) {
            lasso.fillWithSmallIntegers();
        } else {
            lasso.fillWithCorrelatedColumns();
        }
        if (random.nextInt(3) == 0) {
            lasso.makeColumnsDependent();
        }
        if (random.nextInt(3) == 0) {
            lasso.changeUnits();
        }
        if (random.nextInt(3) == 0) {
            lasso.drawFactors();
        }
        if (random.nextInt(2) == 0) {
            lasso.drawBounds();
        }
        if (random.nextInt(4) == 0) {
            Arrays.setAll(lasso.rowWeights, i -> 1 + random.nextInt(3));
        }
        return lasso.problem(random.nextBoolean() ? Scaling.STANDARD : Scaling.NONE, random.nextInt(3) > 0);
    }

    /** With more rows than columns, or columns in general position. */
    static SampleProblem ofOneOptimum(Random random) {
        RandomLasso lasso = new RandomLasso(random, 10 + random.nextInt(20), 1 + random.nextInt(40));
        lasso.fillWithCorrelatedColumns();
        for (int j = 1; j < lasso.p; j++) {
            lasso.factors[j] = 0.5 + random.nextDouble();
            lasso.lower[j] = random.nextInt(5) == 0 ? 0 : lasso.lower[j];
        }
        return lasso.problem(Scaling.NONE, true);
    }

    /** Where some columns are others but for a noise of 10⁻⁴ to 10⁻¹⁰ of them. */
    static SampleProblem ofNearlyEqualColumns(Random random) {
        RandomLasso lasso = new RandomLasso(random, 5 + random.nextInt(20), 2 + random.nextInt(20));
        lasso.fillWithCorrelatedColumns();
        for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
            int from = random.nextInt(lasso.p);
            int to = random.nextInt(lasso.p);
            double noise = Math.pow(10, -4 - 6 * random.nextDouble());
            for (double[] row : lasso.x) {
                row[to] = row[from] + noise * random.nextGaussian();
            }
        }
        return lasso.problem(Scaling.NONE, true);
    }

    private void fillWithSmallIntegers() {
        int range = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextInt(2 * range + 1) - range;
            }
            y[i] = random.nextInt(5) - 2;
        }
    }

    private void fillWithCorrelatedColumns() {
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextGaussian() + 0.7 * common;
            }
            y[i] = x[i][0] + random.nextGaussian();
        }
    }

    private void makeColumnsDependent() {
        for (int changes = 1 + random.nextInt(p); changes > 0; changes--) {
            int from = random.nextInt(p);
            int other = random.nextInt(p);
            int to = random.nextInt(p);
            int kind = random.nextInt(5);
            for (double[] row : x) {
                row[to] = switch (kind) {
                    case 0 -> row[from];
                    case 1 -> -row[from];
                    case 2 -> row[from] + row[other];
                    case 3 -> 0.5 * (row[from] - row[other]);
                    default -> 3;
                };
            }
        }
    }

    private void changeUnits() {
        for (int j = 0; j < p; j++) {
            double unit = Math.pow(10, 8 * random.nextDouble() - 4);
            for (double[] row : x) {
                row[j] *= unit;
            }
        }
    }

    private void drawFactors() {
        Arrays.setAll(factors, j -> 0.5 * random.nextInt(4));
    }

    private void drawBounds() {
        for (int j = 0; j < p; j++) {
            if (factors[j] > 0) {
                lower[j] = random.nextBoolean() ? 0 : lower[j];
                upper[j] = random.nextInt(3) == 0 ? 0 : upper[j];
            }
        }
    }

    private SampleProblem problem(Scaling scaling, boolean intercept) {
        ElasticNet penalty = new ElasticNet(0, 0, factors, lower, upper);
        return new SampleProblem("random", x, y, rowWeights, scaling, intercept, penalty);
    }
}
