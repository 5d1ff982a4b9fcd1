package dev.regfit.model;

import dev.regfit.data.ClassTarget;
import dev.regfit.data.Classes;
import dev.regfit.data.CountTarget;
import dev.regfit.data.DataProblem;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.Term;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Poisson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A fitted model. Its linear predictor is f = intercept + Σ weightⱼ·featureⱼ, and an offset where the schema names one. It
 * predicts the mean that f stands for under the loss; s·exp(f) where the target's logarithm was fitted.
 *
 * @param schema the columns it expects and the features it computes from them
 * @param intercept on the original scale
 * @param weights of the p features as the schema computes them; zeros included
 * @param fills what a missing feature is replaced by where that is asked for, length p: its mean in the training data, or what
 *     the policy of {@code training} fills in instead
 * @param training how the model came to be
 * @param smearing s
 */
public record LinearModel(
        Schema schema, double intercept, double[] weights, double[] fills, Training training, Smearing smearing) {

    /** Of a target that was fitted as it is. */
    public LinearModel(Schema schema, double intercept, double[] weights, double[] fills, Training training) {
        this(schema, intercept, weights, fills, training, Smearing.NONE);
    }

    /**
     * The prediction for one row of p features, none missing: a mean in the target's own unit, of two classes the
     * probability of the positive one.
     */
    public double predict(double[] features) {
        return predict(features, 0);
    }

    /** The same with an offset. */
    public double predict(double[] features, double offset) {
        return original(linear(features) + offset);
    }

    /** The prediction where the linear predictor f is known, any offset included. */
    public double original(double f) {
        return schema.transform() == TargetTransform.NONE
                ? training.objective().loss().mean(f)
                : smearing.factor() * schema.transform().original(f);
    }

    /**
     * What the loss compares with a target in its own unit: the fitted value, or the prediction where the target's logarithm
     * was fitted, which only losses of residuals are for. The mean of it is the prediction.
     */
    public double predictor(double fitted) {
        return schema.transform() == TargetTransform.NONE ? fitted : original(fitted);
    }

    /** intercept + Σ weightⱼ·featureⱼ of one row of p features, none missing: the linear predictor but for an offset. */
    public double linear(double[] features) {
        double sum = intercept;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                sum += weights[j] * features[j];
            }
        }
        return sum;
    }

    /**
     * What each term adds to the linear predictor of one row: Σ weightⱼ·featureⱼ over its features. With the intercept, and
     * an offset, they add up to it.
     *
     * @param features of the row, length p, none missing
     * @param widths number of features of each term, as the schema has them
     * @param sums one a term, overwritten
     */
    public void contribute(double[] features, int[] widths, double[] sums) {
        int j = 0;
        for (int t = 0; t < widths.length; t++) {
            double sum = 0;
            for (int end = j + widths[t]; j < end; j++) {
                sum += weights[j] * features[j];
            }
            sums[t] = sum;
        }
    }

    /**
     * A number as a target of this model.
     *
     * @throws DataProblem of kind BAD_TARGET when its loss is not for such a target
     */
    public double requireTarget(double target) {
        Loss loss = training.objective().loss();
        if (!loss.takes(target)) {
            throw new DataProblem(
                    DataProblem.Kind.BAD_TARGET,
                    "the model was trained with %s, which is not for a target of %s"
                            .formatted(loss.name().phrase(), Classes.label(target)));
        }
        return target;
    }

    /** What is made of targets of rows that the model is held against. */
    public TargetRule targetRule() {
        if (schema.classes().isPresent()) {
            return ClassTarget.of(schema.classes().get());
        }
        return training.objective().loss() instanceof Poisson ? new CountTarget() : schema.transform();
    }

    /** The same model with what is known of it beyond the fit. */
    public LinearModel with(Appraisal appraisal) {
        return new LinearModel(schema, intercept, weights, fills, training.with(appraisal), smearing);
    }

    /** The same model without the terms whose weights are all zero, and the columns only they need. */
    public LinearModel withoutUnused() {
        List<Term> used = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        double[] usedWeights = new double[weights.length];
        double[] usedFills = new double[weights.length];
        int[] widths = schema.widths();
        int from = 0;
        int count = 0;
        for (int t = 0; t < widths.length; t++) {
            int to = from + widths[t];
            if (Arrays.stream(weights, from, to).anyMatch(weight -> weight != 0)) {
                Term term = schema.terms().get(t);
                used.add(term);
                columns.addAll(term.columns());
                System.arraycopy(weights, from, usedWeights, count, to - from);
                System.arraycopy(fills, from, usedFills, count, to - from);
                count += to - from;
            }
            from = to;
        }
        List<Predictor> needed = schema.predictors().stream()
                .filter(predictor -> columns.contains(predictor.name()))
                .toList();
        return new LinearModel(
                new Schema(needed, used, schema.target(), schema.response()),
                intercept,
                Arrays.copyOf(usedWeights, count),
                Arrays.copyOf(usedFills, count),
                training,
                smearing);
    }

    /** The features that least squares left out, because those before them make them up, in file order. */
    public List<String> aliased() {
        if (!training.mayLeaveOut()) {
            return List.of();
        }
        List<String> names = schema.features();
        List<String> leftOut = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            if (training.penalty().isHeld(j)) {
                leftOut.add(names.get(j));
            }
        }
        return leftOut;
    }

    /** Number of weights that are not exactly zero. */
    public int nonzero() {
        int count = 0;
        for (double weight : weights) {
            if (weight != 0) {
                count++;
            }
        }
        return count;
    }
}
