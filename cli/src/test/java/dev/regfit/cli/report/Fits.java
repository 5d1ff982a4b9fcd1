package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.Trainer;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small fits to report on. Without L1 strength all numbers are exact: orthogonal columns of ±1. */
final class Fits {
    static final Provenance PROVENANCE = provenance("");

    private Fits() {}

    static Provenance provenance(String weights) {
        return new Provenance(
                "1.2.3",
                "regfit train data.csv",
                List.of("data.csv"),
                "crc32:0badcafe",
                4,
                1,
                MissingPolicy.DROP,
                weights,
                CellReading.USUAL);
    }

    /** Of columns of numbers, rows kept. */
    static DatasetBuilder builder(List<String> inputs, String target) {
        return new DatasetBuilder(
                new Schema(inputs.stream().map(Predictor::number).toList(), target),
                BuildOptions.keepingRows(MissingPolicy.ERROR));
    }

    /** Four rows of two orthogonal columns, with y = 3 + 2a − b/2. */
    static Dataset orthogonal() {
        DatasetBuilder builder = builder(List.of("a", "b, \"c\""), "y");
        String[] texts = new String[2];
        builder.add(new double[] {1, 1}, texts, 4.5, 1);
        builder.add(new double[] {1, -1}, texts, 5.5, 1);
        builder.add(new double[] {-1, 1}, texts, 0.5, 1);
        builder.add(new double[] {-1, -1}, texts, 1.5, 1);
        return (Dataset) builder.build(Encoding.ONEHOT);
    }

    /** As many columns as asked for, whose weights without a penalty are 1, 2, 3, … */
    static Dataset wide(int p) {
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= p; j++) {
            names.add("x" + j);
        }
        DatasetBuilder builder = builder(names, "y");
        builder.add(new double[p], new String[p], 0, 1);
        for (int j = 1; j <= p; j++) {
            double[] row = new double[p];
            row[j - 1] = 1;
            builder.add(row, new String[p], j, 1);
        }
        return (Dataset) builder.build(Encoding.ONEHOT);
    }

    /** A number, a text column of three levels and a constant column. */
    static Dataset mixed() {
        DatasetBuilder builder = new DatasetBuilder(
                new Schema(List.of(Predictor.number("size"), Predictor.text("city"), Predictor.number("one")), "price"),
                BuildOptions.keepingRows(MissingPolicy.MEAN));
        String[] cities = {"Bern", "Ulm", "Wien"};
        for (int i = 0; i < 9; i++) {
            builder.add(
                    new double[] {i * i, Double.NaN, 1},
                    new String[] {null, cities[i % 3], null},
                    10 * i + 100 * (i % 3),
                    1);
        }
        return (Dataset) builder.build(Encoding.DUMMY);
    }

    static Settings settings(Strength strength, Convention convention, Scaling scaling) {
        return new Settings(strength, convention, scaling, true, ColumnRules.NONE, Solving.AUTOMATIC);
    }

    static Settings settings(PenaltyKind kind, double alpha) {
        return settings(new Strength.Single(kind, alpha, 0.5), Convention.SKLEARN, Scaling.NONE);
    }

    static Settings withRules(PenaltyKind kind, double alpha, ColumnRules rules) {
        return new Settings(
                new Strength.Single(kind, alpha, 0.5),
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                rules,
                Solving.AUTOMATIC);
    }

    static ColumnRules bounds(double lower, double upper) {
        return new ColumnRules(ColumnValues.of(1), ColumnValues.of(lower), ColumnValues.of(upper));
    }

    static Fit fit(Dataset data, Settings settings) {
        return Trainer.fit(data, settings, PROVENANCE);
    }

    /** Lasso of strength ½ on the orthogonal columns: weights 1.5 and 0. */
    static Fit lasso() {
        return fit(orthogonal(), settings(PenaltyKind.L1, 0.5));
    }

    /** Ridge with the logistic loss on eight rows of the first column, of which the fitted one is mostly one. */
    static Fit logistic() {
        DatasetBuilder builder = builder(List.of("a"), "y");
        double[] targets = {0, 0, 1, 0, 1, 1, 0, 1};
        for (int i = 0; i < targets.length; i++) {
            builder.add(new double[] {i}, new String[1], targets[i], 1);
        }
        Formulation formulation = new Formulation(
                new Logistic(), Convention.SKLEARN, Scaling.NONE, true, ColumnRules.NONE, Optional.empty());
        return fit(
                (Dataset) builder.build(Encoding.ONEHOT),
                new Settings(new Strength.Single(PenaltyKind.L2, 0.1, 0.5), formulation, Solving.AUTOMATIC));
    }

    /** A fit that was stopped long before its optimum. */
    static Fit unfinished() {
        Settings settings = new Settings(
                new Strength.Single(PenaltyKind.L1, 1e-3, 0.5),
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                ColumnRules.NONE,
                Solving.of(SolverName.SUBGRADIENT, new Stopping(1e-6, 1)));
        return fit(mixed(), settings);
    }
}
