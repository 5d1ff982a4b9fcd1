package dev.regfit.solver.gradient;

import dev.regfit.data.Draws;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.Penalty;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.Optional;
import java.util.SplittableRandom;

/** The solvers of the gradient family by name, and what each does unless told otherwise. */
final class Family {
    private static final int USUAL_EPOCHS = 10_000;

    /** Rows that a stochastic descent sees in all, at least: a small table is gone through more often. */
    private static final long ENOUGH_ROWS = 1_000_000;

    private static final int FEWEST_PASSES = 4;
    private static final int MOST_PASSES = 1000;

    /** Of the numbers that are drawn from a seed: those of passes are not negative. */
    private static final long OF_START = -2;

    private final SolverName name;
    private final Oracle oracle;
    private final Region region;
    private final GradientSettings settings;
    private final Optional<StochasticRows> rows;

    /** @param rows for the one that is stochastic */
    Family(SolverName name, Oracle oracle, Region region, GradientSettings settings, Optional<StochasticRows> rows) {
        this.name = name;
        this.oracle = oracle;
        this.region = region;
        // It has a momentum of its own, and settles without an average.
        this.settings =
                name == SolverName.PROXIMAL ? settings.with(Momentum.NONE).averaging(false) : settings;
        this.rows = rows;
    }

    /** Why the solver is not for this loss or penalty, if it is not. */
    Optional<String> refusal() {
        boolean hasGradient = oracle.isSmooth() && !hasCorners(region.penalty());
        return name != SolverName.GD || hasGradient
                ? Optional.empty()
                : Optional.of("the solver gd follows gradients, and %s has kinks; use proximal, subgradient or sgd"
                        .formatted(oracle.isSmooth() ? "an L1 part" : "this loss"));
    }

    private static boolean hasCorners(Penalty penalty) {
        return penalty.net().lambda1() > 0 || (penalty instanceof GroupLasso && !penalty.isSmooth());
    }

    Descent.End descend(Stopping stopping, Optional<Descent.HeldOutLoss> heldOut, EpochListener listener) {
        return new Descent(mover(stopping), oracle.scale(), stopping.tolerance(), heldOut, listener).run();
    }

    private Mover mover(Stopping stopping) {
        boolean isStochastic = name == SolverName.SGD;
        double[] units = isStochastic ? StochasticDescent.units(oracle, region.penalty()) : new double[0];
        int batch = StochasticDescent.batchSize(settings, oracle.rows());
        Steps steps = new Steps(settings, usualSchedule(), epochs(stopping), largestStableStep(), () -> switch (name) {
            case SGD -> StochasticDescent.lipschitz(oracle, units, batch);
            case PROXIMAL -> Lipschitz.of(oracle);
            default -> Lipschitz.of(oracle, region.penalty().net());
        });
        if (isStochastic) {
            return new StochasticDescent(oracle, region, steps, rows.orElseThrow(), units, settings, startingPoint());
        }
        return new GradientStep(oracle, region, steps, name == SolverName.PROXIMAL, settings, startingPoint());
    }

    /** Times L. Accelerated steps have a momentum that tends to one. */
    private double largestStableStep() {
        return name == SolverName.PROXIMAL
                ? Momentum.ACCELERATED_STEP
                : settings.momentum().largestStableStep();
    }

    /** Where there are corners, constant steps go to and fro about them for ever. */
    private Schedule usualSchedule() {
        boolean settles = oracle.isSmooth()
                && (name == SolverName.GD
                        || name == SolverName.PROXIMAL
                        || (name == SolverName.SUBGRADIENT && !hasCorners(region.penalty())));
        return settles ? Schedule.CONSTANT : Schedule.COSINE;
    }

    private int epochs(Stopping stopping) {
        return settings.epochs().orElse(Math.min(stopping.maxIterations(), usualEpochs()));
    }

    private int usualEpochs() {
        if (name != SolverName.SGD) {
            return USUAL_EPOCHS;
        }
        long passes = (ENOUGH_ROWS + oracle.rows() - 1) / oracle.rows();
        return (int) Math.max(FEWEST_PASSES, Math.min(passes, MOST_PASSES));
    }

    private Point startingPoint() {
        double[] w = new double[oracle.columns()];
        if (settings.sampling().startsAtRandom()) {
            SplittableRandom random = Draws.random(settings.sampling().seed(), OF_START);
            for (int j = 0; j < w.length; j++) {
                double power = oracle.power(j);
                w[j] = power > 0 ? Draws.normal(random) / Math.sqrt(power) : 0;
            }
        }
        return new Point(oracle.nullIntercept(), region.projected(w));
    }
}
