package dev.regfit.path;

import dev.regfit.data.Standardization;
import dev.regfit.linalg.Cholesky;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Solvers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The lasso's path in a form that weights at any strength are computed from, without the data. Between two knots the
 * weights with a part solve {@code G_AA·w_A = c_A − λ₁·f_A∘s_A} (Osborne, Presnell and Turlach 2000): so it takes
 * G = X̃ᵀX̃/n and c = X̃ᵀỹ/n of the columns that ever have a part, and which of them have one from which knot on.
 *
 * @param standardization the map to the working columns, of all p
 * @param columns the k columns that have a part somewhere, ascending
 * @param factors their penalty factors f
 * @param gram G of these columns, k×k
 * @param target c, k numbers
 * @param targetPower ‖ỹ‖²/n
 * @param unit λ₁ of a strength α of one
 * @param alphas the strengths of the knots, falling; the last is where the path ends
 * @param turns for each knot who leaves and who enters as the strength falls on from it: numbers of columns among the k,
 *     a complement (−1 − number) for one that enters with a negative weight. Columns that are not penalised have a part
 *     from the start
 */
public record LassoSegments(
        Standardization standardization,
        int[] columns,
        double[] factors,
        double[] gram,
        double[] target,
        double targetPower,
        double unit,
        double[] alphas,
        List<int[]> turns) {
    /** Each halves the digits that are wrong, as far as residuals in double precision tell. */
    private static final int REFINEMENTS = 2;

    public LassoSegments {
        turns = List.copyOf(turns);
    }

    /**
     * The form of a path.
     *
     * @param path through the knots of the lasso of prepared data
     * @param most columns that may have a part; where there are more, the path ends early
     */
    public static LassoSegments of(Preparation preparation, Path path, int most) {
        Objective unit = preparation.objective(path.family().at(1));
        Standardization standardization = preparation.standardization();
        ElasticNet penalty = preparation.penalty(unit).on(standardization);
        LeastSquares loss =
                Solvers.problem(preparation.data(), standardization, penalty).loss();
        BitSet taking = new BitSet();
        for (int j : path.points().get(0).weights().columns()) {
            taking.set(j); // not penalised
        }
        int end = 0;
        while (end + 1 < path.points().size()) {
            BitSet more = (BitSet) taking.clone();
            Arrays.stream(path.points().get(end + 1).weights().columns()).forEach(more::set);
            if (more.cardinality() > most) {
                break;
            }
            taking = more;
            end++;
        }
        int[] columns = taking.stream().toArray();
        double[] correlations = new double[loss.columns()];
        double targetPower = loss.evaluate(new double[loss.columns()], correlations);
        return new LassoSegments(
                standardization,
                columns,
                Arrays.stream(columns).mapToDouble(j -> penalty.factors()[j]).toArray(),
                loss.gram(columns),
                Arrays.stream(columns).mapToDouble(j -> correlations[j]).toArray(),
                targetPower,
                unit.lambda1(),
                Arrays.copyOf(path.alphas(), end + 1),
                turns(path.points().subList(0, end + 1), columns, penalty));
    }

    /** What changes at each knot; a column that passes through zero there leaves and enters. */
    private static List<int[]> turns(List<PathPoint> points, int[] columns, ElasticNet penalty) {
        List<int[]> turns = new ArrayList<>();
        double[] before = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            before[k] = penalty.factors()[columns[k]] == 0 ? 1 : 0;
        }
        for (int i = 0; i + 1 < points.size(); i++) {
            SparseWeights from = points.get(i).weights();
            SparseWeights to = points.get(i + 1).weights();
            List<Integer> here = new ArrayList<>();
            for (int k = 0; k < columns.length; k++) {
                boolean free = penalty.factors()[columns[k]] == 0;
                // Weights move on a line, and both its ends are on one side of zero, or at it.
                double side = free ? 1 : Math.signum(from.get(columns[k]) + to.get(columns[k]));
                if (side != before[k] && before[k] != 0) {
                    here.add(k);
                }
                if (side != before[k] && side != 0) {
                    here.add(side > 0 ? k : -1 - k);
                }
                before[k] = side;
            }
            turns.add(here.stream().mapToInt(Integer::intValue).toArray());
        }
        return turns;
    }

    /** The least strength that weights are known for. */
    public double last() {
        return alphas[alphas.length - 1];
    }

    /**
     * The weights at a strength, on the original columns, length p.
     *
     * @throws IllegalArgumentException below the last one
     */
    public double[] weightsAt(double alpha) {
        if (!(alpha >= last())) {
            throw new IllegalArgumentException("the path ends at %s, above %s".formatted(last(), alpha));
        }
        double[] signs = signsAt(alpha);
        int[] active = activeOf(signs);
        double[] right = new double[active.length];
        for (int a = 0; a < active.length; a++) {
            right[a] = target[active[a]] - alpha * unit * factors[active[a]] * signs[active[a]];
        }
        double[] solved = solve(block(active), right);
        double[] working = new double[standardization.columns()];
        for (int a = 0; a < active.length; a++) {
            working[columns[active[a]]] = solved[a];
        }
        return standardization.toOriginal(working);
    }

    /** For each of the k columns the sign of its weight, 0 where it has no part; 1 where it is not penalised. */
    private double[] signsAt(double alpha) {
        double[] signs = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            signs[k] = factors[k] == 0 ? 1 : 0;
        }
        for (int i = 0; i < turns.size() && alphas[i] > alpha; i++) {
            for (int turn : turns.get(i)) {
                int k = turn < 0 ? -1 - turn : turn;
                signs[k] = signs[k] != 0 ? 0 : turn < 0 ? -1 : 1;
            }
        }
        return signs;
    }

    private static int[] activeOf(double[] signs) {
        BitSet active = new BitSet();
        for (int k = 0; k < signs.length; k++) {
            active.set(k, signs[k] != 0);
        }
        return active.stream().toArray();
    }

    private double[] block(int[] active) {
        double[] block = new double[active.length * active.length];
        for (int a = 0; a < active.length; a++) {
            for (int b = 0; b < active.length; b++) {
                block[a * active.length + b] = gram[active[a] * columns.length + active[b]];
            }
        }
        return block;
    }

    private static double[] solve(double[] matrix, double[] right) {
        int k = right.length;
        Cholesky factor = Cholesky.of(matrix, k)
                .orElseThrow(() -> new IllegalArgumentException("the columns with a part depend on each other"));
        double[] solved = factor.solve(right);
        for (int step = 0; step < REFINEMENTS; step++) {
            double[] rest = right.clone();
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    rest[a] -= matrix[a * k + b] * solved[b];
                }
            }
            double[] more = factor.solve(rest);
            for (int a = 0; a < k; a++) {
                solved[a] += more[a];
            }
        }
        return solved;
    }
}
