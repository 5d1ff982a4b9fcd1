package dev.regfit.attack;

import dev.regfit.Solving;
import dev.regfit.attack.AttackProblem.Rules;
import dev.regfit.attack.AttackProblem.Way;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Ball;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Squared;
import dev.regfit.problem.Strength;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes {@link AttackProblem}s, each from its seed alone. */
final class AttackProblems {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Random random;

    private AttackProblems(Random random) {
        this.random = random;
    }

    static AttackProblem problem(long seed) {
        return new AttackProblems(new Random(seed * 0x9E3779B97F4A7C15L)).make(seed);
    }

    private AttackProblem make(long seed) {
        AttackProblem.Table table = new AttackTables(random).table();
        int p = table.columns().size();
        boolean intercept = random.nextInt(4) > 0;
        Scaling scaling = random.nextBoolean() ? Scaling.NONE : pick(Scaling.values());
        Rules rules = rules(p);
        Strength.Pair strength = strength(table, scaling, intercept);
        Way way = way(strength, rules);
        Way possible =
                scaling.needsRows() && way.fromMoments() ? new Way(SolverName.AUTO, false, way.iterations()) : way;
        return new AttackProblem(seed, table, new Squared(), rules, strength, scaling, intercept, possible, Ball.NONE);
    }

    /** A problem of another loss than the squared one, to be solved with all iterations. */
    static AttackProblem problem(long seed, LossName name) {
        return new AttackProblems(new Random(seed * 0x9E3779B97F4A7C15L)).make(seed, name);
    }

    private AttackProblem make(long seed, LossName name) {
        AttackProblem.Table squares = new AttackTables(random).table();
        AttackTargets targets = new AttackTargets(random, squares.y());
        AttackProblem.Table table =
                new AttackProblem.Table(squares.kind(), squares.columns(), targets.of(name), squares.weights());
        boolean intercept = random.nextInt(4) > 0;
        Scaling scaling = random.nextBoolean() ? Scaling.NONE : pick(Scaling.values());
        Rules rules = rules(squares.columns().size());
        Strength.Pair strength = strength(table, scaling, intercept);
        Way way = new Way(SolverName.AUTO, false, Solving.STOPPING.maxIterations());
        return new AttackProblem(seed, table, targets.loss(name), rules, strength, scaling, intercept, way, Ball.NONE);
    }

    /** A problem of columns in groups, without bounds and with an L1 part, to be solved with all iterations. */
    static AttackProblem grouped(long seed, LossName name) {
        return new AttackProblems(new Random(seed * 0x9E3779B97F4A7C15L)).makeGrouped(seed, name);
    }

    private AttackProblem makeGrouped(long seed, LossName name) {
        AttackProblem plain = make(seed, name);
        int p = plain.table().columns().size();
        int[] groupOf = random.ints(p, 0, 1 + random.nextInt(p)).toArray();
        double[] factors = plain.rules().factors().clone();
        List<int[]> groups = new ArrayList<>();
        for (int g = 0; g < p; g++) {
            int own = g;
            int[] columns = IntStream.range(0, p).filter(j -> groupOf[j] == own).toArray();
            for (int j : columns) {
                factors[j] = factors[columns[0]];
            }
            if (columns.length > 0) {
                groups.add(columns);
            }
        }
        if (Arrays.stream(factors).allMatch(factor -> factor == 0)) {
            Arrays.fill(factors, 1); // groups are of what is penalised
        }
        double[] lower = new double[p];
        double[] upper = new double[p];
        Arrays.fill(lower, -INFINITE);
        Arrays.fill(upper, INFINITE);
        Rules rules = new Rules(factors, lower, upper, groups);
        double l1 = plain.strength().l1() > 0 ? plain.strength().l1() : power(-6, 1);
        Strength.Pair strength = new Strength.Pair(l1, plain.strength().l2());
        return new AttackProblem(
                seed,
                plain.table(),
                plain.loss(),
                rules,
                strength,
                plain.scaling(),
                plain.intercept(),
                plain.way(),
                Ball.NONE);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private double power(double from, double to) {
        return Math.pow(10, from + (to - from) * random.nextDouble());
    }

    private Rules rules(int p) {
        double[] factors = new double[p];
        Arrays.fill(factors, 1);
        int free = random.nextBoolean() ? random.nextInt(5) : 0;
        for (int k = 0; k < free; k++) {
            // The first columns are those that depend on each other.
            factors[random.nextBoolean() ? Math.min(k, p - 1) : random.nextInt(p)] = 0;
        }
        int nearlyFree = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        for (int k = 0; k < nearlyFree; k++) {
            factors[random.nextInt(p)] = power(-14, -3);
        }
        double[] lower = new double[p];
        double[] upper = new double[p];
        Arrays.fill(lower, -INFINITE);
        Arrays.fill(upper, INFINITE);
        int bounded = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(3);
        for (int j = 0; j < p && bounded > 0; j++) {
            bound(j, bounded == 1 || random.nextBoolean() ? random.nextInt(5) : -1, lower, upper);
        }
        return new Rules(factors, lower, upper);
    }

    private void bound(int j, int kind, double[] lower, double[] upper) {
        double size = power(-2, 2);
        switch (kind) {
            case 0 -> lower[j] = 0;
            case 1 -> {
                lower[j] = -size;
                upper[j] = size;
            }
            case 2 -> {
                lower[j] = 0.5 * size;
                upper[j] = size;
            }
            case 3 -> upper[j] = pick(0.0, -size, size);
            case 4 -> {
                lower[j] = size;
                upper[j] = random.nextBoolean() ? size : INFINITE;
            }
            default -> {}
        }
    }

    private Strength.Pair strength(AttackProblem.Table table, Scaling scaling, boolean intercept) {
        double largest = 0;
        double squares = 0;
        for (double[] column : table.columns()) {
            double[] centred = centred(column, table.weights(), intercept);
            double square = dot(centred, centred, table.weights());
            double unit = scaling == Scaling.NONE || square == 0 ? 1 : Math.sqrt(square);
            double[] target = centred(table.y(), table.weights(), intercept);
            largest = Math.max(largest, Math.abs(dot(centred, target, table.weights())) / unit);
            squares = Math.max(squares, square / unit / unit);
        }
        double l1 = largest * share();
        double l2 = squares * share();
        return switch (random.nextInt(8)) {
            case 0 -> new Strength.Pair(0, 0);
            case 1, 2 -> new Strength.Pair(0, l2);
            case 3, 4, 5 -> new Strength.Pair(l1, 0);
            default -> new Strength.Pair(l1, l2);
        };
    }

    /** Of the strength at which hardly anything happens any more. */
    private double share() {
        return random.nextBoolean() ? power(-15, 0.5) : power(-3, 0.3);
    }

    private static double[] centred(double[] values, double[] weights, boolean intercept) {
        double mean = intercept ? dot(values, null, weights) : 0;
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    /** Weighted mean of the products; of the first values alone where there are no others. */
    private static double dot(double[] a, double[] b, double[] weights) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += weights[i] * a[i] * (b == null ? 1 : b[i]);
        }
        return sum / Arrays.stream(weights).sum();
    }

    private Way way(Strength.Pair strength, Rules rules) {
        int all = Solving.STOPPING.maxIterations();
        boolean smooth = strength.l1() == 0 && !rules.hasBounds();
        List<SolverName> direct = List.of(SolverName.QR, SolverName.CHOLESKY, SolverName.LSQR);
        return switch (random.nextInt(20)) {
            case 0, 1 -> new Way(SolverName.MOMENTS, false, all);
            case 2, 3 -> new Way(SolverName.COLUMNS, false, all);
            case 4 -> new Way(SolverName.AUTO, true, all);
            case 5 -> new Way(smooth ? pick(direct.toArray(new SolverName[0])) : SolverName.AUTO, false, all);
            case 6, 7 -> stopped(1 + random.nextInt(5));
            default -> new Way(SolverName.AUTO, false, all);
        };
    }

    private Way stopped(int iterations) {
        boolean fromMoments = random.nextInt(4) == 0;
        SolverName rows = fromMoments ? SolverName.MOMENTS : SolverName.COLUMNS;
        return new Way(pick(SolverName.AUTO, rows, SolverName.PROXIMAL), fromMoments, iterations);
    }
}
