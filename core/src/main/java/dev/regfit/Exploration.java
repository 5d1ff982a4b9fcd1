package dev.regfit;

import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.path.End;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Homotopy;
import dev.regfit.path.LassoSegments;
import dev.regfit.path.Path;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.selection.Selection;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a model would be at other strengths of its penalty: for the lasso of least squares between all strengths of a range,
 * otherwise at some.
 *
 * @param path through knots, or along a grid that the model's own strength is part of
 * @param segments what weights between knots follow from
 * @param obstacle why there are no segments; empty where there are
 * @param deviation how far the weights by the segments are from the model's at its own strength, as a share of the largest;
 *     NaN without segments
 */
public record Exploration(Path path, Optional<LassoSegments> segments, Optional<Obstacle> obstacle, double deviation) {
    /** The range of the knots goes down to this share of the first one, as the usual grids do. */
    private static final double TALL_RATIO = 1e-4;

    private static final double WIDE_RATIO = 1e-2;

    /** And at least to this share of the model's own strength. */
    private static final double BELOW_MODEL = 0.1;

    /** So many columns may have a part: the equations of 500 take a megabyte. */
    private static final int MOST_COLUMNS = 500;

    /** So many strengths may have a knot. */
    private static final int MOST_KNOTS = 5000;

    /** Nearer to the model's weights than this, segments are those of its path. */
    private static final double SAME = 1e-6;

    /** Why weights are not known between the strengths of the path. */
    public enum Obstacle {
        /** The penalty has an L2 part, or no L1 part. */
        L2_PART,
        /** The loss is not squared. */
        LOSS,
        /** Columns are penalised in groups. */
        GROUPS,
        /** Weights have bounds elsewhere than at zero, or are within a ball. */
        BOUNDS,
        /** Nearly collinear columns, or more knots or columns than there is room for. */
        OUT_OF_REACH
    }

    /**
     * Explores.
     *
     * @param preparation of the data that the model was trained on
     * @param selection what the strength was chosen from, whose path may serve again
     * @return empty where the model has no strength to change
     */
    public static Optional<Exploration> of(
            LinearModel model, Preparation preparation, Optional<Selection> selection, Stopping stopping) {
        Objective objective = model.training().objective();
        boolean mayMove = objective.kind() != PenaltyKind.NONE && objective.alpha() > 0;
        boolean isPoint =
                preparation.standardization().intercept() && preparation.data().size() < 2;
        if (!mayMove || isPoint) {
            return Optional.empty();
        }
        Optional<Obstacle> obstacle = obstacle(model.training());
        if (obstacle.isEmpty()) {
            Optional<Exploration> exact = exact(model, preparation, stopping);
            if (exact.isPresent()) {
                return exact;
            }
            obstacle = Optional.of(Obstacle.OUT_OF_REACH);
        }
        Family family = new Family(objective.kind(), objective.l1Ratio());
        Path path = selection
                .map(choice -> choice.chosenCurve().path())
                .filter(known -> known.points().size() > 1)
                .orElseGet(() -> Path.along(preparation, family, Grid.AUTOMATIC, stopping));
        Path withOwn = holds(path, objective.alpha())
                ? path
                : Path.along(preparation, family, Grid.of(with(path.alphas(), objective.alpha())), stopping);
        return Optional.of(new Exploration(withOwn, Optional.empty(), obstacle, Double.NaN));
    }

    private static boolean holds(Path path, double alpha) {
        return Arrays.stream(path.alphas()).anyMatch(known -> known == alpha);
    }

    private static double[] with(double[] alphas, double another) {
        double[] more = Arrays.copyOf(alphas, alphas.length + 1);
        more[alphas.length] = another;
        return more;
    }

    private static Optional<Obstacle> obstacle(Training training) {
        Objective objective = training.objective();
        if (!(objective.loss() instanceof Squared)) {
            return Optional.of(Obstacle.LOSS);
        }
        if (objective.kind() != PenaltyKind.L1) {
            return Optional.of(Obstacle.L2_PART);
        }
        if (training.groups().areWanted()) {
            return Optional.of(Obstacle.GROUPS);
        }
        return training.ball().isNone() ? Optional.empty() : Optional.of(Obstacle.BOUNDS);
    }

    private static Optional<Exploration> exact(LinearModel model, Preparation preparation, Stopping stopping) {
        double alpha = model.training().objective().alpha();
        Family family = new Family(PenaltyKind.L1, 1);
        boolean wide = preparation.data().size() <= preparation.data().columns();
        Path path;
        try {
            double ratio = wide ? WIDE_RATIO : TALL_RATIO;
            Path first = Path.throughKnots(preparation, family, new Homotopy.Limits(ratio, 1), stopping.tolerance());
            double largest = first.alphas()[0];
            double least = Math.min(ratio, BELOW_MODEL * alpha / largest);
            path = largest == 0
                    ? first
                    : Path.throughKnots(
                            preparation, family, new Homotopy.Limits(least, MOST_KNOTS), stopping.tolerance());
        } catch (SettingsException bounded) {
            return Optional.empty();
        }
        LassoSegments segments = LassoSegments.of(preparation, path, MOST_COLUMNS);
        if (path.end() == End.ZERO || !(segments.last() <= alpha)) {
            return Optional.empty();
        }
        double deviation = deviation(model.weights(), segments.weightsAt(alpha));
        return deviation <= SAME
                ? Optional.of(new Exploration(path, Optional.of(segments), Optional.empty(), deviation))
                : Optional.empty();
    }

    /** The largest difference as a share of the largest weight; zero if all are zero. */
    private static double deviation(double[] weights, double[] others) {
        double most = 0;
        double difference = 0;
        for (int j = 0; j < weights.length; j++) {
            most = Math.max(most, Math.abs(weights[j]));
            difference = Math.max(difference, Math.abs(weights[j] - others[j]));
        }
        return difference == 0 ? 0 : difference / most;
    }
}
