package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.DataProblem;
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
import dev.regfit.problem.Logistic;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Curve;
import dev.regfit.selection.Metric;
import dev.regfit.selection.OutOfFold;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Selection;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross-validation against cv.glmnet with the same folds, and of its two forms against each other. */
class CrossValidationTest {
    private static final Formulation AS_GLMNET =
            new Formulation(Convention.GLMNET, Scaling.STANDARD, true, ColumnRules.NONE);

    /** Deviances of left-out rows follow the weights to first order, so that these must be nearer than gaps tell. */
    private static final Stopping EXACT = new Stopping(1e-13, 1000);

    /** Data of a table cut into ten folds by turns. */
    private record Folded(TrainingData whole, FoldedData folds) {

        static Folded of(ReferenceTable table, String target, boolean rowsNeeded) {
            return of(table, target, y -> y, rowsNeeded);
        }

        static Folded of(ReferenceTable table, String target, DoubleUnaryOperator change, boolean rowsNeeded) {
            List<String> names = new ArrayList<>(table.header());
            names.remove(target);
            List<Predictor> predictors = names.stream().map(Predictor::number).toList();
            RowParts byTurns = (row, label) -> (int) (row % 10);
            BuildOptions options =
                    new BuildOptions(MissingPolicy.ERROR, RowKeeping.ALWAYS, 10, 1).parted(List.of(byTurns));
            DatasetBuilder builder = new DatasetBuilder(new Schema(predictors, target), options);
            for (int i = 0; i < table.rows().size(); i++) {
                int row = i;
                double[] numbers = names.stream()
                        .mapToDouble(name -> table.number(row, name))
                        .toArray();
                builder.add(numbers, new String[numbers.length], change.applyAsDouble(table.number(i, target)), 1);
            }
            FoldedData folds = builder.folded(0, Encoding.ONEHOT, rowsNeeded);
            return new Folded(builder.build(Encoding.ONEHOT), folds);
        }

        CrossValidation validate(Family family, Grid grid, Metric metric, int jobs) {
            return validate(AS_GLMNET, family, grid, metric, jobs, Solving.STOPPING);
        }

        CrossValidation validate(
                Formulation formulation, Family family, Grid grid, Metric metric, int jobs, Stopping stopping) {
            return CrossValidation.of(
                    Preparation.of(whole, formulation),
                    List.of(folds),
                    new CrossValidation.Plan(List.of(family), grid, metric, CrossValidation.Order.ANY, jobs),
                    stopping);
        }
    }

    private static Family family(double mix) {
        return mix == 1
                ? new Family(PenaltyKind.L1, 1)
                : mix == 0 ? new Family(PenaltyKind.L2, 0) : new Family(PenaltyKind.ELASTIC_NET, mix);
    }

    @ParameterizedTest
    @CsvSource({
        "certified/diabetes_raw, y, false",
        "certified/diabetes_raw, y, true",
        "certified/prostate_train67, lpsa, false",
        "certified/eyedata, y, true",
        "certified/boston_rdatasets, medv, false",
        "published/glmnet_quickstart, y, false"
    })
    void agreesWithCvGlmnet(String set, String target, boolean rowsNeeded) {
        Folded data = Folded.of(ReferenceTable.read("/" + set + ".csv"), target, rowsNeeded);
        ReferenceTable expected = ReferenceTable.read("/published/cv_glmnet.csv");
        for (double mix : new double[] {1, 0.5, 0}) {
            List<String[]> points = expected.rows().stream()
                    .filter(row -> row[0].equals(set) && Double.parseDouble(row[1]) == mix)
                    .toList();
            double[] lambdas = points.stream()
                    .mapToDouble(row -> Double.parseDouble(row[2]))
                    .toArray();
            Curve curve = data.validate(family(mix), Grid.of(lambdas), Metric.MSE, 1)
                    .curves()
                    .get(0);
            for (int k = 0; k < lambdas.length; k++) {
                double mean = Double.parseDouble(points.get(k)[3]);
                double deviation = Double.parseDouble(points.get(k)[4]);
                assertEquals(mean, curve.mean()[k], 1e-6 * mean, set + " at " + lambdas[k]);
                assertEquals(deviation, curve.standardError()[k], 1e-6 * deviation, set + " at " + lambdas[k]);
                String rule = points.get(k)[5];
                assertEquals(rule.contains("min"), curve.chosen(Rule.MIN) == k, set + " at " + lambdas[k]);
                assertEquals(rule.contains("1se"), curve.chosen(Rule.ONE_STANDARD_ERROR) == k, set);
            }
        }
    }

    /**
     * cv.glmnet 4.1-6 of whether y is above 140, with family = "binomial", foldid by turns, lambda = c(0.1, 0.05, 0.02) and
     * thresh = 1e-14; type.measure class is the error.
     */
    @ParameterizedTest
    @CsvSource({
        "DEVIANCE, 1.12486171787, 1.04671713487, 0.995616516727, 0.0199122806177, 0.0284221125236, 0.0281408460908",
        "ERROR, 0.260180995475, 0.251131221719, 0.251131221719, 0.0171209153785, 0.0142007810961, 0.0135605182851",
        "AUC, 0.183900839013, 0.175977207826, 0.166308821798, 0.0135254006563, 0.014500289229, 0.011254152894"
    })
    void agreesWithCvGlmnetOfClasses(Metric metric, double m1, double m2, double m3, double s1, double s2, double s3) {
        Formulation logistic = new Formulation(
                new Logistic(), Convention.GLMNET, Scaling.STANDARD, true, ColumnRules.NONE, Optional.empty());
        ReferenceTable table = ReferenceTable.read("/certified/diabetes_raw.csv");
        Curve curve = Folded.of(table, "y", y -> y > 140 ? 1 : 0, true)
                .validate(logistic, family(1), Grid.of(new double[] {0.1, 0.05, 0.02}), metric, 1, EXACT)
                .curves()
                .get(0);
        assertArrayEquals(new double[] {m1, m2, m3}, curve.mean(), 1e-6);
        assertArrayEquals(new double[] {s1, s2, s3}, curve.standardError(), 1e-6);
    }

    /** A fold of one class has no AUC, which no other strength mends. */
    @Test
    void saysWhyThereIsNoAuc() {
        Formulation logistic = new Formulation(
                new Logistic(), Convention.GLMNET, Scaling.STANDARD, true, ColumnRules.NONE, Optional.empty());
        ReferenceTable table =
                ReferenceTable.read("/certified/diabetes_raw.csv").first(25);
        CrossValidation folds = Folded.of(table, "y", y -> y > 140 ? 1 : 0, true)
                .validate(logistic, family(1), Grid.of(new double[] {0.1}), Metric.AUC, 1, Solving.STOPPING);
        DataProblem problem = assertThrows(DataProblem.class, () -> Selection.of(folds, Rule.MIN));
        assertEquals(
                "4 of 10 folds, fold 2 first, have rows of one class only, so that there is no AUC: use fewer folds, or the"
                        + " metric deviance",
                problem.getMessage());
    }

    @Test
    void isTheSameOfRowsAndOfMoments() {
        ReferenceTable table = ReferenceTable.read("/certified/diabetes_raw.csv");
        CrossValidation ofMoments = Folded.of(table, "y", false).validate(family(1), Grid.AUTOMATIC, Metric.MSE, 1);
        CrossValidation ofRows = Folded.of(table, "y", true).validate(family(1), Grid.AUTOMATIC, Metric.MSE, 1);
        double[] mean = ofMoments.curves().get(0).mean();
        assertArrayEquals(mean, ofRows.curves().get(0).mean(), 1e-9 * mean[0]);
    }

    @Test
    void isTheSameToTheBitForAnyNumberOfThreads() {
        ReferenceTable table = ReferenceTable.read("/certified/diabetes_raw.csv");
        for (Metric metric : List.of(Metric.MSE, Metric.MAE, Metric.DEVIANCE)) {
            Folded data = Folded.of(table, "y", metric != Metric.MSE);
            Curve one = data.validate(family(0.5), Grid.AUTOMATIC, metric, 1)
                    .curves()
                    .get(0);
            Curve many = data.validate(family(0.5), Grid.AUTOMATIC, metric, 4)
                    .curves()
                    .get(0);
            assertArrayEquals(one.mean(), many.mean());
            assertArrayEquals(one.standardError(), many.standardError());
        }
    }

    @Test
    void theDevianceOfSquaredErrorsIsTheirMean() {
        Folded data = Folded.of(ReferenceTable.read("/certified/diabetes_raw.csv"), "y", true);
        Curve squares =
                data.validate(family(1), Grid.AUTOMATIC, Metric.MSE, 1).curves().get(0);
        Curve deviance = data.validate(family(1), Grid.AUTOMATIC, Metric.DEVIANCE, 1)
                .curves()
                .get(0);
        assertArrayEquals(squares.mean(), deviance.mean(), 1e-12 * squares.mean()[0]);
        assertArrayEquals(squares.standardError(), deviance.standardError(), 1e-12 * squares.mean()[0]);
    }

    /** What is predicted for each row has the error that the curve says. */
    @Test
    void predictsEachRowByTheModelThatDidNotSeeIt() {
        Folded data = Folded.of(ReferenceTable.read("/certified/diabetes_raw.csv"), "y", true);
        Selection selection =
                Selection.of(data.validate(family(1), Grid.AUTOMATIC, Metric.MSE, 1), Rule.ONE_STANDARD_ERROR);
        List<OutOfFold> rows = OutOfFold.of(List.of(data.folds()), AS_GLMNET, selection, Solving.STOPPING);
        double squares = 0;
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(i, rows.get(i).row());
            assertEquals(i % 10, rows.get(i).fold());
            squares += Math.pow(rows.get(i).target() - rows.get(i).prediction(), 2);
        }
        Curve curve = selection.chosenCurve();
        double error = curve.mean()[curve.chosen(Rule.ONE_STANDARD_ERROR)];
        assertEquals(442, rows.size());
        assertEquals(error, squares / rows.size(), 1e-10 * error);
    }
}
