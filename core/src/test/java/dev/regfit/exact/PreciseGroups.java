package dev.regfit.exact;

import static dev.regfit.exact.Digits.ROUNDED;

import dev.regfit.problem.ElasticNet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The minimum of a {@link PreciseProblem} whose L1 part is λ₁Σf_g√p_g‖w_g‖₂ over groups of columns, by Newton's method on the
 * weights that are not zero where it begins, each step halved until P falls. As of {@link PreciseOptimum}, P where it ends is
 * not below the minimum, and the minimum {@link #isKnown} if all conditions of optimality hold there.
 */
public final class PreciseGroups implements PreciseReference {
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 40;
    private static final BigDecimal SETTLED = new BigDecimal("1e-30");
    private static final BigDecimal NOTHING = new BigDecimal("1e-75");

    /** Added to the diagonal, as a share of it: with dependent columns there is a step, too. */
    private static final BigDecimal RIDGE = new BigDecimal("1e-30");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final PreciseObjective smooth;
    private final List<int[]> groups;
    /** λ₁f√p of each group. */
    private final BigDecimal[] strengths;

    private final BigDecimal[] ridge;
    private final int unknowns;
    private final int columns;
    private final int[] active;
    private BigDecimal[] u;
    private BigDecimal minimum;

    /**
     * Minimises.
     *
     * @param groups every column in one of them
     * @param weights where to begin, length p
     * @param intercept where to begin
     */
    public PreciseGroups(PreciseProblem problem, List<int[]> groups, double[] weights, double intercept) {
        ElasticNet net = problem.penalty();
        PreciseProblem withoutL1 = new PreciseProblem(
                problem.loss(),
                problem.x(),
                problem.y(),
                problem.weights(),
                problem.offset(),
                net.withStrengths(0, net.lambda2()),
                problem.scales(),
                problem.intercept());
        this.smooth = new PreciseObjective(withoutL1);
        this.groups = groups;
        this.strengths = groups.stream()
                .map(group -> problem.linear()[group[0]].multiply(new BigDecimal(Math.sqrt(group.length)), ROUNDED))
                .toArray(BigDecimal[]::new);
        this.ridge = problem.ridge();
        this.unknowns = problem.unknowns();
        this.columns = problem.columns();
        this.u = start(weights, intercept);
        this.active = active();
        this.minimum = value(u);
        int steps = 0;
        while (steps < MOST_STEPS && step()) {
            steps++;
        }
    }

    private BigDecimal[] start(double[] weights, double intercept) {
        double[] all = Arrays.copyOf(weights, unknowns);
        if (unknowns > columns) {
            all[columns] = intercept;
        }
        return PreciseObjective.decimals(Arrays.stream(all)
                .map(value -> Double.isFinite(value) ? value : 0)
                .toArray());
    }

    private int[] active() {
        boolean[] moves = new boolean[unknowns];
        for (int g = 0; g < strengths.length; g++) {
            int[] group = groups.get(g);
            boolean moving = strengths[g].signum() == 0 || norm(group, u).signum() > 0;
            for (int j : group) {
                moves[j] = moving;
            }
        }
        return IntStream.range(0, unknowns)
                .filter(j -> j == columns || moves[j])
                .toArray();
    }

    private static BigDecimal norm(int[] group, BigDecimal[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j : group) {
            sum = sum.add(values[j].multiply(values[j], ROUNDED), ROUNDED);
        }
        return sum.sqrt(ROUNDED);
    }

    private BigDecimal value(BigDecimal[] at) {
        BigDecimal value = smooth.value(at);
        for (int g = 0; g < strengths.length; g++) {
            value = value.add(strengths[g].multiply(norm(groups.get(g), at), ROUNDED), ROUNDED);
        }
        return value;
    }

    /** Minus the gradient, of zero groups without their norm. */
    private BigDecimal[] downhill() {
        BigDecimal[] downhill = smooth.slopes(u);
        for (int j = 0; j < columns; j++) {
            downhill[j] = downhill[j].subtract(ridge[j].multiply(u[j], ROUNDED), ROUNDED);
        }
        for (int g = 0; g < strengths.length; g++) {
            BigDecimal norm = norm(groups.get(g), u);
            for (int j : groups.get(g)) {
                if (norm.signum() > 0) {
                    BigDecimal pull = strengths[g].multiply(u[j].divide(norm, ROUNDED), ROUNDED);
                    downhill[j] = downhill[j].subtract(pull, ROUNDED);
                }
            }
        }
        return downhill;
    }

    private BigDecimal[][] curvature() {
        BigDecimal[][] hessian = smooth.hessian(u);
        for (int j = 0; j < unknowns; j++) {
            hessian[j][j] = hessian[j][j].add(ridge[j]).add(hessian[j][j].multiply(RIDGE, ROUNDED), ROUNDED);
        }
        for (int g = 0; g < strengths.length; g++) {
            BigDecimal norm = norm(groups.get(g), u);
            for (int i : groups.get(g)) {
                for (int j : groups.get(g)) {
                    if (norm.signum() > 0) {
                        BigDecimal turn = u[i].divide(norm, ROUNDED).multiply(u[j].divide(norm, ROUNDED), ROUNDED);
                        BigDecimal across = (i == j ? BigDecimal.ONE : BigDecimal.ZERO).subtract(turn, ROUNDED);
                        BigDecimal part = strengths[g].divide(norm, ROUNDED).multiply(across, ROUNDED);
                        hessian[i][j] = hessian[i][j].add(part, ROUNDED);
                    }
                }
            }
        }
        return hessian;
    }

    /** Returns whether P has fallen. */
    private boolean step() {
        BigDecimal[] step = solve(curvature(), downhill());
        BigDecimal share = BigDecimal.ONE;
        for (int k = 0; k < MOST_HALVINGS; k++) {
            BigDecimal[] there = u.clone();
            for (int a = 0; a < active.length; a++) {
                there[active[a]] = u[active[a]].add(step[a].multiply(share, ROUNDED), ROUNDED);
            }
            BigDecimal value = value(there);
            BigDecimal fall = minimum.subtract(value);
            if (fall.signum() > 0) {
                u = there;
                minimum = value;
                return fall.compareTo(NOTHING.multiply(value.abs())) > 0;
            }
            share = share.multiply(HALF);
        }
        return false;
    }

    /** Gauss's elimination for the active unknowns; those without a pivot stay. */
    private BigDecimal[] solve(BigDecimal[][] hessian, BigDecimal[] downhill) {
        int m = active.length;
        BigDecimal[][] rows = new BigDecimal[m][m + 1];
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                rows[a][b] = hessian[active[a]][active[b]];
            }
            rows[a][m] = downhill[active[a]];
        }
        for (int pivot = 0; pivot < m; pivot++) {
            for (int a = 0; a < m; a++) {
                if (a != pivot && rows[pivot][pivot].signum() != 0) {
                    BigDecimal factor = rows[a][pivot].divide(rows[pivot][pivot], ROUNDED);
                    for (int b = pivot; b <= m; b++) {
                        rows[a][b] = rows[a][b].subtract(factor.multiply(rows[pivot][b], ROUNDED), ROUNDED);
                    }
                }
            }
        }
        BigDecimal[] step = new BigDecimal[m];
        for (int a = 0; a < m; a++) {
            step[a] = rows[a][a].signum() == 0 ? BigDecimal.ZERO : rows[a][m].divide(rows[a][a], ROUNDED);
        }
        return step;
    }

    @Override
    public boolean isKnown() {
        BigDecimal[] downhill = downhill();
        boolean known = unknowns == columns || isNone(downhill[columns], columns);
        for (int g = 0; g < strengths.length; g++) {
            int[] group = groups.get(g);
            if (norm(group, u).signum() > 0 || strengths[g].signum() == 0) {
                known &= Arrays.stream(group).allMatch(j -> isNone(downhill[j], j));
            } else {
                known &= norm(group, downhill).compareTo(strengths[g]) <= 0;
            }
        }
        return known;
    }

    private boolean isNone(BigDecimal slope, int j) {
        return slope.abs().compareTo(SETTLED.multiply(smooth.slopeSize(j), ROUNDED)) <= 0;
    }

    @Override
    public BigDecimal minimum() {
        return minimum;
    }

    @Override
    public BigDecimal[] minimizer() {
        return u.clone();
    }

    @Override
    public BigDecimal excess(double[] weights, double intercept) {
        return value(start(weights, intercept)).subtract(minimum);
    }
}
