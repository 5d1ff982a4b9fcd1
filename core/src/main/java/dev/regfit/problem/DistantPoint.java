package dev.regfit.problem;

import dev.regfit.data.Moments;

/** Weights on columns divided by their scales, and what one pass over the rows has told of the loss there. */
public final class DistantPoint {
    private final Line at;
    private final int[] chosen;
    private final LossSums sums;
    private final DistantLoss loss;

    DistantPoint(Line at, int[] chosen, LossSums sums, DistantLoss loss) {
        this.at = at;
        this.chosen = chosen;
        this.sums = sums;
        this.loss = loss;
    }

    public Line at() {
        return at;
    }

    /** The features that a step from here may move. */
    public int[] chosen() {
        return chosen;
    }

    LossSums sums() {
        return sums;
    }

    /** The mean loss. */
    public double value() {
        return sums.mean(LossSums.VALUE);
    }

    /** What it exceeds the least by: half the mean deviance. */
    public double excess() {
        return sums.mean(LossSums.EXCESS);
    }

    /** The mean loss after a share of the step that led here, {@link LossSum#SHORTER}[k] of it. */
    public double valueOfShorter(int k) {
        return sums.mean(LossSums.TRIALS + k);
    }

    /** The weighted share of rows whose target is at most the predictor. */
    public double coverage() {
        return sums.mean(LossSums.COVERED);
    }

    /** The mean of |y − mean|. */
    public double meanAbsoluteError() {
        return sums.mean(LossSums.ABSOLUTE);
    }

    /** The mean of (y − mean)². */
    public double meanSquaredError() {
        return sums.mean(LossSums.SQUARES);
    }

    double meanSlope() {
        return sums.mean(LossSums.SLOPE);
    }

    double meanCurvature() {
        double curvature = sums.mean(LossSums.CURVATURE);
        return curvature > 0 ? curvature : sums.mean(LossSums.MAJORANT);
    }

    /** xⱼᵀs/n of the slopes s of the rows, each feature about its mean where there is an intercept. */
    public double[] correlations() {
        double[] correlations = new double[loss.columns()];
        for (int j = 0; j < correlations.length; j++) {
            double mean = sums.products()[j] / sums.scalars()[LossSums.WEIGHT];
            double slope = loss.hasIntercept() ? mean : mean + loss.centers()[j] * meanSlope();
            correlations[j] = slope / loss.scale(j);
        }
        return correlations;
    }

    /** Σh/n of the curvatures h of the rows. */
    public double curvature() {
        return sums.moments().weight() / sums.scalars()[LossSums.WEIGHT];
    }

    /** Newton's step of the intercept alone. */
    double interceptStep() {
        return meanSlope() / curvature();
    }

    /** Entry (a, b) of the Hessian of the chosen features, from which the intercept's part is taken. */
    public double hessian(int a, int b) {
        Moments moments = sums.moments();
        double square = loss.hasIntercept() ? moments.covariance(a, b) : moments.secondMoment(a, b);
        return square * curvature() / (loss.scale(chosen[a]) * loss.scale(chosen[b]));
    }

    /** The slope of the loss along chosen feature a, from which the intercept's part is taken. */
    public double downhill(int a) {
        double mean = sums.products()[chosen[a]] / sums.scalars()[LossSums.WEIGHT];
        double center = loss.centers()[chosen[a]];
        double shift = loss.hasIntercept() ? center - sums.moments().mean(a) : center;
        return (mean + shift * meanSlope()) / loss.scale(chosen[a]);
    }

    /** The step of the intercept that goes with steps of the chosen features; 0 without one. */
    public double interceptStep(double[] steps) {
        if (!loss.hasIntercept()) {
            return 0;
        }
        double step = interceptStep();
        for (int a = 0; a < steps.length; a++) {
            step -= sums.moments().mean(a) * steps[a] / loss.scale(chosen[a]);
        }
        return step;
    }

    /** The rate at which the loss begins to fall towards other weights, times the way there. */
    public double fall(Line next) {
        Line step = next.minus(at);
        double total = sums.scalars()[LossSums.SLOPE] * step.intercept();
        for (int j = 0; j < step.weights().length; j++) {
            double slope = sums.products()[j] + loss.centers()[j] * sums.scalars()[LossSums.SLOPE];
            total += slope * step.weights()[j] / loss.scale(j);
        }
        return total / sums.scalars()[LossSums.WEIGHT];
    }
}
