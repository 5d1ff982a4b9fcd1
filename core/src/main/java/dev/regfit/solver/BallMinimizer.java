package dev.regfit.solver;

import dev.regfit.data.DataProblem;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Squared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Minimises over weights within a {@link Ball}: a few minima under ridge parts ½μ‖w‖², by another minimizer, until the
 * weights are on the sphere, unless they are within the ball without any.
 */
final class BallMinimizer implements Minimizer {
    /** More minima are never needed: that many cuts leave nothing of a bracket. */
    private static final int MOST = 100;

    /** A misfit of the norm that is hardly more than what rounding makes. */
    private static final double EXACT = 5e-14;

    /** A misfit that weights known to a gap only may be left with, where more minima do not make it smaller. */
    private static final double ROUGH = 1e-4;

    /** Of the gap that is asked for: the norm of weights is known to its square root. */
    private static final double SHARE = 1e-4;

    /** A smaller gap is not to be had. */
    private static final double LEAST_GAP = 1e-13;

    /** Minima in a row that may fail to lessen the misfit. */
    private static final int PATIENCE = 3;

    /** Of half the null deviance: a slack ½μc² that is nothing beside rounding. */
    private static final double NOTHING = 1e-15;

    private final Preparation preparation;
    private final Function<ElasticNet, Minimizer> solvers;
    private final Ball ball;
    /** With μ = 0. */
    private final Minimizer plain;
    /** With μ > 0. */
    private Minimizer ridged;

    private final ElasticNet sample;
    /** The last multiplier found. */
    private double multiplier;

    /**
     * @param sample one of the penalties on the working columns
     * @param solvers what minimises, given one of the penalties, whatever the norm of the weights
     * @param multiplier to begin with
     */
    BallMinimizer(
            Preparation preparation, ElasticNet sample, Function<ElasticNet, Minimizer> solvers, double multiplier) {
        this.preparation = preparation;
        this.solvers = solvers;
        this.ball = preparation.formulation().ball();
        this.sample = sample;
        this.plain = solvers.apply(sample);
        this.multiplier = multiplier;
    }

    /** Where the loss has closed forms the ridge part makes it another problem; otherwise warm starts count. */
    private Minimizer ridged() {
        if (ridged == null) {
            boolean closed = preparation.formulation().loss() instanceof Squared && sample.lambda1() == 0;
            ridged = closed ? solvers.apply(preparation.lagrangian(sample, 1)) : plain;
        }
        return ridged;
    }

    @Override
    public String name() {
        return plain.name();
    }

    @Override
    public String reason() {
        return plain.reason();
    }

    @Override
    public double nullDeviance() {
        return plain.nullDeviance();
    }

    @Override
    public double power(int j) {
        return plain.power(j);
    }

    /** With the multiplier of the columns that are not penalised, if there are any. */
    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        boolean[] penalized = penalty.penalized();
        if (IntStream.range(0, penalized.length).allMatch(j -> penalized[j])) {
            return plain.nullSlopes(penalty, stopping);
        }
        // An L1 part, which weights that may move have none of, leaves this to solvers that can hold the others.
        ElasticNet free = penalty.without(penalized).withStrengths(1, 0);
        double ofFree = new BallMinimizer(preparation, free, solvers, 0)
                .search(free, stopping)
                .multiplier();
        return plain.nullSlopes(preparation.lagrangian(penalty, ofFree), stopping);
    }

    @Override
    public List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        List<Minimum> minima = new ArrayList<>();
        for (ElasticNet penalty : penalties) {
            Minimum minimum = search(penalty, stopping);
            multiplier = minimum.multiplier();
            minima.add(minimum);
        }
        return minima;
    }

    @Override
    public Minimum at(ElasticNet penalty, Minimum found, double[] w) {
        return within(penalty, found, w, found.multiplier());
    }

    private Minimum search(ElasticNet penalty, Stopping asked) {
        double gap = Math.min(asked.tolerance(), Math.max(LEAST_GAP, SHARE * asked.tolerance()));
        Stopping stopping = new Stopping(gap, asked.maxIterations());
        MultiplierSearch search = new MultiplierSearch();
        double mu = multiplier;
        Tried nearest = null;
        Tried inside = null;
        int iterations = 0;
        int patience = PATIENCE;
        for (int k = 0; k < MOST; k++) {
            Minimum minimum = minimum(penalty, mu, stopping);
            double misfit = minimum == null ? -1 : misfit(minimum);
            if (minimum != null) {
                iterations += minimum.iterations();
                Tried tried = new Tried(minimum, mu, misfit);
                boolean lessens = nearest == null || tried.distance() < nearest.distance() / 2;
                patience = lessens || nearest.distance() > ROUGH ? PATIENCE : patience - 1;
                nearest = nearest == null || tried.distance() < nearest.distance() ? tried : nearest;
                inside = misfit >= 0 && (inside == null || mu < inside.multiplier) ? tried : inside;
            }
            if (mu == 0 && misfit >= -EXACT) {
                return found(penalty, new Tried(minimum, 0, misfit), iterations);
            }
            boolean vanishes = misfit > 0 && mu * ball.radius() * ball.radius() <= NOTHING * nullDeviance() / 2;
            boolean usedUp = mu > 0 && minimum != null && minimum.iterations() >= stopping.maxIterations();
            if (usedUp || vanishes || patience == 0 || (nearest != null && nearest.distance() <= EXACT)) {
                break;
            }
            mu = search.next(mu, misfit, guess(penalty, minimum, mu, stopping));
            if (search.isExhausted()) {
                break;
            }
        }
        // Where weights leap across the sphere, as of columns that depend on each other, those inside are near the
        // minimum.
        return found(penalty, inside != null && nearest.distance() > ROUGH ? inside : nearest, iterations);
    }

    /** A minimum under a multiplier. */
    private record Tried(Minimum minimum, double multiplier, double misfit) {
        double distance() {
            return Math.abs(misfit);
        }
    }

    /** The minimum under a multiplier; null where there is none, as weights grow without end. */
    private Minimum minimum(ElasticNet penalty, double mu, Stopping stopping) {
        Minimizer minimizer = mu > 0 ? ridged() : plain;
        try {
            return minimizer
                    .minimize(List.of(preparation.lagrangian(penalty, mu)), stopping)
                    .get(0);
        } catch (DataProblem problem) {
            if (problem.kind() != DataProblem.Kind.NO_OPTIMUM || mu > 0) {
                throw problem;
            }
            ridged = solvers.apply(preparation.lagrangian(penalty, 1));
            return null;
        }
    }

    /** c/‖w‖ − 1. */
    private double misfit(Minimum minimum) {
        double room = ball.room(preparation.standardization().toOriginal(minimum.weights()));
        double norm = Math.sqrt(1 - room);
        return room / (norm * (1 + norm));
    }

    /**
     * A multiplier by the curvature h of the loss along the weights, which shrink as 1/(h + μ) then. Without weights, one that
     * could keep the slopes of the loss in balance.
     */
    private double guess(ElasticNet penalty, Minimum minimum, double mu, Stopping stopping) {
        double[] scales = preparation.standardization().scales();
        if (minimum == null) {
            boolean[] all = new boolean[scales.length];
            Arrays.fill(all, true);
            double[] slopes = ridged().nullSlopes(penalty.without(all), stopping);
            double sum = 0;
            for (int j = 0; j < slopes.length; j++) {
                sum += slopes[j] * scales[j] * slopes[j] * scales[j];
            }
            return Math.sqrt(sum) / ball.radius();
        }
        double curvature = 0;
        double squares = 0;
        for (int j = 0; j < scales.length; j++) {
            double w = minimum.weights()[j];
            curvature += (power(j) + penalty.l2(j)) * w * w;
            squares += w / scales[j] * (w / scales[j]);
        }
        double h = squares > 0 ? curvature / squares : 1;
        return (h + mu) / (1 + misfit(minimum)) - h;
    }

    private Minimum found(ElasticNet penalty, Tried tried, int iterations) {
        double mu = tried.multiplier;
        double[] weights = preparation.originalWeights(tried.minimum.weights());
        preparation.moveOntoSphere(weights, mu);
        double[] working = preparation.standardization().toWorking(weights);
        Minimum within = within(penalty, tried.minimum, working, mu);
        return new Minimum(
                within.weights(),
                within.intercept(),
                within.deviance(),
                within.certificate(),
                iterations,
                within.isUnique(),
                mu);
    }

    /** With the certificate of the constraint. */
    private Minimum within(ElasticNet penalty, Minimum found, double[] w, double mu) {
        Minimizer minimizer = mu > 0 ? ridged() : plain;
        boolean same = mu == 0 && ball.room(preparation.standardization().toOriginal(found.weights())) > 0;
        Minimum moved = same ? found : minimizer.at(preparation.lagrangian(penalty, mu), found, w);
        Certificate certificate = ball.with(mu)
                .certificate(moved.certificate(), preparation.standardization().toOriginal(moved.weights()));
        return new Minimum(
                moved.weights(),
                moved.intercept(),
                moved.deviance(),
                certificate,
                moved.iterations(),
                found.isUnique(),
                mu);
    }
}
