package dev.regfit.selection;

import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedData;
import dev.regfit.data.TrainingData;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model that did not see a row predicts for it, at the chosen strength.
 *
 * @param repeat number of the repeat, from 0
 * @param fold number of the fold, from 0
 * @param row where the row stands among those used, from 0
 */
public record OutOfFold(int repeat, int fold, int row, double target, double prediction) {

    /**
     * Predicts each fold's rows, by repeat and row.
     *
     * @param selection by cross-validation of these folds
     * @throws IllegalStateException when the rows are not at hand
     */
    public static List<OutOfFold> of(
            List<? extends FoldedData> repeats, Formulation formulation, Selection selection, Stopping stopping) {
        CrossValidation folds = selection.folds().orElseThrow();
        Path whole = selection.chosenCurve().path();
        double chosen = selection.chosenPoint().alpha();
        // The path is followed as it was for the errors: another start would end in other last digits.
        Grid upToChosen = Grid.of(
                Arrays.stream(whole.alphas()).filter(alpha -> alpha >= chosen).toArray());
        List<OutOfFold> all = new ArrayList<>();
        for (int repeat = 0; repeat < repeats.size(); repeat++) {
            FoldedData data = repeats.get(repeat);
            OutOfFold[] ofRepeat = new OutOfFold[rows(data)];
            for (Split split : CrossValidation.splits(data, folds.order())) {
                predict(data, split, repeat, formulation, whole.family(), upToChosen, stopping, ofRepeat);
            }
            Arrays.stream(ofRepeat).filter(row -> row != null).forEach(all::add);
        }
        return all;
    }

    private static int rows(FoldedData data) {
        long rows = 0;
        for (int part = 0; part < data.parts(); part++) {
            rows += data.rows(part);
        }
        return Math.toIntExact(rows);
    }

    private static void predict(
            FoldedData data,
            Split split,
            int repeat,
            Formulation formulation,
            Family family,
            Grid grid,
            Stopping stopping,
            OutOfFold[] predicted) {
        TrainingData training = data.training(split.training());
        List<PathPoint> points = Path.along(Preparation.ofPart(training, formulation), family, grid, stopping)
                .points();
        Dataset test = (Dataset) data.test(split.test(), training);
        PathPoint chosen = points.get(points.size() - 1);
        double[] f = HeldOut.Rows.predictors(test, chosen);
        Loss loss = chosen.objective().loss();
        int[] positions = data.positions(split.test());
        for (int i = 0; i < positions.length; i++) {
            int row = positions[i];
            predicted[row] = new OutOfFold(repeat, split.test(), row, test.y()[i], loss.mean(f[i]));
        }
    }
}
