package dev.regfit.path;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Standardization;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.Minimizers;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Optima of one loss under the penalties of a family, over a grid of strengths, each found from the one before, or at
 * the knots.
 *
 * @param family the penalties
 * @param points in the order of the grid, or of falling strength
 * @param changes for each point which columns entered or left since the one before or, where the points are knots, do so
 *     from here on
 * @param solver the name of the solver
 * @param reason why it was chosen
 * @param tolerance the relative gap that was asked for
 * @param end why there are no more points
 */
public record Path(
        Family family,
        List<PathPoint> points,
        List<List<Change>> changes,
        String solver,
        String reason,
        double tolerance,
        End end) {
    /** The share of the target that is explained from which on nothing is left to find: glmnet's devmax. */
    private static final double ENOUGH = 0.999;

    /**
     * What a strength must add to what is explained, as a share of that, for the next to be tried: glmnet's fdev. Of other
     * losses than the squared one it is a share of the null deviance, there and here; of robust ones, where outliers own that,
     * it tells nothing.
     */
    private static final double PROGRESS = 1e-5;

    /** So many strengths are tried in any case: glmnet's mnlam. */
    private static final int FEWEST = 5;

    public Path {
        points = List.copyOf(points);
        changes = List.copyOf(changes);
    }

    /** Finds the path of prepared data over a grid. */
    public static Path along(Preparation preparation, Family family, Grid grid, Stopping stopping) {
        return along(preparation, family, grid, stopping, solverFor(preparation, family));
    }

    /** The strengths that a path over a grid may visit. */
    public static double[] alphas(Preparation preparation, Family family, Grid grid, Stopping stopping) {
        return grid.alphas(preparation, family, solverFor(preparation, family), stopping);
    }

    /** The solver that suits a family of penalties. */
    public static Minimizer solverFor(Preparation preparation, Family family) {
        return Minimizers.of(preparation, unit(preparation, family));
    }

    /** The solver of least squares that suits a family of penalties. */
    public static Solvers.PathChoice squaresFor(Preparation preparation, Family family) {
        return Solvers.choosePath(preparation.data(), preparation.standardization(), unit(preparation, family));
    }

    private static ElasticNet unit(Preparation preparation, Family family) {
        return preparation.penalty(preparation.objective(family.at(1))).on(preparation.standardization());
    }

    /**
     * Finds the path by a solver, which may be of use to others afterwards.
     *
     * @param minimizer what {@link #solverFor} gives
     */
    public static Path along(
            Preparation preparation, Family family, Grid grid, Stopping stopping, Minimizer minimizer) {
        double[] alphas = grid.alphas(preparation, family, minimizer, stopping);
        Loss loss = preparation.formulation().loss();
        boolean squared = loss instanceof Squared;
        boolean robust = loss.isOfResiduals() && !squared;
        List<PathPoint> points = new ArrayList<>();
        List<List<Change>> changes = new ArrayList<>();
        PathPoint before = null;
        List<PathPoint> ahead = List.of();
        for (int k = 0; k < alphas.length; k++) {
            if (k % minimizer.atOnce() == 0) {
                int end = Math.min(alphas.length, k + minimizer.atOnce());
                ahead = points(preparation, family, Arrays.copyOfRange(alphas, k, end), minimizer, stopping);
            }
            PathPoint point = ahead.get(k % minimizer.atOnce());
            points.add(point);
            stopping.progress().fitted(k, alphas.length); // 0 at the first
            changes.add(before == null ? List.of() : Change.between(before, point));
            double known = before == null ? 0 : before.r2();
            double whole = squared ? point.r2() : 1;
            boolean settled = point.r2() > ENOUGH || (!robust && point.r2() - known < PROGRESS * whole);
            if (grid.mayEndEarly() && points.size() >= FEWEST && settled) {
                break;
            }
            before = point;
        }
        End end = points.size() < alphas.length ? End.NOTHING_LEFT : End.WHOLE_GRID;
        return new Path(family, points, changes, minimizer.name(), minimizer.reason(), stopping.tolerance(), end);
    }

    private static List<PathPoint> points(
            Preparation preparation, Family family, double[] alphas, Minimizer minimizer, Stopping stopping) {
        List<Objective> objectives = new ArrayList<>();
        List<ElasticNet> penalties = new ArrayList<>();
        for (double alpha : alphas) {
            Objective objective = preparation.objective(family.at(alpha));
            objectives.add(objective);
            penalties.add(preparation.penalty(objective).on(preparation.standardization()));
        }
        List<Minimizer.Minimum> minima = minimizer.minimize(penalties, stopping);
        List<PathPoint> points = new ArrayList<>();
        for (int k = 0; k < alphas.length; k++) {
            points.add(PathPoint.of(preparation, objectives.get(k), minima.get(k), minimizer.nullDeviance()));
        }
        return points;
    }

    /**
     * Finds the knots of the lasso's path, and the weights at them.
     *
     * @param tolerance the relative gap that every knot should be proven to have
     * @throws SettingsException where {@link Homotopy} does not find them
     */
    public static Path throughKnots(Preparation preparation, Family family, Homotopy.Limits limits, double tolerance) {
        requireSomethingToFollow(preparation);
        if (!preparation.formulation().ball().isNone()) {
            throw new SettingsException(
                    "knots are those of weights whose norm has no limit: within a ball the path is curved");
        }
        Objective unit = preparation.objective(family.at(1));
        Standardization standardization = preparation.standardization();
        ElasticNet penalty = preparation.penalty(unit).on(standardization);
        LeastSquares loss =
                Solvers.problem(preparation.data(), standardization, penalty).loss();
        KnotPath path = Homotopy.follow(loss, penalty, limits);
        List<PathPoint> points = new ArrayList<>();
        List<List<Change>> changes = new ArrayList<>();
        double last = Double.NaN;
        for (Knot knot : path.knots()) {
            Objective objective = preparation.objective(family.at(knot.lambda() / unit.lambda1()));
            if (knot.lambda() != last) {
                double[] w = knot.weights().toArray();
                Problem problem = new Problem(loss, penalty.withStrengths(knot.lambda(), 0));
                Certificate certificate = preparation.refine(problem, w, knot.certificate());
                Minimizer.Minimum minimum =
                        new Minimizer.Minimum(w, OptionalDouble.empty(), knot.residualPower(), certificate, 0);
                points.add(PathPoint.of(preparation, objective, minimum, loss.targetPower()));
                changes.add(new ArrayList<>());
                last = knot.lambda();
            }
            List<Change> here = changes.get(changes.size() - 1);
            if (knot.entering() >= 0) {
                here.add(new Change(knot.entering(), true, objective.alpha(), objective.alpha()));
            }
            if (knot.leaving() >= 0) {
                here.add(new Change(knot.leaving(), false, objective.alpha(), objective.alpha()));
            }
        }
        return new Path(family, points, changes, "homotopy", "exact knots, as asked for", tolerance, path.end());
    }

    /** One row is the intercept, whatever the strength. */
    static void requireSomethingToFollow(Preparation preparation) {
        if (preparation.standardization().intercept()) {
            DataProblem.requireSeveral(preparation.data().size(), "its weights are zero at every strength");
        }
    }

    /** The strengths that were visited. */
    public double[] alphas() {
        return points.stream().mapToDouble(PathPoint::alpha).toArray();
    }

    /** Whether the points are knots. */
    public boolean isExact() {
        return end != End.WHOLE_GRID && end != End.NOTHING_LEFT;
    }

    /** Whether weaker penalties of the grid were not tried, because they would explain hardly more. */
    public boolean endedEarly() {
        return end == End.NOTHING_LEFT;
    }

    /** For each point 1 where it is not proven as asked, otherwise 0. */
    public int[] unproven() {
        return points.stream()
                .mapToInt(point -> point.certificate().isWithin(tolerance) ? 0 : 1)
                .toArray();
    }

    /** Whether every point is proven as asked, and none is missing. */
    public boolean converged() {
        return end != End.ROUNDING && Arrays.stream(unproven()).sum() == 0;
    }
}
