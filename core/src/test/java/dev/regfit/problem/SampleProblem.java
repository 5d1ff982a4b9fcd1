package dev.regfit.problem;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Moments;
import dev.regfit.data.Scaling;
import dev.regfit.data.SparseData;
import dev.regfit.data.Standardization;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A small regression problem of made-up rows, to be stated in either form.
 *
 * @param name what is special about it
 * @param x rows
 * @param y the target
 * @param rowWeights as a user would give them
 * @param penalty for weights on the original columns
 */
public record SampleProblem(
        String name,
        double[][] x,
        double[] y,
        double[] rowWeights,
        Scaling scaling,
        boolean intercept,
        ElasticNet penalty) {

    /** The forms of a problem: from moments or from rows, the rows dense or sparse. */
    public enum Form {
        MOMENTS,
        ROWS,
        SPARSE_MOMENTS,
        SPARSE_ROWS
    }

    /**
     * Correlated columns of unequal spread and centre, every third of which has a true weight; no penalty yet. Each
     * seed gives the same rows on every run.
     */
    public static SampleProblem random(String name, int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            y[i] = 5 + random.nextGaussian();
            for (int j = 0; j < p; j++) {
                x[i][j] = 3 - j + (1 + 0.2 * (j % 5)) * (0.8 * random.nextGaussian() + 0.5 * common);
                y[i] += j % 3 == 0 ? (j % 2 == 0 ? 1.5 : -1) * x[i][j] : 0;
            }
        }
        double[] ones = filled(n, 1);
        return new SampleProblem(name, x, y, ones, Scaling.NONE, true, penalty(0, 0, filled(p, 1)));
    }

    /**
     * Uncorrelated columns of power 1 and no intercept, so that the weights can be worked out one by one: column j has
     * the correlation {@code correlations[j]} with the target. A further row is left for noise of power 1.
     */
    public static SampleProblem orthonormal(double... correlations) {
        int p = correlations.length;
        double root = Math.sqrt(p + 1);
        double[][] x = new double[p + 1][p];
        double[] y = new double[p + 1];
        for (int j = 0; j < p; j++) {
            x[j][j] = root;
            y[j] = root * correlations[j];
        }
        y[p] = root;
        ElasticNet none = penalty(0, 0, filled(p, 1));
        return new SampleProblem("orthonormal", x, y, filled(p + 1, 1), Scaling.NONE, false, none);
    }

    private static ElasticNet penalty(double lambda1, double lambda2, double[] factors) {
        int p = factors.length;
        return new ElasticNet(
                lambda1, lambda2, factors, filled(p, Double.NEGATIVE_INFINITY), filled(p, Double.POSITIVE_INFINITY));
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    public SampleProblem with(Scaling other) {
        return new SampleProblem(name, x, y, rowWeights, other, intercept, penalty);
    }

    public SampleProblem with(ElasticNet other) {
        return new SampleProblem(name, x, y, rowWeights, scaling, intercept, other);
    }

    public SampleProblem withoutIntercept() {
        return new SampleProblem(name, x, y, rowWeights, scaling, false, penalty);
    }

    public SampleProblem withTarget(double[] other) {
        return new SampleProblem(name, x, other, rowWeights, scaling, intercept, penalty);
    }

    public SampleProblem withRowWeights(double... weights) {
        return new SampleProblem(name, x, y, weights, scaling, intercept, penalty);
    }

    /** The same factors for every so many columns. */
    public SampleProblem withFactors(double... cycle) {
        double[] factors = new double[columns()];
        Arrays.setAll(factors, j -> cycle[j % cycle.length]);
        return with(new ElasticNet(penalty.lambda1(), penalty.lambda2(), factors, penalty.lower(), penalty.upper()));
    }

    /** The same bounds for every column. */
    public SampleProblem withBounds(double lower, double upper) {
        return with(new ElasticNet(
                penalty.lambda1(),
                penalty.lambda2(),
                penalty.factors(),
                filled(columns(), lower),
                filled(columns(), upper)));
    }

    /** Makes every row hold the same value in column j. */
    public SampleProblem withConstant(int j, double value) {
        return mapColumn(j, old -> value);
    }

    /** Makes about this share of the cells zero, all but those of column 0. */
    public SampleProblem withZeros(double share) {
        Random random = new Random(1);
        double[][] changed = copy(x);
        for (double[] row : changed) {
            for (int j = 1; j < row.length; j++) {
                row[j] = random.nextDouble() < share ? 0 : row[j];
            }
        }
        return new SampleProblem(name, changed, y, rowWeights, scaling, intercept, penalty);
    }

    /** Makes column j equal to column {@code original}. */
    public SampleProblem withCopy(int j, int original) {
        double[][] changed = copy(x);
        for (double[] row : changed) {
            row[j] = row[original];
        }
        return new SampleProblem(name, changed, y, rowWeights, scaling, intercept, penalty);
    }

    /** Sets λ₁, as a share of the one that makes all weights zero, and λ₂; to be called when all else is set. */
    public SampleProblem withStrengths(double l1Share, double lambda2) {
        return withLambdas(l1Share * largestLambda1(), lambda2);
    }

    /** Sets λ₁ and λ₂ as they are. */
    public SampleProblem withLambdas(double lambda1, double lambda2) {
        return with(new ElasticNet(lambda1, lambda2, penalty.factors(), penalty.lower(), penalty.upper()));
    }

    /** λmax: the smallest λ₁ for which w = 0 is the optimum, free columns left out of account. */
    private double largestLambda1() {
        LeastSquares loss = loss(Form.MOMENTS);
        double[] correlations = new double[columns()];
        loss.evaluate(new double[columns()], correlations);
        double largest = 0;
        for (int j = 0; j < correlations.length; j++) {
            double factor = penalty.factors()[j];
            largest = factor > 0 ? Math.max(largest, Math.abs(correlations[j]) / factor) : largest;
        }
        return largest;
    }

    /** The same with row i once more, of the same weight. */
    public SampleProblem withRowTwice(int i) {
        int n = y.length;
        double[][] rows = Arrays.copyOf(x, n + 1);
        double[] targets = Arrays.copyOf(y, n + 1);
        double[] weights = Arrays.copyOf(rowWeights, n + 1);
        rows[n] = x[i];
        targets[n] = y[i];
        weights[n] = rowWeights[i];
        return new SampleProblem(name, rows, targets, weights, scaling, intercept, penalty);
    }

    public SampleProblem withRowWeightDoubled(int i) {
        double[] weights = rowWeights.clone();
        weights[i] *= 2;
        return withRowWeights(weights);
    }

    /** The same with column {@code order[k]} in place k. */
    public SampleProblem withColumnOrder(int... order) {
        double[][] rows = Arrays.stream(x).map(row -> reordered(row, order)).toArray(double[][]::new);
        ElasticNet reordered = new ElasticNet(
                penalty.lambda1(),
                penalty.lambda2(),
                reordered(penalty.factors(), order),
                reordered(penalty.lower(), order),
                reordered(penalty.upper(), order));
        return new SampleProblem(name, rows, y, rowWeights, scaling, intercept, reordered);
    }

    public static double[] reordered(double[] values, int... order) {
        return IntStream.of(order).mapToDouble(j -> values[j]).toArray();
    }

    /** The same with column j in another unit, its bounds too. */
    public SampleProblem withColumnTimes(int j, double unit) {
        double[] lower = penalty.lower().clone();
        double[] upper = penalty.upper().clone();
        lower[j] /= unit;
        upper[j] /= unit;
        return mapColumn(j, old -> old * unit)
                .with(new ElasticNet(penalty.lambda1(), penalty.lambda2(), penalty.factors(), lower, upper));
    }

    private SampleProblem mapColumn(int j, DoubleUnaryOperator change) {
        double[][] changed = copy(x);
        for (double[] row : changed) {
            row[j] = change.applyAsDouble(row[j]);
        }
        return new SampleProblem(name, changed, y, rowWeights, scaling, intercept, penalty);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    public int columns() {
        return x[0].length;
    }

    public Standardization standardization() {
        return Standardization.of(data().summary(scaling), scaling, intercept);
    }

    public Problem problem(Form form) {
        return new Problem(loss(form), penalty.on(standardization()));
    }

    private LeastSquares loss(Form form) {
        Dataset data = data();
        Standardization standardization = Standardization.of(data.summary(scaling), scaling, intercept);
        return switch (form) {
            case MOMENTS -> new MomentSquares(Moments.of(data), standardization);
            case ROWS -> new RowSquares(data, standardization);
            case SPARSE_MOMENTS -> new MomentSquares(Moments.of(SparseData.of(data)), standardization);
            case SPARSE_ROWS -> new RowSquares(SparseData.of(data), standardization);
        };
    }

    public Dataset data() {
        int p = columns();
        DatasetBuilder builder =
                Builders.ofNumbers(IntStream.range(0, p).mapToObj(j -> "x" + j).toList(), "y");
        for (int i = 0; i < y.length; i++) {
            builder.add(x[i], new String[p], y[i], rowWeights[i]);
        }
        return Builders.rows(builder);
    }

    @Override
    public String toString() {
        return name;
    }
}
