package dev.regfit.attack;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.Trainer;
import dev.regfit.data.Builders;
import dev.regfit.data.CellReading;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.Scaling;
import dev.regfit.data.TrainingData;
import dev.regfit.exact.ExactProblem;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small regression problem that is hard to certify.
 *
 * @param seed what it is made from
 * @param table the data
 * @param loss of a row
 * @param rules for each column
 * @param strength λ₁ and half of λ₂
 * @param scaling how columns are scaled
 * @param intercept whether there is one
 * @param way how it is solved
 * @param ball the weights that are allowed
 */
record AttackProblem(
        long seed,
        Table table,
        Loss loss,
        Rules rules,
        Strength.Pair strength,
        Scaling scaling,
        boolean intercept,
        Way way,
        Ball ball) {

    /**
     * Data.
     *
     * @param kind how the columns depend on each other
     * @param columns p columns of length n
     * @param y the target
     * @param weights row weights, some of which may be zero
     */
    record Table(String kind, List<double[]> columns, double[] y, double[] weights) {}

    /**
     * Penalty factors and bounds, each of length p.
     *
     * @param groups of columns that are penalised together; empty for none
     */
    record Rules(double[] factors, double[] lower, double[] upper, List<int[]> groups) {

        /** Without groups. */
        Rules(double[] factors, double[] lower, double[] upper) {
            this(factors, lower, upper, List.of());
        }

        boolean hasBounds() {
            return IntStream.range(0, lower.length).anyMatch(this::isBounded);
        }

        boolean isBounded(int j) {
            return Double.isFinite(lower[j]) || Double.isFinite(upper[j]);
        }
    }

    /**
     * How to solve.
     *
     * @param fromMoments whether only moments are handed over
     * @param iterations the most that are allowed
     */
    record Way(SolverName solver, boolean fromMoments, int iterations) {

        boolean isFull() {
            return iterations == Solving.STOPPING.maxIterations();
        }
    }

    private static String name(int j) {
        return "c" + j;
    }

    private List<String> names() {
        return IntStream.range(0, table.columns().size())
                .mapToObj(AttackProblem::name)
                .toList();
    }

    /** The rows of positive weight. */
    Dataset data() {
        DatasetBuilder builder = Builders.ofNumbers(names(), "y");
        for (int i = 0; i < table.y().length; i++) {
            builder.add(row(i), new String[names().size()], table.y()[i], table.weights()[i]);
        }
        return Builders.rows(builder);
    }

    private double[] row(int i) {
        return table.columns().stream().mapToDouble(column -> column[i]).toArray();
    }

    Fit fit(Dataset rows) {
        TrainingData data =
                way.fromMoments() ? new MomentData(rows.schema(), rows.moments(), rows.fills(), rows.dropped()) : rows;
        Solving solving = Solving.of(way.solver(), new Stopping(Solving.STOPPING.tolerance(), way.iterations()));
        Settings settings = new Settings(strength, formulation(), solving);
        Provenance provenance = new Provenance(
                "attack", "", List.of(), "", data.size(), data.dropped(), MissingPolicy.ERROR, "", CellReading.USUAL);
        return Trainer.fit(data, settings, provenance);
    }

    Formulation formulation() {
        ColumnRules columnRules = new ColumnRules(
                values(1, rules.factors()),
                values(Double.NEGATIVE_INFINITY, rules.lower()),
                values(Double.POSITIVE_INFINITY, rules.upper()));
        List<List<String>> named = rules.groups().stream()
                .map(group -> Arrays.stream(group).mapToObj(AttackProblem::name).toList())
                .toList();
        Grouping grouping = new Grouping(!named.isEmpty(), named);
        return new Formulation(
                loss, Convention.SKLEARN, scaling, intercept, columnRules, ball, grouping, Optional.empty());
    }

    /** The same, solved in another way. */
    AttackProblem solved(Way another) {
        return new AttackProblem(seed, table, loss, rules, strength, scaling, intercept, another, ball);
    }

    /** The same for weights in a ball only. */
    AttackProblem within(Ball another) {
        return new AttackProblem(seed, table, loss, rules, strength, scaling, intercept, way, another);
    }

    private static ColumnValues values(double all, double[] values) {
        Map<String, Double> named = new HashMap<>();
        for (int j = 0; j < values.length; j++) {
            named.put(name(j), values[j]);
        }
        return new ColumnValues(all, named);
    }

    /** n rows of length p. */
    static double[][] cells(Dataset rows) {
        double[] values = ((DenseMatrix) rows.x()).values();
        int n = rows.rows();
        double[][] x = new double[n][rows.columns()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = values[j * n + i];
            }
        }
        return x;
    }

    /** What the fit was to minimise, of exactly the doubles of its penalty and scales. */
    static ExactProblem exact(Dataset rows, Fit fit) {
        return new ExactProblem(
                cells(rows),
                rows.y(),
                rows.weights(),
                fit.model().training().penalty(),
                fit.model().training().standardization().scales(),
                fit.model().training().standardization().intercept());
    }

    boolean isFeasible(double[] weights) {
        return IntStream.range(0, weights.length)
                .allMatch(j -> rules.lower()[j] <= weights[j] && weights[j] <= rules.upper()[j]);
    }

    /** What is special about it, for counts. */
    List<String> traits() {
        boolean l1 = strength.l1() > 0;
        boolean l2 = strength.l2() > 0;
        double[] factors = rules.factors();
        boolean free = Arrays.stream(factors).anyMatch(f -> f == 0) && (l1 || l2);
        boolean nearlyFree = Arrays.stream(factors).anyMatch(f -> f > 0 && f < 0.1);
        boolean boundedFree = IntStream.range(0, factors.length)
                .anyMatch(j -> rules.isBounded(j) && (factors[j] == 0 || !(l1 || l2)));
        String penalty = l1 ? l2 ? "elastic net" : "l1" : l2 ? "l2" : "none";
        return List.of(
                "columns: " + table.kind(),
                "penalty: " + penalty,
                "factors: " + (free ? "some free" : nearlyFree ? "some nearly free" : "all alike"),
                "bounds: " + (boundedFree ? "of free columns" : rules.hasBounds() ? "of penalised columns" : "none"),
                "way: "
                        + (way.fromMoments()
                                ? "only moments"
                                : way.isFull() ? way.solver().label() : "stopped early"));
    }

    @Override
    public String toString() {
        return "seed %d, %s, l1 %s, l2 %s, scale %s, intercept %s, %s, norm up to %s%nfactors %s, bounds %s %s%n%s"
                .formatted(
                        seed,
                        table.kind(),
                        strength.l1(),
                        strength.l2(),
                        scaling.label(),
                        intercept,
                        way,
                        ball.radius(),
                        Arrays.toString(rules.factors()),
                        Arrays.toString(rules.lower()),
                        Arrays.toString(rules.upper()),
                        csv());
    }

    private String csv() {
        String header = String.join(",", names()) + ",y,weight\n";
        return IntStream.range(0, table.y().length)
                .mapToObj(i -> Arrays.stream(row(i)).mapToObj(Double::toString).collect(Collectors.joining(",")) + ","
                        + table.y()[i] + "," + table.weights()[i])
                .collect(Collectors.joining("\n", header, "\n"));
    }
}
