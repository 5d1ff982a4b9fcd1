package dev.regfit.path;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lasso's path, exactly: from knot to knot the weights move on straight lines, along which every active column keeps
 * its correlation at the threshold λ₁f (Osborne, Presnell and Turlach, "A new approach to variable selection in least
 * squares problems", IMA J. Numer. Anal. 20, 2000; Efron, Hastie, Johnstone and Tibshirani, "Least angle regression",
 * Ann. Statist. 32, 2004, section 3). A line ends where another column reaches its threshold or a weight returns to
 * zero; {@link Turn} finds the next.
 *
 * <p>Correlations and residual are computed afresh from the weights at each knot, and the weights are refined there, so
 * that rounding errors do not add up. A knot costs a product with all columns and k² for k active ones.
 */
public final class Homotopy {
    /** A correlation that is no farther than this from its threshold, in units of ‖x̃ⱼ‖‖ỹ‖/n, has reached it. */
    private static final double TIE = 1e-12;

    /** Of what is left of λ₁ after a fall, this share of where it fell from is rounding. */
    private static final double RESOLUTION = 1e-15;

    /** So many knots in a row without a fall of λ₁ are a circle of rounding errors. */
    private static final int PATIENCE = 100;

    /**
     * A larger violation of the KKT conditions, as a correlation, is not from a column that depends on others but for a
     * tiny part ({@link ActiveColumns}): the path has lost its way among nearly collinear columns.
     */
    private static final double LARGEST_VIOLATION = 1e-6;

    private final LeastSquares loss;
    private final ElasticNet penalty;
    private final Limits limits;
    private final ColumnProducts products;
    private final ActiveColumns active;
    private final List<Knot> knots = new ArrayList<>();
    /** ‖x̃ⱼ‖‖ỹ‖/n. */
    private final double[] units;

    private final double[] w;
    /** The side of zero of each weight, or of the correlation of a column at its threshold. */
    private final double[] signs;

    private final double[] correlations;
    /** What the correlations lose as λ₁ falls, by its fall. */
    private final double[] slopes;

    private double[] direction;
    private double residualPower;
    private double lambda;
    /** Where to end. */
    private double least;

    private Homotopy(LeastSquares loss, ElasticNet penalty, Limits limits) {
        int p = loss.columns();
        this.loss = loss;
        this.penalty = penalty;
        this.limits = limits;
        this.products = ColumnProducts.of(loss);
        this.active = new ActiveColumns(loss, products);
        this.units = new double[p];
        for (int j = 0; j < p; j++) {
            units[j] = Math.sqrt(loss.power(j) * loss.targetPower());
        }
        this.w = new double[p];
        this.signs = new double[p];
        this.correlations = new double[p];
        this.slopes = new double[p];
        this.direction = new double[p];
    }

    /**
     * How far to follow a path.
     *
     * @param ratio the least λ₁ as a share of the first knot's, at least 0 and below 1
     * @param strengths the most λ₁ with a knot, at least 1
     */
    public record Limits(double ratio, int strengths) {
        /** To the end, which may be far away: in theory the number of knots can be 3ᵖ. */
        public static final Limits NONE = new Limits(0, Integer.MAX_VALUE);

        public Limits {
            if (!(ratio >= 0 && ratio < 1) || strengths < 1) {
                throw new IllegalArgumentException("no such limits: %s, %d".formatted(ratio, strengths));
            }
        }
    }

    /**
     * Follows the path of falling λ₁.
     *
     * @param penalty on the working columns, of any λ₁; bounds may be zero or infinite
     * @throws SettingsException when the weights are not linear between knots, or would not start from zero
     */
    public static KnotPath follow(LeastSquares loss, ElasticNet penalty, Limits limits) {
        check(penalty);
        Homotopy homotopy = new Homotopy(loss, penalty, limits);
        homotopy.start();
        End end = homotopy.proceed();
        return new KnotPath(homotopy.knots, end);
    }

    private static void check(ElasticNet penalty) {
        if (penalty.lambda2() > 0) {
            throw new SettingsException("knots are for the lasso: with an L2 part that grows with the strength,"
                    + " the weights are not linear between them; take a grid of strengths instead");
        }
        for (int j = 0; j < penalty.factors().length; j++) {
            double lower = penalty.lower()[j];
            double upper = penalty.upper()[j];
            boolean atZero = (lower == 0 || lower == Double.NEGATIVE_INFINITY)
                    && (upper == 0 || upper == Double.POSITIVE_INFINITY);
            if (!atZero) {
                throw new SettingsException("knots are found for weights without bounds or with one at zero, not for"
                        + " bounds elsewhere; take a grid of strengths instead");
            }
            if (penalty.factors()[j] == 0 && (lower == 0 || upper == 0)) {
                throw new SettingsException("knots are not found where a weight is bounded and not penalised; take"
                        + " a grid of strengths instead, or penalise the column");
            }
        }
    }

    /** Fits the unpenalised columns and finds the strength at which the first of the others arrives. */
    private void start() {
        for (int j = 0; j < w.length; j++) {
            if (penalty.factors()[j] == 0 && loss.power(j) > 0) {
                active.add(j);
            }
        }
        refine();
        refine();
        evaluate();
        for (int j = 0; j < w.length; j++) {
            if (isPenalized(j) && allows(j, correlations[j])) {
                double size = Math.abs(correlations[j]);
                lambda = size > TIE * units[j] ? Math.max(lambda, size / penalty.factors()[j]) : lambda;
            }
        }
        least = limits.ratio * lambda;
    }

    private boolean isPenalized(int j) {
        return penalty.factors()[j] > 0 && loss.power(j) > 0;
    }

    /** Whether weight j may be on this side of zero. */
    private boolean allows(int j, double side) {
        return side > 0 ? penalty.upper()[j] > 0 : penalty.lower()[j] < 0;
    }

    private End proceed() {
        if (lambda == 0) {
            return end(End.ZERO);
        }
        int[] before = active.columns();
        int strengths = 0;
        int inPlace = 0;
        while (inPlace < PATIENCE) {
            int[] candidates = candidates();
            direction = Turn.take(loss, penalty, products, active, signs, candidates);
            evaluate();
            Knot here = knot();
            if (isWrong(here)) {
                return End.ROUNDING;
            }
            strengths += record(here, before) ? 1 : 0;
            if (strengths == limits.strengths) {
                return End.MOST_STRENGTHS;
            }
            before = active.columns();
            double higher = lambda;
            if (advance()) {
                evaluate();
                return end(lambda == 0 ? End.ZERO : End.LEAST_STRENGTH);
            }
            inPlace = lambda < higher ? 0 : inPlace + 1;
        }
        evaluate();
        return end(End.ROUNDING);
    }

    /** The columns without a weight whose correlation has reached its threshold. */
    private int[] candidates() {
        int[] candidates = new int[w.length];
        int count = 0;
        for (int j = 0; j < w.length; j++) {
            double c = correlations[j];
            if (isPenalized(j) && !active.contains(j) && allows(j, c) && hasReached(j, Math.abs(c))) {
                signs[j] = Math.signum(c);
                candidates[count++] = j;
            }
        }
        return Arrays.copyOf(candidates, count);
    }

    private boolean hasReached(int j, double size) {
        return lambda * penalty.factors()[j] - size <= TIE * units[j];
    }

    private void evaluate() {
        residualPower = products.evaluate(w, direction, correlations, slopes);
    }

    /** One step of iterative refinement: moves the active weights so that their correlations are at the threshold. */
    private void refine() {
        int[] columns = active.columns();
        double[] excess = products.correlations(w, columns);
        for (int k = 0; k < columns.length; k++) {
            excess[k] -= lambda * penalty.factors()[columns[k]] * signs[columns[k]];
        }
        active.solve(excess);
        for (int k = 0; k < columns.length; k++) {
            w[columns[k]] += excess[k];
        }
    }

    private boolean isWrong(Knot knot) {
        return !knots.isEmpty() && knot.certificate().kkt() > LARGEST_VIOLATION;
    }

    /** Notes what changes here, a knot each; whether anything does. */
    private boolean record(Knot here, int[] before) {
        int known = knots.size();
        for (int j : active.columns()) {
            if (!contains(before, j)) {
                knots.add(new Knot(lambda, j, -1, here.weights(), residualPower, here.certificate()));
            }
        }
        for (int j : before) {
            if (!active.contains(j)) {
                knots.add(new Knot(lambda, -1, j, here.weights(), residualPower, here.certificate()));
            }
        }
        return knots.size() > known;
    }

    private static boolean contains(int[] columns, int wanted) {
        for (int j : columns) {
            if (j == wanted) {
                return true;
            }
        }
        return false;
    }

    private End end(End end) {
        Knot here = knot();
        if (isWrong(here)) {
            return End.ROUNDING;
        }
        knots.add(here);
        return end;
    }

    private Knot knot() {
        Certifier certifier = new Certifier(new Problem(loss, penalty.withStrengths(lambda, 0)));
        Certificate certificate = certifier.certify(w, correlations, residualPower);
        return new Knot(lambda, -1, -1, SparseWeights.of(w), residualPower, certificate);
    }

    /** Follows the line to its end; returns whether that is the end of the path. */
    private boolean advance() {
        double fall = lambda - least;
        int leaving = -1;
        for (int j : active.columns()) {
            double reach = -w[j] / direction[j];
            if (isPenalized(j) && signs[j] * direction[j] < 0 && reach < fall && isReal(j, reach)) {
                fall = reach;
                leaving = j;
            }
        }
        double arrival = arrival();
        boolean arrives = arrival < fall;
        fall = arrives ? arrival : fall;
        boolean last = !arrives && leaving < 0;
        for (int j : active.columns()) {
            w[j] = j == leaving && !arrives ? 0 : w[j] + fall * direction[j];
        }
        for (int j = 0; j < w.length; j++) {
            correlations[j] -= fall * slopes[j];
        }
        lambda = last ? least : lambda - fall;
        dropZeros();
        do {
            refine();
        } while (dropZeros());
        return last;
    }

    /** The fall of λ₁ at which the next column arrives at its threshold. */
    private double arrival() {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < w.length; j++) {
            if (isPenalized(j) && !active.contains(j)) {
                least = Math.min(least, Math.min(arrival(j, 1), arrival(j, -1)));
            }
        }
        return least;
    }

    /** The fall of λ₁ at which column j arrives on a side, unless it is there: {@link Turn} has seen to these. */
    private double arrival(int j, double side) {
        double factor = penalty.factors()[j];
        double speed = factor - side * slopes[j];
        if (!allows(j, side) || !(speed > 0) || hasReached(j, side * correlations[j])) {
            return Double.POSITIVE_INFINITY;
        }
        double fall = (lambda * factor - side * correlations[j]) / speed;
        return isReal(j, fall) ? fall : Double.POSITIVE_INFINITY;
    }

    /**
     * Whether column j's threshold after a fall of λ₁ is more than rounding errors. What happens below is left out: a
     * column that depends on the active ones seems to arrive just before λ₁ = 0.
     */
    private boolean isReal(int j, double fall) {
        double rest = lambda - fall;
        return rest > RESOLUTION * lambda && rest * penalty.factors()[j] > TIE * units[j];
    }

    /** Takes columns out whose weight has returned to zero, or is across by rounding errors; whether there are any. */
    private boolean dropZeros() {
        boolean some = false;
        for (int j : active.columns()) {
            if (isPenalized(j) && signs[j] * w[j] <= TIE * Math.sqrt(loss.targetPower() / loss.power(j))) {
                w[j] = 0;
                active.remove(j);
                some = true;
            }
        }
        return some;
    }
}
