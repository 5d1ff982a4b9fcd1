package dev.regfit.problem;

import dev.regfit.data.BlockSum;
import dev.regfit.data.DataProblem;
import dev.regfit.data.DistantRows;
import dev.regfit.data.MomentData;
import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean loss of rows that are elsewhere, at weights on columns divided by their scales: each look at it is one pass over
 * the rows. Columns are not centred, and the intercept is that of the original columns.
 */
public final class DistantLoss {
    /** A null deviance that is a smaller share of the mean target is rounding. */
    private static final double MEANINGLESS = 1e-12;

    /** The scale of gaps needs no more digits. */
    private static final double ENOUGH = 1e-7;

    private static final int MOST_STEPS = 50;

    private final DistantRows rows;
    private final MomentData data;
    private final Loss loss;
    private final Standardization map;
    private final double[] centers;
    private final double[] powers;
    private final DistantPoint nullPoint;
    private final double scale;

    /**
     * Finds the model whose weights are all zero.
     *
     * @param data the moments of the same rows
     * @param map of which the scales are taken, and whether there is an intercept
     */
    public DistantLoss(DistantRows rows, MomentData data, Loss loss, Standardization map) {
        this.rows = rows;
        this.data = data;
        this.loss = loss;
        this.map = map;
        Moments moments = data.moments();
        int p = data.columns();
        centers = IntStream.range(0, p).mapToDouble(moments::mean).toArray();
        powers = IntStream.range(0, p)
                .mapToDouble(j -> (hasIntercept() ? moments.covariance(j, j) : moments.secondMoment(j, j))
                        / (scale(j) * scale(j)))
                .toArray();
        nullPoint = hasIntercept() ? bestConstant() : point(Line.zero(p), new int[0], 0);
        scale = Math.max(nullPoint.excess(), MEANINGLESS * targetSize());
    }

    private double targetSize() {
        int p = data.columns();
        return Math.max(Math.sqrt(data.moments().secondMoment(p, p)), Double.MIN_NORMAL);
    }

    /** By Newton's method for one unknown, halving steps that lead up. */
    private DistantPoint bestConstant() {
        double mean = data.moments().mean(data.columns());
        double start = loss.link(mean);
        if (!Double.isFinite(start)) {
            throw new DataProblem(
                    DataProblem.Kind.NO_OPTIMUM,
                    "the target is the same in every row, and no finite intercept is the best for it");
        }
        double share = loss.isCurved() ? 0 : 1;
        DistantPoint best = point(new Line(start, new double[data.columns()]), new int[0], share);
        double step = best.interceptStep();
        for (int k = 0;
                k < MOST_STEPS
                        && Math.abs(step)
                                > ENOUGH * Math.max(1, Math.abs(best.at().intercept()));
                k++) {
            Line next = new Line(best.at().intercept() + step, new double[data.columns()]);
            DistantPoint tried = point(next, new int[0], share);
            boolean isBetter = tried.value() < best.value();
            best = isBetter ? tried : best;
            step = isBetter ? best.interceptStep() : step / 2;
        }
        return best;
    }

    /** The best weights of which all are zero. */
    public DistantPoint nullPoint() {
        return nullPoint;
    }

    /** The scale of relative gaps: what the null model's loss exceeds the least by. */
    public double scale() {
        return scale;
    }

    /** The shares of a step whose loss is summed with that of the whole one. */
    public double[] shorterSteps() {
        return LossSum.SHORTER.clone();
    }

    /** Number of rows, n. */
    public long rows() {
        return data.size();
    }

    public Loss loss() {
        return loss;
    }

    public boolean hasIntercept() {
        return map.intercept();
    }

    /** What a column is divided by. */
    double scale(int j) {
        return map.scales()[j];
    }

    /** The same function of the original columns. */
    private Line original(Line line) {
        return new Line(line.intercept(), map.toOriginal(line.weights()));
    }

    /** Number of features, p. */
    public int columns() {
        return centers.length;
    }

    /** The mean square of a column, about its mean with an intercept. */
    public double power(int j) {
        return powers[j];
    }

    double[] centers() {
        return centers;
    }

    MomentData data() {
        return data;
    }

    /**
     * Looks at weights.
     *
     * @param chosen the features that a step from there may move, ascending
     * @param share of the majorant that curvatures are taken to be at least
     */
    public DistantPoint point(Line at, int[] chosen, double share) {
        return point(at, Line.zero(columns()), chosen, share);
    }

    /**
     * The same, with the loss at shorter steps.
     *
     * @param step that led there
     */
    public DistantPoint point(Line at, Line step, int[] chosen, double share) {
        LossSum what =
                new LossSum(data.schema(), data.fills(), loss, original(at), original(step), centers, chosen, share);
        return new DistantPoint(at, chosen, sum(what), this);
    }

    /**
     * Certifies weights by one pass or two.
     *
     * @param point at the weights, with their own curvatures
     * @param next where a Newton step leads to from there
     * @param penalty on the columns divided by their scales
     */
    public Certificate certify(DistantPoint point, Line next, ElasticNet penalty) {
        return new DistantCertifier(this, penalty).certify(point, next);
    }

    DualSums dual(Line at, Line step, double share, double near) {
        return sum(new DualSum(data.schema(), data.fills(), loss, original(at), original(step), centers, share, near));
    }

    private <T> T sum(BlockSum<T> what) {
        return rows.sum(what).orElseThrow(() -> new DataProblem(DataProblem.Kind.NO_ROWS, "no rows are left"));
    }

    /** All features that vary. */
    public int[] varying() {
        return IntStream.range(0, columns()).filter(j -> powers[j] > 0).toArray();
    }

    /** How large what is added up to linear predictors is and, for losses of residuals, the target. */
    double termSize(Line at) {
        double size = Math.abs(at.intercept()) + (loss.isOfResiduals() ? targetSize() : 0);
        for (int j = 0; j < columns(); j++) {
            size += Math.abs(at.weights()[j]) * (Math.abs(centers[j] / scale(j)) + Math.sqrt(powers[j]));
        }
        return Arrays.stream(at.weights()).allMatch(w -> w == 0) ? 0 : size;
    }
}
