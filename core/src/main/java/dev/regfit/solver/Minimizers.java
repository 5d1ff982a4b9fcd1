package dev.regfit.solver;

import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.Squared;
import java.util.List;
import java.util.Optional;

/** Chooses what minimises any loss under any penalty; the solvers of least squares are chosen by {@link Solvers}. */
public final class Minimizers {
    private Minimizers() {}

    /**
     * Chooses for penalties one after another, whatever the loss, and whatever the groups of columns.
     *
     * @param penalty one of the penalties on the working columns; the others differ in their strengths only
     */
    public static Minimizer of(Preparation preparation, ElasticNet penalty) {
        return preparation.formulation().ball().isNone()
                ? anywhere(preparation, penalty)
                : new BallMinimizer(preparation, penalty, sample -> anywhere(preparation, sample), 0);
    }

    /**
     * The minimum within the ball by the solvers of single fits, which may know more digits of the weights than those of paths,
     * and so of the multiplier.
     *
     * @param penalty on the working columns
     */
    public static Minimizer.Minimum inBall(Preparation preparation, ElasticNet penalty, Stopping stopping) {
        List<ElasticNet> one = List.of(penalty);
        double multiplier =
                of(preparation, penalty).minimize(one, stopping).get(0).multiplier();
        return new BallMinimizer(preparation, penalty, sample -> single(preparation, sample), multiplier)
                .minimize(one, stopping)
                .get(0);
    }

    private static Minimizer single(Preparation preparation, ElasticNet penalty) {
        if (isGrouped(preparation, penalty)) {
            return grouped(preparation, true).minimizer();
        }
        return preparation.formulation().loss() instanceof Squared
                ? new SquaresMinimizer(preparation, Solvers.chooseEach(preparation, penalty))
                : ofRows(preparation.rowLoss(), Groups.NONE, true);
    }

    private static boolean isGrouped(Preparation preparation, ElasticNet penalty) {
        return preparation.groups().areWanted() && penalty.lambda1() > 0;
    }

    /** Whatever the norm of the weights. */
    private static Minimizer anywhere(Preparation preparation, ElasticNet penalty) {
        if (isGrouped(preparation, penalty)) {
            return grouped(preparation).minimizer();
        }
        return preparation.formulation().loss() instanceof Squared
                ? new SquaresMinimizer(
                        preparation, Solvers.choosePath(preparation.data(), preparation.standardization(), penalty))
                : ofRows(preparation.rowLoss());
    }

    /** Chooses for any loss of rows: quantiles have a kink. */
    public static RowMinimizer ofRows(RowLoss rows) {
        return ofRows(rows, Groups.NONE);
    }

    /** The same for penalties of groups. */
    public static RowMinimizer ofRows(RowLoss rows, Groups groups) {
        return ofRows(rows, groups, RowMinimizer.isSmall(rows));
    }

    private static RowMinimizer ofRows(RowLoss rows, Groups groups, boolean settles) {
        return rows.loss() instanceof Quantile
                ? new FiniteSmoothing(rows, groups, settles)
                : new ProximalNewton(rows, groups, settles);
    }

    /**
     * A solver for groups of columns.
     *
     * @param minimizer which takes the strengths
     * @param moments what it works on; empty where that is the rows
     */
    public record GroupChoice(Minimizer minimizer, Optional<LeastSquares> moments) {}

    /**
     * Chooses for groups of columns: moments serve the squared loss where they suit.
     */
    public static GroupChoice grouped(Preparation preparation) {
        return grouped(preparation, false);
    }

    /** @param settles whether each of several minima is settled to the last digits, whatever the size */
    private static GroupChoice grouped(Preparation preparation, boolean settles) {
        TrainingData data = preparation.data();
        boolean suits = !(data instanceof Dataset) || Moments.suit(data.size(), data.columns());
        if (!suits || !(preparation.formulation().loss() instanceof Squared)) {
            RowLoss rows = preparation.rowLoss();
            Minimizer ofRows = ofRows(rows, preparation.groups(), settles || RowMinimizer.isSmall(rows));
            return new GroupChoice(ofRows, Optional.empty());
        }
        MomentSquares moments = new MomentSquares(data.moments(), preparation.standardization());
        return new GroupChoice(new BlockMinimizer(preparation, moments, settles), Optional.of(moments));
    }
}
