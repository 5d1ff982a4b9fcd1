package dev.regfit.exact;

import java.util.stream.IntStream;

/** n·P as a quadratic form {@code ½uᵀHu − cᵀu + Σlⱼ|uⱼ| + k} of the unknowns u, with bounds; all exact. */
final class ExactObjective {
    private final Dyadic[][] gram;
    private final Dyadic[][] hessian;
    private final Dyadic[] target;
    private final Dyadic[] linear;
    private final Dyadic constant;
    private final double[] lower;
    private final double[] upper;

    ExactObjective(ExactProblem problem) {
        int m = problem.unknowns();
        Dyadic[][] columns = IntStream.range(0, m).mapToObj(problem::column).toArray(Dyadic[][]::new);
        Dyadic[] y = dyadic(problem.y());
        Dyadic[] weights = dyadic(problem.weights());
        gram = new Dyadic[m][m];
        target = new Dyadic[m];
        for (int j = 0; j < m; j++) {
            Dyadic[] weighted = product(weights, columns[j]);
            for (int k = 0; k <= j; k++) {
                gram[j][k] = dot(weighted, columns[k]);
                gram[k][j] = gram[j][k];
            }
            target[j] = dot(weighted, y);
        }
        constant = dot(product(weights, y), y).half();
        hessian = new Dyadic[m][];
        linear = new Dyadic[m];
        lower = new double[m];
        upper = new double[m];
        for (int j = 0; j < m; j++) {
            hessian[j] = gram[j].clone();
            penalise(problem, j);
        }
    }

    /**
     * The quadratic form itself; what is told of cross products is then that of its Hessian.
     *
     * @param hessian H
     * @param target c
     * @param linear l
     */
    ExactObjective(Dyadic[][] hessian, Dyadic[] target, Dyadic[] linear, double[] lower, double[] upper) {
        this.gram = hessian;
        this.hessian = hessian;
        this.target = target;
        this.linear = linear;
        this.constant = Dyadic.ZERO;
        this.lower = lower;
        this.upper = upper;
    }

    private void penalise(ExactProblem problem, int j) {
        boolean intercept = j == problem.columns();
        lower[j] = intercept ? Double.NEGATIVE_INFINITY : problem.penalty().lower()[j];
        upper[j] = intercept ? Double.POSITIVE_INFINITY : problem.penalty().upper()[j];
        linear[j] = Dyadic.ZERO;
        if (intercept) {
            return;
        }
        Dyadic scale = Dyadic.of(problem.scales()[j]);
        Dyadic n = Dyadic.of(problem.y().length);
        Dyadic factor = Dyadic.of(problem.penalty().factors()[j]).times(n);
        Dyadic ridgeFactor = Dyadic.of(problem.penalty().ridgeFactors()[j]).times(n);
        linear[j] = Dyadic.of(problem.penalty().lambda1()).times(factor).times(scale);
        Dyadic square =
                Dyadic.of(problem.penalty().lambda2()).times(ridgeFactor).times(scale.times(scale));
        hessian[j][j] = hessian[j][j].plus(square);
    }

    static Dyadic[] dyadic(double[] values) {
        Dyadic[] exact = new Dyadic[values.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = Dyadic.of(values[i]);
        }
        return exact;
    }

    private static Dyadic[] product(Dyadic[] a, Dyadic[] b) {
        Dyadic[] product = new Dyadic[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i].times(b[i]);
        }
        return product;
    }

    private static Dyadic dot(Dyadic[] a, Dyadic[] b) {
        Dyadic sum = Dyadic.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.plus(a[i].times(b[i]));
        }
        return sum;
    }

    int unknowns() {
        return target.length;
    }

    double lower(int j) {
        return lower[j];
    }

    double upper(int j) {
        return upper[j];
    }

    Dyadic linear(int j) {
        return linear[j];
    }

    Dyadic hessian(int i, int j) {
        return hessian[i][j];
    }

    /** Entry (i, j) of XᵀΩX, with no penalty in it. */
    Dyadic gram(int i, int j) {
        return gram[i][j];
    }

    /** cⱼ: entry j of XᵀΩy. */
    Dyadic target(int j) {
        return target[j];
    }

    Dyadic constant() {
        return constant;
    }

    /** d·(c − Hu)ⱼ for u given times d. */
    Dyadic slope(int j, Dyadic[] u, Dyadic d) {
        return target[j].times(d).minus(dot(hessian[j], u));
    }

    /** d²·n·P(u) for u given times d &gt; 0, whether within the bounds or not. */
    Dyadic value(Dyadic[] u, Dyadic d) {
        Dyadic value = constant.times(d.times(d));
        for (int j = 0; j < u.length; j++) {
            Dyadic twice = target[j].times(d).plus(slope(j, u, d));
            Dyadic absolute = linear[j].times(d).times(u[j].signed(u[j].signum()));
            value = value.plus(absolute).minus(u[j].times(twice).half());
        }
        return value;
    }
}
