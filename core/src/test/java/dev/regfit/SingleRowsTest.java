package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedDataset;
import dev.regfit.data.Scaling;
import dev.regfit.model.LinearModel;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Strength;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leave-one-out, as it chooses a strength, against a fit of its own without each row. */
class SingleRowsTest {
    private static final double DIGITS = 1e-9;
    private static final double[] ALPHAS = {5, 0.5, 0.01};
    private static final Family RIDGE = new Family(PenaltyKind.L2, 0);

    private static final double[][] COLUMNS = {
        {1, 4, -2, 3, 7, 0, 2, 5, -1, 3},
        {120, 80, 45, 100, 210, 60, 75, 90, 10, 130},
        {0, 0, 1, 0, 0, 0, 2, 0, 0, 0}
    };
    /** Without the third row nothing is known of the third column. */
    private static final double[][] LONELY = {COLUMNS[0], COLUMNS[1], {0, 0, 1, 0, 0, 0, 0, 0, 0, 0}};

    private static final double[][] CONSTANT = {COLUMNS[0], {7, 7, 7, 7, 7, 7, 7, 7, 7, 7}, LONELY[2]};

    private static final double[] TARGET = {3, 7, -4, 5, 16, 1, 2, 9, -3, 4};
    private static final double[] WEIGHTS = {1, 3, 0.5, 2, 1, 0.25, 1, 4, 1, 2};

    private static Dataset without(double[][] from, int left, double[] weights) {
        int[] rows = IntStream.range(0, TARGET.length).filter(i -> i != left).toArray();
        List<double[]> columns = new ArrayList<>();
        for (double[] column : from) {
            columns.add(Arrays.stream(rows).mapToDouble(i -> column[i]).toArray());
        }
        double[] kept = weights.length == 0
                ? weights
                : Arrays.stream(rows).mapToDouble(i -> weights[i]).toArray();
        double[] y = Arrays.stream(rows).mapToDouble(i -> TARGET[i]).toArray();
        return ReferenceTable.dataset(List.of("a", "b", "c"), columns, "y", y, kept);
    }

    private static Curve curve(double[][] columns, Formulation formulation, double[] weights, double... alphas) {
        Dataset all = without(columns, -1, weights);
        FoldedDataset each =
                new FoldedDataset(all, IntStream.range(0, TARGET.length).toArray());
        Search.Rows rows = new Search.Rows(Preparation.of(all, formulation), List.of(), Optional.of(each));
        Search search = new Search(
                List.of(RIDGE), Grid.of(alphas), Criterion.LOO, Rule.MIN, Metric.MSE, CrossValidation.Order.ANY, 1);
        return search.choose(rows, Solving.STOPPING).chosenCurve();
    }

    private static double errorWithout(
            double[][] columns, int left, Formulation formulation, double[] weights, double alpha) {
        Settings settings = new Settings(new Strength.Single(PenaltyKind.L2, alpha, 0), formulation, Solving.AUTOMATIC);
        LinearModel model = Fits.fit(without(columns, left, weights), settings).model();
        double prediction = model.intercept();
        for (int j = 0; j < columns.length; j++) {
            prediction += model.weights()[j] * columns[j][left];
        }
        return TARGET[left] - prediction;
    }

    @ParameterizedTest
    @EnumSource
    void equalsFitsWithoutEachRow(Convention convention) {
        ColumnRules factors = new ColumnRules(
                new ColumnValues(1, Map.of("a", 0.5, "b", 3.0)), ColumnRules.NONE.lower(), ColumnRules.NONE.upper());
        for (Scaling scaling : Scaling.values()) {
            for (ColumnRules rules : List.of(ColumnRules.NONE, factors)) {
                for (boolean intercept : new boolean[] {true, false}) {
                    Formulation formulation = new Formulation(convention, scaling, intercept, rules);
                    check(formulation, new double[0]);
                    check(formulation, WEIGHTS);
                }
            }
        }
    }

    private static void check(Formulation formulation, double[] weights) {
        Curve curve = curve(COLUMNS, formulation, weights, ALPHAS);
        for (int k = 0; k < ALPHAS.length; k++) {
            double total = 0;
            double squares = 0;
            double fourth = 0;
            for (int i = 0; i < TARGET.length; i++) {
                double weight = weights.length == 0 ? 1 : weights[i];
                double square = Math.pow(errorWithout(COLUMNS, i, formulation, weights, ALPHAS[k]), 2);
                total += weight;
                squares += weight * square;
                fourth += weight * square * square;
            }
            double mean = squares / total;
            double deviation = Math.sqrt((fourth / total - mean * mean) / (TARGET.length - 1));
            assertEquals(mean, curve.mean()[k], DIGITS * mean, formulation + " at " + ALPHAS[k]);
            assertEquals(deviation, curve.standardError()[k], 1e-7 * deviation, formulation + " at " + ALPHAS[k]);
        }
    }

    /** Which fits without each row, and closed forms where they have a number, treat as a weight of zero. */
    @ParameterizedTest
    @EnumSource
    void aRowThatAloneDeterminesAWeightIsPredictedWithoutIt(Scaling scaling) {
        Formulation formulation = new Formulation(Convention.SKLEARN, scaling, true, ColumnRules.NONE);
        for (double[][] columns : List.of(LONELY, CONSTANT)) {
            for (double alpha : new double[] {0, 1}) {
                double sum = 0;
                for (int i = 0; i < TARGET.length; i++) {
                    sum += Math.pow(errorWithout(columns, i, formulation, new double[0], alpha), 2);
                }
                double mean = sum / TARGET.length;
                assertArrayEquals(
                        new double[] {mean},
                        curve(columns, formulation, new double[0], alpha).mean(),
                        DIGITS * mean);
            }
        }
    }
}
