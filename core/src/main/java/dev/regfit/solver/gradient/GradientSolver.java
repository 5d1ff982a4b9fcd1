package dev.regfit.solver.gradient;

import dev.regfit.problem.Problem;
import dev.regfit.solver.Solution;
import dev.regfit.solver.Solver;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Least squares by a solver of the gradient family: by the loss alone or, if that is stochastic, by the rows beside it. */
public final class GradientSolver implements Solver {
    private final SolverName name;
    private final GradientSettings settings;
    private final EpochListener listener;
    private final Optional<StochasticRows> rows;

    /** @param name of a solver that follows whole gradients */
    public GradientSolver(SolverName name, GradientSettings settings, EpochListener listener) {
        this(name, settings, listener, Optional.empty());
    }

    /** @param rows the same as the problem's */
    public GradientSolver(GradientSettings settings, EpochListener listener, StochasticRows rows) {
        this(SolverName.SGD, settings, listener, Optional.of(rows));
    }

    private GradientSolver(
            SolverName name, GradientSettings settings, EpochListener listener, Optional<StochasticRows> rows) {
        this.name = name;
        this.settings = settings;
        this.listener = listener;
        this.rows = rows;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        Region region = Region.of(problem.penalty());
        GradientSettings bounded =
                settings.epochs().isPresent() ? settings : settings.withEpochs(stopping.maxIterations());
        Family family = new Family(name, new SquaresOracle(problem.loss(), region), region, bounded, rows);
        family.refusal().ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        Descent.End end = family.descend(stopping, Optional.empty(), listener);
        return new Solution(
                end.best().w(), OptionalDouble.empty(), end.epochs(), end.divergence(), OptionalInt.empty());
    }
}
