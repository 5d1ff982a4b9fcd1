package dev.regfit.path;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.solver.CoordinateDescent;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;

/**
 * The relaxed lasso: the penalty chooses columns, and least squares on these gives the weights (Meinshausen, "Relaxed
 * Lasso", Comput. Stat. Data Anal. 52, 2007), blended with the penalised ones as R's glmnet does (Hastie, Tibshirani and
 * Tibshirani, "Best subset, forward stepwise or lasso?", Stat. Sci. 35, 2020).
 *
 * <p>Bounds of weights still hold. Of columns that depend on each other those count that came first on the path, and at
 * one strength those first in the file; there are never more than rows.
 *
 * @param gamma γ: the share of the penalised weights, 0 to 1
 * @param points one for each point of the path
 */
public record RelaxedPath(double gamma, List<Relaxed> points) {

    public RelaxedPath {
        points = List.copyOf(points);
    }

    /**
     * Refits at each point of a path.
     *
     * @param preparation of the path
     * @param gamma γ, 0 to 1
     */
    public static RelaxedPath of(Preparation preparation, Path path, double gamma, Stopping stopping) {
        if (!preparation.formulation().ball().isNone()) {
            throw new SettingsException("relaxed weights are not penalised, and there are none whose norm has a limit");
        }
        if (!(preparation.formulation().loss() instanceof Squared)) {
            RefitsOfRows refits = new RefitsOfRows(preparation, gamma, stopping);
            return new RelaxedPath(gamma, path.points().stream().map(refits::at).toList());
        }
        Refits refits = new Refits(preparation, path.family(), gamma, stopping);
        return new RelaxedPath(gamma, path.points().stream().map(refits::at).toList());
    }

    /** Whether every refit is proven to be optimal. */
    public boolean converged(double tolerance) {
        return points.stream().allMatch(point -> point.certificate().isWithin(tolerance));
    }

    /** Refits one after another, each on the factor of the one before. */
    private static final class Refits {
        private final Preparation preparation;
        private final double gamma;
        private final Stopping stopping;
        private final LeastSquares loss;
        /** Of strength zero, on the working columns. */
        private final ElasticNet bounds;

        private final ColumnProducts products;
        private final ActiveColumns active;

        Refits(Preparation preparation, Family family, double gamma, Stopping stopping) {
            this.preparation = preparation;
            this.gamma = gamma;
            this.stopping = stopping;
            Standardization standardization = preparation.standardization();
            ElasticNet penalty = preparation.penalty(preparation.objective(family.at(1)));
            this.bounds = penalty.on(standardization).withStrengths(0, 0);
            this.loss =
                    Solvers.problem(preparation.data(), standardization, bounds).loss();
            this.products = ColumnProducts.of(loss);
            this.active = new ActiveColumns(loss, products);
        }

        Relaxed at(PathPoint point) {
            Standardization standardization = preparation.standardization();
            double[] penalised = standardization.toWorking(point.weights().toArray());
            int[] leftOut = choose(point.weights());
            double[] w = refit();
            Certificate certificate = new Certifier(problem()).certify(w);
            for (int j = 0; j < w.length; j++) {
                w[j] = gamma * penalised[j] + (1 - gamma) * w[j];
            }
            double power = loss.evaluate(w, new double[w.length]);
            double[] weights = preparation.originalWeights(w);
            return new Relaxed(
                    standardization.interceptFor(weights),
                    SparseWeights.of(weights),
                    power,
                    loss.targetPower() > 0 ? 1 - power / loss.targetPower() : Double.NaN,
                    certificate,
                    leftOut);
        }

        /** Makes the columns with a weight the active ones; returns those that depend on others. */
        private int[] choose(SparseWeights weights) {
            for (int j : active.columns()) {
                if (!weights.isActive(j)) {
                    active.remove(j);
                }
            }
            return Arrays.stream(weights.columns())
                    .filter(j -> !active.contains(j) && !active.add(j))
                    .toArray();
        }

        /** The least squares of the active columns on the working scale. */
        private double[] refit() {
            double[] w = new double[loss.columns()];
            boolean inside = true;
            // The second step is one of iterative refinement.
            for (int step = 0; step < 2; step++) {
                int[] columns = active.columns();
                double[] change = products.correlations(w, columns);
                active.solve(change);
                for (int k = 0; k < columns.length; k++) {
                    w[columns[k]] += change[k];
                    inside &= bounds.clamp(columns[k], w[columns[k]]) == w[columns[k]];
                }
            }
            return inside ? w : boundedRefit();
        }

        private double[] boundedRefit() {
            int[] columns = active.columns();
            double[] target = products.correlations(new double[loss.columns()], columns);
            LeastSquares part =
                    new MomentSquares(loss.rows(), loss.gram(columns), columns.length, target, loss.targetPower());
            double[] found = new CoordinateDescent()
                    .solve(new Problem(part, bounds.of(columns)), stopping)
                    .weights();
            double[] w = new double[loss.columns()];
            for (int k = 0; k < columns.length; k++) {
                w[columns[k]] = found[k];
            }
            return w;
        }

        /** What the refit minimises: all columns but the active ones are held at zero. */
        private Problem problem() {
            double[] lower = new double[loss.columns()];
            double[] upper = new double[loss.columns()];
            for (int j : active.columns()) {
                lower[j] = bounds.lower()[j];
                upper[j] = bounds.upper()[j];
            }
            return new Problem(loss, new ElasticNet(0, 0, bounds.factors(), lower, upper));
        }
    }
}
