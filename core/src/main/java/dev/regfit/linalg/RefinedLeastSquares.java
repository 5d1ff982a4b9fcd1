package dev.regfit.linalg;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Least squares, ridge and the active system of a lasso to the last digit: QR and iterative refinement of the augmented
 * system with residuals and unknowns in double-double.
 *
 * <p>Björck, "Iterative refinement of linear least squares solutions I", BIT 7 (1967), for the augmented system; Golub
 * and Van Loan, Matrix Computations, 5.3.8; Demmel, Hida, Li and Riedy, "Extra-precise iterative refinement for
 * overdetermined least squares problems", ACM TOMS 35 (2009), for keeping the unknowns in doubled precision and for the
 * stopping rule by coefficient. Each step shrinks the error by about cond·2⁻⁵³, cond being that of the matrix with
 * scaled columns, and the result is the solution of the problem with exactly the doubles given, each coefficient
 * rounded almost correctly. That holds for every matrix that is not refused as rank deficient, which with a hundred rows
 * begins at cond ≈ 10¹⁴; a solution that misses it says so.
 *
 * <p>Costs one QR factorisation of an (n + ridge rows)×(k + intercept) matrix plus a few passes; memory is three copies
 * of that matrix. Meant for n·k up to a few million.
 */
public final class RefinedLeastSquares {
    private static final int MOST_STEPS = 30;
    private static final double EPSILON = 0x1p-52;

    /** A correction below this part of its coefficient changes nothing that a double can show. */
    private static final double NEGLIGIBLE = 0x1p-57;

    /** A stalled correction below this part of its coefficient is the rounding of the last digit. */
    private static final double LAST_DIGIT = 0x1p-52;

    /** The rounding unit of sums in double-double, with a margin for their length. */
    private static final double DOUBLED_EPSILON = 0x1p-100;

    private static final double MOST_NOISE = 0x1p-60;

    /** By so much rounding may have moved the smallest singular value of a matrix whose bounds are to be relied on. */
    private static final double MOST_SHARE = 0.5;

    /** What makes a column of length 1 longer than those of length 2. */
    private static final double FIRST = 8;

    private final AugmentedSystem system;
    private final HouseholderQr qr;
    private final double[] rootWeights;
    private final int rows;

    private RefinedLeastSquares(PenalizedEquations equations, AugmentedSystem system, HouseholderQr qr, int rows) {
        this.system = system;
        this.qr = qr;
        this.rows = rows;
        this.rootWeights = new double[equations.rows()];
        for (int i = 0; i < rootWeights.length; i++) {
            rootWeights[i] = Math.sqrt(equations.weights()[i]);
        }
    }

    /**
     * A solution.
     *
     * @param intercept b₀, 0 if the equations have none
     * @param x k numbers
     * @param refinements the corrections computed after the first solution
     * @param converged whether the last correction was at rounding level in every coefficient; if not, the problem is
     *     too badly conditioned for this method and x may be right to a few digits only
     * @param residual e = b − b₀ − Ax in double-double, before x was rounded
     * @param distance how far (e, √d∘x) is at most from where the columns, each beside its ridge term, are exactly
     *     orthogonal to it but for c: in the norm √(Σωe² + Σdx²)
     */
    public record Solution(
            double intercept,
            double[] x,
            int refinements,
            boolean converged,
            DoubledVector residual,
            double distance) {}

    /**
     * Solves the equations.
     *
     * @param equations the problem; not modified
     * @return the solution, or empty if the columns are linearly dependent to working accuracy, for which
     *     {@link MinimumNorm} is the method
     */
    public static Optional<Solution> solve(PenalizedEquations equations) {
        AugmentedSystem system = new AugmentedSystem(equations);
        int unknowns = system.unknowns();
        int rows = equations.rows() + system.ridgeRows();
        if (rows < unknowns) {
            return Optional.empty();
        }
        if (unknowns == 0) {
            DoubledVector residual = new DoubledVector(equations.b().clone(), new double[equations.rows()]);
            return Optional.of(new Solution(0, new double[0], 0, true, residual, 0));
        }
        HouseholderQr qr = HouseholderQr.ofRows(system.matrix(), rows, unknowns);
        if (!(qr.diagonalRatio() > rankCutoff(rows))) {
            return Optional.empty();
        }
        return Optional.of(new RefinedLeastSquares(equations, system, qr, rows).refine());
    }

    /**
     * The coefficients of columns that are independent of each other, of the intercept and of the columns before them in
     * the order of QR with pivoting; the others are combinations of these, to working accuracy.
     *
     * @return ascending
     */
    public static int[] independent(PenalizedEquations equations) {
        AugmentedSystem system = new AugmentedSystem(equations);
        int unknowns = system.unknowns();
        int rows = Math.max(unknowns, equations.rows() + system.ridgeRows());
        double[] matrix = Arrays.copyOf(system.matrix(), rows * unknowns);
        // Columns have lengths of 1 to 2: so the intercept is the first pivot, and no combination of others.
        for (int i = 0; i < rows && equations.intercept(); i++) {
            matrix[i * unknowns] *= FIRST;
        }
        HouseholderQr qr = HouseholderQr.ofRows(matrix, rows, unknowns);
        int first = equations.intercept() ? 1 : 0;
        return IntStream.range(first, unknowns)
                .filter(u -> Math.abs(qr.r(u, u)) > FIRST * rankCutoff(rows))
                .map(u -> qr.pivot(u) - first)
                .sorted()
                .toArray();
    }

    /**
     * Diagonals of R below this part of the largest are what rounding leaves of a dependent column: about 2·√rows·ε at
     * most was seen over matrices of 10 to 100,000 rows with exactly dependent columns. What slips through does not
     * converge.
     */
    private static double rankCutoff(int rows) {
        return 4 * Math.sqrt(rows) * EPSILON;
    }

    private Solution refine() {
        step();
        double change = Double.POSITIVE_INFINITY;
        double relativeChange = Double.POSITIVE_INFINITY;
        for (int refinements = 1; refinements <= MOST_STEPS; refinements++) {
            double[] delta = step();
            double nextChange = largest(delta);
            double nextRelativeChange = relativeChange(delta);
            if (nextRelativeChange <= NEGLIGIBLE) {
                return solution(refinements, true);
            }
            if (!(nextChange <= change / 2) && !(nextRelativeChange <= relativeChange / 2)) {
                return solution(refinements, nextRelativeChange <= LAST_DIGIT);
            }
            change = nextChange;
            relativeChange = nextRelativeChange;
        }
        return solution(MOST_STEPS, relativeChange <= LAST_DIGIT);
    }

    private Solution solution(int refinements, boolean converged) {
        return new Solution(
                system.intercept(), system.coefficients(), refinements, converged, system.residual(), distance());
    }

    /**
     * ‖R⁻ᵀPᵀg‖, g being what is left of the second equation; ∞ where the columns are so nearly collinear that rounding may
     * have made R of a matrix whose columns are.
     */
    private double distance() {
        double share = rankCutoff(rows) * system.unknowns() / qr.diagonalRatio();
        if (share > MOST_SHARE) {
            return Double.POSITIVE_INFINITY;
        }
        double[] h = qr.permute(system.remainderOfColumns());
        qr.solveTransposedR(h);
        return 2 * Math.sqrt(Kernels.dot(h, 0, h, 0, h.length));
    }

    /**
     * Corrects the approximation once, and returns the change of the scaled coefficients.
     *
     * <p>With M = Q[R; 0]Pᵀ the weighted matrix and f, g what is left of the two equations: (u, v) = Qᵀ√ω∘f,
     * h = R⁻ᵀPᵀg, δy = P·R⁻¹(u − h), √ω∘δe = Q(h, v).
     */
    private double[] step() {
        double[] f = system.remainderOfRows();
        double[] h = qr.permute(system.remainderOfColumns());
        qr.solveTransposedR(h);
        double[] v = new double[rows];
        for (int i = 0; i < f.length; i++) {
            v[i] = rootWeights[i] * f[i];
        }
        qr.applyTransposedQ(v);
        double[] delta = new double[h.length];
        for (int j = 0; j < h.length; j++) {
            delta[j] = v[j] - h[j];
            v[j] = h[j];
        }
        qr.solveR(delta);
        delta = qr.unpermute(delta);
        qr.applyQ(v);
        for (int i = 0; i < f.length; i++) {
            f[i] = v[i] / rootWeights[i];
        }
        system.correct(f, delta);
        return delta;
    }

    /** The largest |δ|/|y| over the coefficients, changes that are lost in the noise of the sums not counted. */
    private double relativeChange(double[] delta) {
        double[] y = system.scaledCoefficients();
        double noise = noise(largest(y), system.residualNorm());
        double change = 0;
        for (int u = 0; u < delta.length; u++) {
            if (!(Math.abs(delta[u]) <= noise)) {
                change = Math.max(change, Math.abs(delta[u]) / Math.abs(y[u]));
            }
        }
        return change;
    }

    /**
     * What the rounding of double-double sums itself leaves in a scaled coefficient, about ε²·cond·(‖y‖ + cond·‖e‖): a
     * coefficient that is exactly zero cannot be told from one below it.
     */
    private double noise(double coefficients, double residuals) {
        double condition = 1 / qr.diagonalRatio();
        return Math.min(
                DOUBLED_EPSILON * condition * (coefficients + condition * residuals),
                MOST_NOISE * (coefficients + residuals));
    }

    private static double largest(double[] y) {
        double largest = 0;
        for (double entry : y) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }
}
