package dev.regfit.problem;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.Parallel;

/**
 * The mean loss (1/n)Σᵢωᵢℓ(yᵢ, fᵢ) of rows, for any loss, at the linear predictors of a {@link RowDesign}.
 */
public final class RowLoss {
    /** A null deviance that is a smaller share of the mean target is rounding. */
    private static final double MEANINGLESS = 1e-12;

    /** Of the mean target, a deviance that a target hardly varies by. */
    private static final double LITTLE = 1e-3;

    /** Parts of the rows whose sums are added up. */
    private static final int PIECES = 16;

    /** What a row costs, in multiply-adds. */
    private static final int WORK_OF_ROW = 50;

    private final Loss loss;
    private final Dataset data;
    private final RowDesign design;
    private NullModel nullModel;
    private double leastValue = Double.NaN;
    private double scale = Double.NaN;
    private boolean isNullExact;

    /** @param standardization of which the scales are taken, and whether there is an intercept */
    public RowLoss(Loss loss, Dataset data, Standardization standardization) {
        this.loss = loss;
        this.data = data;
        this.design = new RowDesign(data, standardization);
    }

    private RowLoss(Loss loss, Dataset data, RowDesign design, RowLoss other) {
        this.loss = loss;
        this.data = data;
        this.design = design;
        this.nullModel = other.nullModel();
        this.scale = other.scale();
        this.isNullExact = other.isNullExact;
        this.leastValue = other.leastValue();
    }

    /** The same rows under a loss that stands in for this one: with its null model, and its scale of gaps. */
    public RowLoss standIn(Loss other) {
        return new RowLoss(other, data, design, this);
    }

    /**
     * Other rows that stand in for these, with the same null model and scale of gaps.
     *
     * @param other with weights that sum to their number
     */
    public RowLoss part(Dataset other) {
        return new RowLoss(loss, other, design.of(other), this);
    }

    public Loss loss() {
        return loss;
    }

    /** The rows on the original scale. */
    public Dataset data() {
        return data;
    }

    /** The linear predictors of the rows. */
    public RowDesign design() {
        return design;
    }

    public boolean hasIntercept() {
        return design.hasIntercept();
    }

    /** Number of rows, n. */
    public int rows() {
        return data.rows();
    }

    /** Number of features, p. */
    public int columns() {
        return data.columns();
    }

    /** What is added to the linear predictor of each row, length n. */
    public double[] offsets() {
        double[] offsets = new double[rows()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = data.offset(i);
        }
        return offsets;
    }

    /** √((1/n)Σω·y²). */
    double targetSize() {
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            sum += data.weights()[i] * data.y()[i] * data.y()[i];
        }
        return Math.sqrt(sum / rows());
    }

    /**
     * Evaluates the loss and its derivatives.
     *
     * @param f linear predictors, length n
     * @param slopes length n, overwritten by the slope of each row, times its weight
     * @param curvatures length n, overwritten likewise
     * @return the mean loss; may be ∞ or NaN far out
     */
    public double evaluate(double[] f, double[] slopes, double[] curvatures) {
        double[] sums = new double[PIECES];
        Loss.Rows rows = new Loss.Rows(data.y(), data.weights(), f, slopes, curvatures);
        Parallel.loop(PIECES, (long) WORK_OF_ROW * f.length / PIECES, (from, to) -> {
            for (int piece = from; piece < to; piece++) {
                int first = (int) ((long) f.length * piece / PIECES);
                int end = (int) ((long) f.length * (piece + 1) / PIECES);
                sums[piece] = loss.evaluate(rows, first, end);
            }
        });
        double sum = 0;
        for (double part : sums) {
            sum += part;
        }
        return sum / f.length;
    }

    /** All there is to know of weights, computed afresh. */
    public RowPoint point(double b, double[] w) {
        double[] f = new double[rows()];
        double[] slopes = new double[rows()];
        double[] curvatures = new double[rows()];
        double[] correlations = new double[columns()];
        design.predict(b, w, f);
        double value = evaluate(f, slopes, curvatures);
        design.correlate(slopes, correlations);
        return new RowPoint(b, w, f, slopes, curvatures, value, correlations);
    }

    /** The same where the loss is evaluated. */
    public double excess(RowPoint at) {
        return leastValue() == 0 ? at.value() : excess(at.f());
    }

    /** The mean of what a loss exceeds its least value by: half the mean deviance. */
    public double excess(double[] f) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += data.weights()[i] * loss.excess(data.y()[i], f[i]);
        }
        return sum / f.length;
    }

    /** The mean of the least values of the rows. */
    public double leastValue() {
        if (Double.isNaN(leastValue)) {
            double sum = 0;
            for (int i = 0; i < rows(); i++) {
                sum += data.weights()[i] * loss.least(data.y()[i]);
            }
            leastValue = sum / rows();
        }
        return leastValue;
    }

    /**
     * Writes ωᵢ times the curvature of each row into {@code curvatures} (length n, overwritten).
     *
     * @param share of the majorant that the curvature is taken to be at least
     */
    public void curvatures(double[] f, double share, double[] curvatures) {
        for (int i = 0; i < f.length; i++) {
            double y = data.y()[i];
            double curvature = loss.curvature(y, f[i]);
            double least = share > 0 ? share * loss.majorant(y, f[i]) : 0;
            curvatures[i] = data.weights()[i] * Math.max(curvature, least);
        }
    }

    /**
     * The scale of relative gaps: what the null model's loss exceeds the least by or, of a target that it meets up to rounding,
     * what rounding may make of that.
     */
    public double scale() {
        if (Double.isNaN(scale)) {
            double size = 0;
            for (int i = 0; i < rows(); i++) {
                size += data.weights()[i] * Math.abs(data.y()[i]) / rows();
            }
            double excess = nullExcess(size);
            double rounding = Math.max(MEANINGLESS * size, Double.MIN_NORMAL);
            scale = Math.max(excess, rounding);
            isNullExact = excess <= rounding;
        }
        return scale;
    }

    /**
     * What a gap is a share of, at an objective that exceeds the least loss by so much: the scale or, of a target that the null
     * model meets and bounded weights do not, where that is rounding, the objective itself.
     */
    public double scaleAt(double above) {
        double usual = scale();
        return isNullExact ? Math.max(usual, above) : usual;
    }

    /**
     * That of the null model. Without an intercept an offset may make its means as large as one likes, so that a share of it would
     * say nothing: then it is that of the best intercept, but for a target that this meets.
     *
     * @param size of the target
     */
    private double nullExcess(double size) {
        double excess = nullModel().excess();
        boolean mayBeFarOut = !hasIntercept() && data.hasOffset() && !loss.isOfResiduals();
        if (!mayBeFarOut || !NullModel.exists(loss, data.y(), data.weights(), true)) {
            return excess;
        }
        try {
            double ofIntercept = NullModel.of(loss, data.y(), offsets(), data.weights(), true)
                    .excess();
            return Math.min(excess, Math.max(ofIntercept, LITTLE * size));
        } catch (DataProblem noBestIntercept) {
            return excess;
        }
    }

    /** The best model without columns. */
    public NullModel nullModel() {
        if (nullModel == null) {
            nullModel = NullModel.of(this);
        }
        return nullModel;
    }
}
