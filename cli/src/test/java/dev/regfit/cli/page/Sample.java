package dev.regfit.cli.page;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.Trainer;
import dev.regfit.data.CellReading;
import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.Family;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Strength;
import dev.regfit.selection.SelectionAgain;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows drawn at random, and a model of them.
 *
 * @param data correlated columns of different scales, of which some have a part in the target
 */
record Sample(Dataset data, Formulation formulation, Family family) {

    static Sample of(int rows, int columns, PenaltyKind kind) {
        return of(rows, IntStream.range(0, columns).mapToObj(j -> "x" + j).toList(), kind);
    }

    static Sample of(int rows, List<String> names, PenaltyKind kind) {
        int p = names.size();
        Random random = new Random(31L * rows + p);
        double[] x = new double[rows * p];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double common = random.nextGaussian();
            y[i] = 100 + random.nextGaussian();
            for (int j = 0; j < p; j++) {
                double value = random.nextGaussian() + 0.6 * common;
                x[j * rows + i] = 5 + (1 + j % 7) * value;
                y[i] += value * (j % 3 == 0 ? 2.0 / (1 + j) : 0) * (j % 2 == 0 ? 1 : -1);
            }
        }
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        Schema schema = new Schema(names.stream().map(Predictor::number).toList(), "y");
        return new Sample(
                new Dataset(schema, new DenseMatrix(rows, p, x), y, weights, new double[p], 0),
                new Formulation(Convention.SKLEARN, Scaling.STANDARD, true, ColumnRules.NONE),
                new Family(kind, 0.5));
    }

    /** What train makes of a strength. */
    LinearModel train(double alpha) {
        Provenance provenance = new Provenance(
                "1.2.3",
                "regfit train data.csv",
                List.of("data.csv"),
                "",
                data.rows(),
                0,
                MissingPolicy.ERROR,
                "",
                CellReading.USUAL);
        Strength strength = new Strength.Single(family.kind(), alpha, family.l1Ratio());
        Fit fit = Trainer.fit(data, new Settings(strength, formulation, Solving.AUTOMATIC), provenance);
        return fit.model();
    }

    /** The page of the model of a strength. */
    Page page(double alpha) {
        Preparation preparation = Preparation.of(data, formulation);
        return Page.of(
                "1.2.3",
                train(alpha),
                preparation,
                SelectionAgain.of(preparation, family, SelectionAgain.usual(preparation), Solving.STOPPING, 2),
                Solving.STOPPING,
                new Page.Origin(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    /** Strengths between two, evenly at random in their logarithm. */
    static double[] strengths(double low, double high, int count) {
        Random random = new Random(count);
        return random.doubles(count)
                .map(share -> high * Math.pow(low / high, share))
                .toArray();
    }

    /** The largest difference, as a share of the largest of the first. */
    static double difference(double[] expected, double[] actual) {
        double most = 0;
        double difference = 0;
        for (int j = 0; j < expected.length; j++) {
            most = Math.max(most, Math.abs(expected[j]));
            difference = Math.max(difference, Math.abs(expected[j] - actual[j]));
        }
        return difference == 0 ? 0 : difference / most;
    }
}
