package dev.regfit.selection;

import dev.regfit.data.DataProblem;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.Locale;

/**
 * Criteria that weigh the fit against its degrees of freedom, for normal errors of unknown variance. The degrees of
 * freedom k are those of the weights (for the lasso the number that are not zero: Zou, Hastie and Tibshirani 2007), and
 * one for the intercept.
 */
enum InformationCriterion {
    /** n·ln(RSS/n) + 2k (Akaike 1974). */
    AIC {
        @Override
        double penalty(Shape shape) {
            return 2 * shape.k();
        }
    },
    /** Corrected for few rows (Hurvich and Tsai 1989); the variance counts as one parameter more. */
    AICC {
        @Override
        double penalty(Shape shape) {
            double parameters = shape.k() + 1;
            double room = shape.n() - parameters - 1;
            return room > 0 ? 2 * shape.k() + 2 * parameters * (parameters + 1) / room : Double.POSITIVE_INFINITY;
        }
    },
    /** n·ln(RSS/n) + k·ln n (Schwarz 1978). */
    BIC {
        @Override
        double penalty(Shape shape) {
            return shape.k() * StrictMath.log(shape.n());
        }
    },
    /** BIC and twice γ = ½ the logarithm of the number of models of that size (Chen and Chen 2008). */
    EBIC {
        @Override
        double penalty(Shape shape) {
            return BIC.penalty(shape) + logBinomial(shape.p(), shape.nonzero());
        }
    },
    /** RSS/σ² − n + 2k, with σ² from all columns without a penalty (Mallows 1973). */
    CP {
        @Override
        double penalty(Shape shape) {
            return 2 * shape.k();
        }
    };

    /** A smaller share of the target that is not explained is rounding. */
    private static final double EXACT = 1e-13;

    /** What the criteria know of a model: rows, columns, degrees of freedom with the intercept, non-zero weights. */
    record Shape(double n, int p, double k, int nonzero) {}

    abstract double penalty(Shape shape);

    /**
     * The criterion at each point of a path.
     *
     * @throws SettingsException for Cp when there are too few rows for an estimate of the variance
     * @throws DataProblem when the target is constant, and for Cp when that estimate is zero
     */
    Curve along(Path path, Preparation preparation, Stopping stopping) {
        ElasticNet rules = preparation.penalty(path.points().get(0).objective()).on(preparation.standardization());
        if (!(preparation.formulation().loss() instanceof Squared)) {
            return ofLikelihood(path, preparation);
        }
        Solvers.PathChoice choice = Solvers.choosePath(preparation.data(), preparation.standardization(), rules);
        requireVaryingTarget(choice.loss(), preparation);
        double n = choice.loss().rows();
        double variance = this == CP ? variance(rules, preparation, stopping) : Double.NaN;
        double[] values = new double[path.points().size()];
        for (int k = 0; k < values.length; k++) {
            PathPoint point = path.points().get(k);
            double fit = this == CP ? n * point.deviance() / variance - n : n * StrictMath.log(point.deviance());
            values[k] = fit + penalty(shape(point, choice.loss(), preparation));
        }
        return Curve.of(path, values);
    }

    /** Twice the negative log-likelihood, but for a constant, in place of n·ln(RSS/n). */
    private Curve ofLikelihood(Path path, Preparation preparation) {
        RowLoss rows = preparation.rowLoss();
        if (this == CP || rows.loss().isOfResiduals()) {
            throw new SettingsException("the criterion %s is not for %s; use cv"
                    .formatted(
                            name().toLowerCase(Locale.ROOT), rows.loss().name().phrase()));
        }
        double[] f = new double[rows.rows()];
        double[] values = new double[path.points().size()];
        for (int k = 0; k < values.length; k++) {
            PathPoint point = path.points().get(k);
            Penalty penalty = penalty(point, preparation);
            double[] w = preparation.standardization().toWorking(point.weights().toArray());
            rows.design().predict(rows.design().workingIntercept(point.intercept(), w), w, f);
            double freedom = DegreesOfFreedom.of(rows, penalty, w, f) + (rows.hasIntercept() ? 1 : 0);
            Shape shape = new Shape(
                    rows.rows(), rows.columns(), freedom, point.weights().nonzero());
            values[k] = rows.rows() * point.deviance() + penalty(shape);
        }
        return Curve.of(path, values);
    }

    /** What is left of a constant target is zero at every strength, and its logarithm infinite. */
    private static void requireVaryingTarget(LeastSquares loss, Preparation preparation) {
        if (loss.targetPower() == 0) {
            throw new DataProblem(
                    DataProblem.Kind.CONSTANT_TARGET,
                    "the target \"%s\" is the same in every row"
                                    .formatted(preparation.data().schema().target())
                            + ", so no criterion can distinguish strengths");
        }
    }

    private static Shape shape(PathPoint point, LeastSquares loss, Preparation preparation) {
        double[] w = preparation.standardization().toWorking(point.weights().toArray());
        double k = DegreesOfFreedom.of(loss, penalty(point, preparation), w)
                + (preparation.standardization().intercept() ? 1 : 0);
        return new Shape(loss.rows(), loss.columns(), k, point.weights().nonzero());
    }

    /** On the working columns; what draws weights into a ball shrinks them as a ridge part does. */
    private static Penalty penalty(PathPoint point, Preparation preparation) {
        ElasticNet net = preparation.penalty(point.objective()).on(preparation.standardization());
        return preparation.groups().penalty(preparation.lagrangian(net, point.multiplier()));
    }

    /** The unbiased estimate from a fit without a penalty. */
    private static double variance(ElasticNet rules, Preparation preparation, Stopping stopping) {
        ElasticNet free = rules.withStrengths(0, 0);
        Solvers.PathChoice choice = Solvers.choosePath(preparation.data(), preparation.standardization(), free);
        LeastSquares loss = choice.loss();
        int intercept = preparation.standardization().intercept() ? 1 : 0;
        if (loss.rows() <= loss.columns() + intercept) {
            throw new SettingsException(
                    "Cp takes the variance from a fit of all columns, which needs more rows than columns: "
                            + "use another criterion, such as ebic or cv");
        }
        Solution solution = choice.solver().solve(free, stopping);
        double[] w = solution.weights();
        double left = loss.rows() - solution.rank().orElse(loss.columns()) - intercept;
        double power = loss.evaluate(w, new double[w.length]);
        if (!(power > EXACT * loss.targetPower())) {
            throw new DataProblem(
                    DataProblem.Kind.NOTHING_TO_CHOOSE,
                    "Cp measures by the variance of the noise, and there is none: all columns together explain the target"
                            + " to the last digit; use another criterion, such as bic or cv");
        }
        return power * loss.rows() / left;
    }

    /** The logarithm of the number of ways to choose k out of n. */
    private static double logBinomial(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += StrictMath.log((double) (n - k + i) / i);
        }
        return sum;
    }
}
