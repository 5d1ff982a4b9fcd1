package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.RowParts;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.TrainingData;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.CrossValidation.Order;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Difference;
import dev.regfit.selection.Folds;
import dev.regfit.selection.Metric;
import dev.regfit.selection.OutOfFold;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kinds of penalty side by side against each on its own, and their differences against those of single rows. */
class ComparisonTest {
    private static final Formulation STANDARD =
            new Formulation(Convention.SKLEARN, Scaling.STANDARD, true, ColumnRules.NONE);
    private static final Family NONE = new Family(PenaltyKind.NONE, 0.5);
    private static final Family RIDGE = new Family(PenaltyKind.L2, 0.5);
    private static final Family LASSO = new Family(PenaltyKind.L1, 0.5);
    private static final List<Family> FAMILIES = List.of(
            NONE, RIDGE, LASSO, new Family(PenaltyKind.ELASTIC_NET, 0.1), new Family(PenaltyKind.ELASTIC_NET, 0.9));
    private static final List<RowParts> DRAWN = List.of(Folds.random(5, 1, 0), Folds.random(5, 1, 1));

    /** 150 patients, of different weight, in folds of different size. */
    private record Patients(TrainingData whole, List<FoldedData> repeats, double[] weights) {

        static Patients in(List<RowParts> partitions, boolean rowsNeeded) {
            ReferenceTable table =
                    ReferenceTable.read("/certified/diabetes_raw.csv").first(150);
            List<String> names = new ArrayList<>(table.header());
            names.remove("y");
            List<Predictor> predictors = names.stream().map(Predictor::number).toList();
            BuildOptions options = new BuildOptions(MissingPolicy.ERROR, RowKeeping.ALWAYS, 10, 1).parted(partitions);
            DatasetBuilder builder = new DatasetBuilder(new Schema(predictors, "y"), options);
            double[] weights = new double[table.rows().size()];
            for (int i = 0; i < weights.length; i++) {
                int row = i;
                double[] numbers = names.stream()
                        .mapToDouble(name -> table.number(row, name))
                        .toArray();
                weights[i] = 0.25 + i % 7;
                builder.add(numbers, new String[numbers.length], table.number(i, "y"), weights[i]);
            }
            List<FoldedData> repeats = new ArrayList<>();
            for (int r = 0; r < partitions.size(); r++) {
                repeats.add(builder.folded(r, Encoding.ONEHOT, rowsNeeded));
            }
            return new Patients(builder.build(Encoding.ONEHOT), repeats, weights);
        }

        Comparison compare(Metric metric, Order order, int jobs) {
            CrossValidation.Plan plan = new CrossValidation.Plan(FAMILIES, Grid.AUTOMATIC, metric, order, jobs);
            Comparison.Entry all = new Comparison.Entry(Preparation.of(whole, STANDARD), repeats, plan);
            return Comparison.of(List.of(all), Rule.ONE_STANDARD_ERROR, Solving.STOPPING);
        }

        Selection validate(List<Family> families, Metric metric, Order order) {
            CrossValidation.Plan plan = new CrossValidation.Plan(families, Grid.AUTOMATIC, metric, order, 1);
            return Selection.of(
                    CrossValidation.of(Preparation.of(whole, STANDARD), repeats, plan, Solving.STOPPING),
                    Rule.ONE_STANDARD_ERROR);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MSE", "MAE"})
    void eachIsToTheBitWhatItIsOnItsOwn(Metric metric) {
        Patients patients = Patients.in(DRAWN, metric == Metric.MAE);
        Comparison comparison = patients.compare(metric, Order.ANY, 2);
        List<List<Family>> kinds =
                List.of(FAMILIES.subList(0, 1), FAMILIES.subList(1, 2), FAMILIES.subList(2, 3), FAMILIES.subList(3, 5));
        assertEquals(kinds.size(), comparison.choices().size());
        for (int k = 0; k < kinds.size(); k++) {
            Selection alone = patients.validate(kinds.get(k), metric, Order.ANY);
            Selection choice = comparison.choices().get(k);
            Curve curve = alone.chosenCurve();
            int chosen = curve.chosen(Rule.ONE_STANDARD_ERROR);
            assertEquals(alone.strength(), choice.strength());
            assertEquals(curve.mean()[chosen], comparison.error(k));
            assertEquals(curve.standardError()[chosen], comparison.standardError(k));
            assertEquals(alone.chosenPoint().intercept(), choice.chosenPoint().intercept());
            assertArrayEquals(
                    alone.chosenPoint().weights().toArray(),
                    choice.chosenPoint().weights().toArray());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MSE", "MAE"})
    void differencesAreThoseOfSingleRows(Metric metric) {
        check(Patients.in(DRAWN, true), metric, Order.ANY, 5);
    }

    @Test
    void differencesInTheOrderOfTime() {
        check(Patients.in(List.of(Folds.inTime(4)), true), Metric.MSE, Order.TIME, 4);
    }

    /** Losses of rows that were left out, each predicted with the weights of its fold. */
    private static void check(Patients patients, Metric metric, Order order, int folds) {
        Comparison comparison = patients.compare(metric, order, 1);
        List<OutOfFold> best = predictions(patients, comparison, comparison.best());
        int repeats = patients.repeats().size();
        for (int k = 0; k < comparison.choices().size(); k++) {
            List<OutOfFold> rows = predictions(patients, comparison, k);
            double mean = 0;
            double variance = 0;
            for (int repeat = 0; repeat < repeats; repeat++) {
                double[] sums = new double[folds + 1];
                double[] weights = new double[folds + 1];
                for (int i = 0; i < rows.size(); i++) {
                    OutOfFold row = rows.get(i);
                    if (row.repeat() == repeat) {
                        double weight = patients.weights()[row.row()];
                        weights[row.fold()] += weight;
                        sums[row.fold()] += weight * (loss(metric, row) - loss(metric, best.get(i)));
                    }
                }
                double total = 0;
                double sum = 0;
                for (int fold = 0; fold <= folds; fold++) {
                    total += weights[fold];
                    sum += sums[fold];
                }
                double squares = 0;
                for (int fold = 0; fold <= folds; fold++) {
                    if (weights[fold] > 0) {
                        squares += weights[fold] * Math.pow(sums[fold] / weights[fold] - sum / total, 2);
                    }
                }
                mean += sum / total / repeats;
                variance += squares / total / (folds - 1) / repeats;
            }
            Difference difference = comparison.difference(k);
            assertEquals(mean, difference.mean(), 1e-9 * comparison.error(k));
            assertEquals(Math.sqrt(variance), difference.standardError(), 1e-9 * comparison.error(k));
            assertTrue(difference.mean() >= 0);
            assertEquals(comparison.error(k) - comparison.error(comparison.best()), mean, 1e-9 * comparison.error(k));
        }
    }

    private static List<OutOfFold> predictions(Patients patients, Comparison comparison, int choice) {
        return OutOfFold.of(patients.repeats(), STANDARD, comparison.choices().get(choice), Solving.STOPPING);
    }

    private static double loss(Metric metric, OutOfFold row) {
        double residual = row.target() - row.prediction();
        return metric == Metric.MSE ? residual * residual : Math.abs(residual);
    }

    @Test
    void isTheSameOfRowsAndOfMoments() {
        Comparison ofRows = Patients.in(DRAWN, true).compare(Metric.MSE, Order.ANY, 1);
        Comparison ofMoments = Patients.in(DRAWN, false).compare(Metric.MSE, Order.ANY, 1);
        assertEquals(ofRows.best(), ofMoments.best());
        for (int k = 0; k < ofRows.choices().size(); k++) {
            double digits = 1e-9 * ofRows.error(k);
            assertEquals(ofRows.error(k), ofMoments.error(k), digits);
            assertEquals(ofRows.difference(k).mean(), ofMoments.difference(k).mean(), digits);
            assertEquals(
                    ofRows.difference(k).standardError(),
                    ofMoments.difference(k).standardError(),
                    digits);
        }
    }
}
