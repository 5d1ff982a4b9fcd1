package dev.regfit.spark;

import dev.regfit.Solving;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.MissingPolicy;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Rule;
import java.io.Serial;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;

/** The parameters of the estimator: options of the command line, with their names and values there. */
public abstract class RegressionParams extends Estimator<RegfitModel> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The value of what is to be found from the data. */
    static final String AUTO = "auto";

    private final String uid;
    final Param<String> featuresCol;
    final StringArrayParam inputCols;
    final Param<String> labelCol;
    final Param<String> predictionCol;
    final Param<String> weightCol;
    final Param<String> offsetCol;
    final Param<String> foldKeyCol;
    final Param<String> penalty;
    final Param<String> alpha;
    final Param<String> l1Ratio;
    final Param<String> convention;
    final Param<String> scale;
    final BooleanParam fitIntercept;
    final Param<String> loss;
    final DoubleParam delta;
    final DoubleParam tau;
    final Param<String> criterion;
    final Param<String> rule;
    final IntParam folds;
    final LongParam seed;
    final Param<String> missing;
    final Param<String> encode;
    final IntParam maxLevels;
    final DoubleParam tolerance;

    RegressionParams(String uid) {
        this.uid = uid;
        featuresCol = text("featuresCol", "the column of a vector of features", "features");
        inputCols = new StringArrayParam(this, "inputCols", "columns of numbers and texts, instead of a vector");
        setDefault(inputCols, new String[0]);
        labelCol = text("labelCol", "the target", "label");
        predictionCol = text("predictionCol", "the column of predictions that the model adds", "prediction");
        weightCol = text("weightCol", "the column of row weights; none if empty", "");
        offsetCol = text("offsetCol", "the column that is added to the linear predictor; none if empty", "");
        foldKeyCol = text("foldKeyCol", "a key: rows with the same one are in the same fold; none if empty", "");
        penalty = text("penalty", "none, l2, l1 or elasticnet", PenaltyKind.L1.label());
        alpha = text("alpha", "the strength, several with commas, or auto: a hundred made from the data", AUTO);
        l1Ratio = text("l1Ratio", "the L1 part's share of the elastic net, or several with commas", "0.5");
        convention = text("convention", "how loss and strength are scaled: sklearn, glmnet, ...", "sklearn");
        scale = text("scale", "how columns are scaled: none, standard, minmax, maxabs, robust or auto", AUTO);
        fitIntercept = new BooleanParam(this, "fitIntercept", "whether to fit an intercept");
        setDefault(fitIntercept, true);
        loss = text("loss", "squared, huber, absolute, quantile, logistic or poisson", "squared");
        delta = new DoubleParam(this, "delta", "where the Huber loss becomes linear");
        tau = new DoubleParam(this, "tau", "the share of rows below the quantile");
        setDefault(tau, 0.5);
        criterion =
                text("criterion", "what the strength is chosen by: cv, loo, gcv, aic, aicc, bic, ebic, cp, auto", AUTO);
        rule = text("rule", "min, or 1se: the largest strength within one standard error", Rule.MIN.label());
        folds = new IntParam(this, "folds", "number of folds");
        setDefault(folds, 10);
        seed = new LongParam(this, "seed", "what folds are drawn from");
        setDefault(seed, 1L);
        missing =
                text("missing", "error, drop, mean, median, zero, mean-indicator or none", MissingPolicy.ERROR.label());
        encode = text("encode", "texts: onehot, dummy or auto", AUTO);
        maxLevels = new IntParam(this, "maxLevels", "how many different texts a column may have");
        setDefault(maxLevels, BuildOptions.MAX_LEVELS);
        tolerance = new DoubleParam(this, "tolerance", "the relative duality gap that is proven");
        setDefault(tolerance, Solving.STOPPING.tolerance());
    }

    private Param<String> text(String name, String doc, String usual) {
        Param<String> param = new Param<>(this, name, doc);
        setDefault(param, usual);
        return param;
    }

    @Override
    public final String uid() {
        return uid;
    }

    public final Param<String> featuresCol() {
        return featuresCol;
    }

    public final StringArrayParam inputCols() {
        return inputCols;
    }

    public final Param<String> labelCol() {
        return labelCol;
    }

    public final Param<String> predictionCol() {
        return predictionCol;
    }

    public final Param<String> weightCol() {
        return weightCol;
    }

    public final Param<String> offsetCol() {
        return offsetCol;
    }

    public final Param<String> foldKeyCol() {
        return foldKeyCol;
    }

    public final Param<String> penalty() {
        return penalty;
    }

    public final Param<String> alpha() {
        return alpha;
    }

    public final Param<String> l1Ratio() {
        return l1Ratio;
    }

    public final Param<String> convention() {
        return convention;
    }

    public final Param<String> scale() {
        return scale;
    }

    public final BooleanParam fitIntercept() {
        return fitIntercept;
    }

    public final Param<String> loss() {
        return loss;
    }

    public final DoubleParam delta() {
        return delta;
    }

    public final DoubleParam tau() {
        return tau;
    }

    public final Param<String> criterion() {
        return criterion;
    }

    public final Param<String> rule() {
        return rule;
    }

    public final IntParam folds() {
        return folds;
    }

    public final LongParam seed() {
        return seed;
    }

    public final Param<String> missing() {
        return missing;
    }

    public final Param<String> encode() {
        return encode;
    }

    public final IntParam maxLevels() {
        return maxLevels;
    }

    public final DoubleParam tolerance() {
        return tolerance;
    }
}
