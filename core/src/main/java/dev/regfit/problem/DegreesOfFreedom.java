package dev.regfit.problem;

import dev.regfit.linalg.Cholesky;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Effective degrees of freedom: the trace of the matrix that maps the target to its fit. For the lasso that is the
 * number of non-zero weights (Zou, Hastie and Tibshirani 2007); with a ridge part {@code tr G(G + λ₂F)⁻¹} over the
 * active columns (Hastie, Tibshirani and Friedman, ESL, eq. 3.50).
 */
public final class DegreesOfFreedom {
    /** A trace of a larger system costs more than it tells. */
    private static final int MAX_ORDER = 2000;

    /** A smaller residual is rounding. */
    private static final double EXACT = 1e-10;

    private DegreesOfFreedom() {}

    /** The same whatever the penalty, that of groups included (Vaiter and others 2012, theorem 1). */
    public static double of(LeastSquares loss, Penalty penalty, double[] w) {
        if (penalty instanceof ElasticNet net) {
            return of(new Problem(loss, net), w);
        }
        int[] active = IntStream.range(0, w.length)
                .filter(j -> w[j] != 0 && loss.power(j) > 0)
                .toArray();
        return active.length <= MAX_ORDER ? trace(loss.gram(active), penalty, active, w) : Double.NaN;
    }

    /** tr G(G + H)⁻¹ for the second derivatives H of the penalty. */
    private static double trace(double[] gram, Penalty penalty, int[] active, double[] w) {
        double[] hessian = gram.clone();
        penalty.addCurvature(active, w, hessian);
        return Cholesky.nearest(hessian, active.length)
                .map(Cholesky::inverse)
                .map(inverse -> IntStream.range(0, gram.length)
                        .mapToDouble(at -> gram[at] * inverse[at])
                        .sum())
                .orElse(Double.NaN);
    }

    /** For weights w on the working columns; NaN when too costly or not defined. */
    public static double of(Problem problem, double[] w) {
        ElasticNet penalty = problem.penalty();
        int[] active = IntStream.range(0, w.length)
                .filter(j -> w[j] != 0 && problem.loss().power(j) > 0)
                .toArray();
        boolean shrunk = Arrays.stream(active).anyMatch(j -> penalty.l2(j) > 0);
        if (!shrunk) {
            return active.length;
        }
        boolean wide = active.length > problem.loss().rows();
        if (wide && problem.loss() instanceof RowSquares rows && rows.rows() <= MAX_ORDER) {
            return dual(rows, penalty, active);
        }
        return active.length <= MAX_ORDER ? primal(problem, active) : Double.NaN;
    }

    /**
     * Those of the parabola that touches the loss at given predictors (Park and Hastie 2007, section 3).
     *
     * @param w on the working columns, length p
     * @param f linear predictors of the rows, length n
     */
    public static double of(RowLoss rows, Penalty penalty, double[] w, double[] f) {
        int[] active = IntStream.range(0, w.length).filter(j -> w[j] != 0).toArray();
        if (penalty instanceof ElasticNet net) {
            return of(rows, net, active, w, f);
        }
        if (active.length > MAX_ORDER) {
            return Double.NaN;
        }
        double[] curvatures = new double[f.length];
        rows.curvatures(f, 0, curvatures);
        int[] all = IntStream.range(0, active.length).toArray();
        return trace(rows.design().parabola(active, curvatures).gram(all), penalty, active, w);
    }

    private static double of(RowLoss rows, ElasticNet penalty, int[] active, double[] w, double[] f) {
        if (Arrays.stream(active).allMatch(j -> penalty.l2(j) == 0)) {
            return active.length;
        }
        if (rows.loss().jump() > 0) {
            return Math.min(active.length, fitted(rows, f) - (rows.hasIntercept() ? 1 : 0));
        }
        double[] curvatures = new double[f.length];
        rows.curvatures(f, 0, curvatures);
        if (active.length > f.length && f.length <= MAX_ORDER) {
            return dual(rows, penalty, active, curvatures);
        }
        if (active.length > MAX_ORDER) {
            return Double.NaN;
        }
        double[] weights = IntStream.of(active).mapToDouble(j -> w[j]).toArray();
        return of(new Problem(rows.design().parabola(active, curvatures), penalty.of(active)), weights);
    }

    /** How many rows are fitted exactly: the degrees of freedom of a loss with a kink (Li, Liu and Zhu 2007). */
    private static int fitted(RowLoss rows, double[] f) {
        int count = 0;
        for (int i = 0; i < f.length; i++) {
            double y = rows.data().y()[i];
            count += Math.abs(y - f[i]) <= EXACT * (Math.abs(y) + rows.scale()) ? 1 : 0;
        }
        return count;
    }

    /** n − tr(K + I)⁻¹ with K = PD½X̃(nλ₂F)⁻¹X̃ᵀD½P, where P takes away what the intercept fits. */
    private static double dual(RowLoss rows, ElasticNet penalty, int[] active, double[] curvatures) {
        int n = curvatures.length;
        double[] ridge =
                Arrays.stream(active).mapToDouble(j -> n * penalty.l2(j)).toArray();
        if (Arrays.stream(ridge).anyMatch(r -> r == 0)) {
            return Double.NaN;
        }
        double[] kernel = rows.design().kernel(active, ridge);
        double total = Arrays.stream(curvatures).sum();
        double[] roots = Arrays.stream(curvatures).map(Math::sqrt).toArray();
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                means[i] += rows.hasIntercept() ? kernel[i * n + k] * curvatures[k] / total : 0;
            }
            mean += curvatures[i] * means[i] / total;
        }
        double[] system = new double[kernel.length];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double centred = kernel[i * n + k] - means[i] - means[k] + mean;
                system[i * n + k] = roots[i] * centred * roots[k] + (i == k ? 1 : 0);
            }
        }
        return traceLeft(system, n);
    }

    private static double traceLeft(double[] system, int n) {
        return Cholesky.of(system, n)
                .map(Cholesky::inverse)
                .map(inverse -> n
                        - IntStream.range(0, n)
                                .mapToDouble(i -> inverse[i * n + i])
                                .sum())
                .orElse(Double.NaN);
    }

    private static double primal(Problem problem, int[] active) {
        int k = active.length;
        return Cholesky.of(problem.hessian(active), k)
                .map(Cholesky::inverse)
                .map(inverse -> {
                    double trace = k;
                    for (int a = 0; a < k; a++) {
                        trace -= problem.penalty().l2(active[a]) * inverse[a * k + a];
                    }
                    return trace;
                })
                .orElse(Double.NaN);
    }

    /** The same trace from the n×n kernel: n − tr(K + I)⁻¹ with K = X̃(nλ₂F)⁻¹X̃ᵀ. */
    private static double dual(RowSquares loss, ElasticNet penalty, int[] active) {
        if (Arrays.stream(active).anyMatch(j -> penalty.l2(j) == 0)) {
            return Double.NaN;
        }
        int n = loss.working().rows();
        double[] ridge =
                Arrays.stream(active).mapToDouble(j -> n * penalty.l2(j)).toArray();
        double[] system = loss.working().outer(active, ridge);
        for (int i = 0; i < n; i++) {
            system[i * n + i] += 1;
        }
        return traceLeft(system, n);
    }
}
