package dev.regfit.solver.gradient;

import dev.regfit.data.Draws;
import dev.regfit.data.RowSource;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Divergence;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.Minimizers;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Any loss, penalty, and region of the weights, by a solver of the gradient family. */
public final class GradientMinimizer {
    /** Of the gap that proves how low an objective with kinks may be: far below what sub-gradients reach. */
    private static final Stopping OF_PROOF = new Stopping(1e-9, 100_000);

    /** Of the numbers that are drawn from a seed: those of passes are not negative. */
    private static final long OF_HELD_OUT = -3;

    private final Preparation preparation;
    private final ElasticNet net;
    private final Region region;

    /**
     * Takes a problem.
     *
     * @param groups of columns that the penalty is of; none where it has no L1 part
     * @param net on the working columns
     */
    public GradientMinimizer(Preparation preparation, Groups groups, ElasticNet net) {
        this.preparation = preparation;
        this.net = net;
        this.region = new Region(groups.penalty(net), preparation.formulation().ball(), preparation.standardization());
    }

    /**
     * Where a descent has ended.
     *
     * @param weights on the working columns, length p
     * @param intercept on the original columns; empty where it follows from weights and means
     * @param epochs done
     * @param divergence why the weights are not the optimum, when the steps were too long to get there
     * @param multiplier of the ball that the weights are in, or zero
     * @param stop where rows that were held out have told to stop
     */
    public record Result(
            double[] weights,
            OptionalDouble intercept,
            int epochs,
            Optional<Divergence> divergence,
            double multiplier,
            Optional<EarlyStop> stop) {}

    /**
     * Minimises.
     *
     * @param settings of the program's own objective
     * @throws SettingsException when the solver is not for this loss or penalty
     */
    public Result minimize(SolverName name, GradientSettings settings, Stopping stopping, EpochListener listener) {
        Optional<HeldOut> heldOut = heldOut(settings.sampling());
        boolean isSquared = preparation.formulation().loss() instanceof Squared;
        Optional<RowLoss> rows =
                heldOut.map(HeldOut::kept).or(() -> isSquared ? Optional.empty() : Optional.of(preparation.rowLoss()));
        Oracle oracle = rows.isPresent()
                ? new RowsOracle(rows.get(), region, minimum(rows.get(), heldOut.isPresent()))
                : squares();
        Optional<StochasticRows> singly = name == SolverName.SGD
                ? Optional.of(singly(rows, settings.sampling().seed()))
                : Optional.empty();
        Family family = new Family(name, oracle, region, settings, singly);
        family.refusal().ifPresent(reason -> {
            throw new SettingsException(reason);
        });
        Descent.End end = family.descend(stopping, heldOut.map(HeldOut::loss), listener);
        double[] w = end.best().w();
        return new Result(
                w,
                rows.isPresent()
                        ? OptionalDouble.of(
                                rows.get().design().originalIntercept(end.best().b(), w))
                        : OptionalDouble.empty(),
                end.epochs(),
                end.divergence(),
                end.multiplier(),
                end.stop());
    }

    private Oracle squares() {
        return new SquaresOracle(
                Solvers.problem(preparation.data(), preparation.standardization(), net)
                        .loss(),
                region);
    }

    /**
     * What proves how low an objective with kinks may be.
     *
     * @param areSome whether these are not all rows: then their minimum anywhere, which is no higher than that in a ball
     */
    private Optional<Minimizer.Minimum> minimum(RowLoss rows, boolean areSome) {
        if (rows.loss().jump() == 0) {
            return Optional.empty();
        }
        if (areSome) {
            return Optional.of(Minimizers.ofRows(rows).minimize(net, OF_PROOF, false));
        }
        return Optional.of(
                Minimizers.of(preparation, net).minimize(List.of(net), OF_PROOF).get(0));
    }

    private StochasticRows singly(Optional<RowLoss> rows, long seed) {
        if (rows.isPresent()) {
            RowLoss loss = rows.get();
            return new StochasticRows(
                    RowSource.shuffled(loss.data(), seed),
                    loss.loss(),
                    loss.design().map());
        }
        RowSource source = preparation
                .data()
                .passes(seed)
                .orElseThrow(
                        () -> new SettingsException(
                                "stochastic steps take single rows, and what is at hand is moments of rows that cannot be read again"));
        return new StochasticRows(source, new Squared(), preparation.standardization());
    }

    /**
     * Rows in two parts.
     *
     * @param kept those that are learnt from
     * @param loss of the others
     */
    private record HeldOut(RowLoss kept, Descent.HeldOutLoss loss) {}

    private Optional<HeldOut> heldOut(Sampling sampling) {
        if (sampling.heldOut() == 0) {
            return Optional.empty();
        }
        RowLoss rows = preparation.rowLoss();
        int n = rows.rows();
        int[] order = new int[n];
        Draws.order(order, Draws.random(sampling.seed(), OF_HELD_OUT));
        int out = (int) Math.round(sampling.heldOut() * n);
        if (out == 0 || n - out < 2) {
            throw new SettingsException(
                    "a share of %s of %d rows holds %d out and leaves %d to learn from; give a %s share"
                            .formatted(sampling.heldOut(), n, out, n - out, out == 0 ? "larger" : "smaller"));
        }
        RowLoss held = part(rows, Arrays.copyOf(order, out));
        return Optional.of(new HeldOut(part(rows, Arrays.copyOfRange(order, out, n)), at -> {
            double[] f = new double[held.rows()];
            held.design().predict(at.b(), at.w(), f);
            return held.evaluate(f, new double[f.length], new double[f.length]);
        }));
    }

    private static RowLoss part(RowLoss rows, int[] chosen) {
        int[] counts = new int[rows.rows()];
        Arrays.stream(chosen).forEach(i -> counts[i] = 1);
        return rows.part(rows.data().drawnRows(counts));
    }
}
