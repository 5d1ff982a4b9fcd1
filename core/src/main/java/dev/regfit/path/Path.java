package dev.regfit.path;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;

/**
 * Optima of one loss under the penalties of a family, each found from the one before.
 *
 * @param family the penalties
 * @param points in the order of the grid
 * @param solver the name of the solver
 * @param reason why it was chosen
 * @param tolerance the relative gap that was asked for
 * @param endedEarly whether weaker penalties were not tried, because they would explain hardly more
 */
public record Path(
        Family family, List<PathPoint> points, String solver, String reason, double tolerance, boolean endedEarly) {
    /** The share of the target that is explained from which on nothing is left to find: glmnet's devmax. */
    private static final double ENOUGH = 0.999;

    /** What a strength must add to what is explained, as a share of that, for the next to be tried: glmnet's fdev. */
    private static final double PROGRESS = 1e-5;

    /** So many strengths are tried in any case: glmnet's mnlam. */
    private static final int FEWEST = 5;

    public Path {
        points = List.copyOf(points);
    }

    /** Finds the path of prepared data over a grid. */
    public static Path along(Preparation preparation, Family family, Grid grid, Stopping stopping) {
        Standardization standardization = preparation.standardization();
        Penalty unit = preparation.penalty(preparation.objective(family.at(1))).on(standardization);
        Solvers.PathChoice choice = Solvers.choosePath(preparation.data(), standardization, unit);
        double[] alphas = grid.alphas(preparation, family, choice.loss(), stopping);
        List<PathPoint> points = new ArrayList<>();
        double before = 0;
        for (double alpha : alphas) {
            PathPoint point = point(preparation, preparation.objective(family.at(alpha)), choice, stopping);
            points.add(point);
            boolean settled = point.r2() > ENOUGH || point.r2() - before < PROGRESS * point.r2();
            if (grid.mayEndEarly() && points.size() >= FEWEST && settled) {
                break;
            }
            before = point.r2();
        }
        boolean endedEarly = points.size() < alphas.length;
        return new Path(family, points, choice.name(), choice.reason(), stopping.tolerance(), endedEarly);
    }

    private static PathPoint point(
            Preparation preparation, Objective objective, Solvers.PathChoice choice, Stopping stopping) {
        Standardization standardization = preparation.standardization();
        Penalty penalty = preparation.penalty(objective).on(standardization);
        Loss loss = choice.loss();
        Solution solution = choice.solver().solve(penalty, stopping);
        double[] w = solution.weights();
        Certificate certificate = new Certifier(new Problem(loss, penalty)).certify(w);
        double[] weights = preparation.originalWeights(w);
        double power = Math.max(0.0, 2 * (certificate.objective() - penalty.value(w)));
        return new PathPoint(
                objective,
                standardization.interceptFor(weights),
                SparseWeights.of(weights),
                power,
                loss.targetPower() > 0 ? 1 - power / loss.targetPower() : Double.NaN,
                certificate,
                solution.iterations());
    }

    /** The strengths that were visited. */
    public double[] alphas() {
        return points.stream().mapToDouble(PathPoint::alpha).toArray();
    }

    /** Whether every point is proven as asked. */
    public boolean converged() {
        return points.stream().allMatch(point -> point.certificate().isWithin(tolerance));
    }
}
