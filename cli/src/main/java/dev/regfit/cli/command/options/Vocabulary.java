package dev.regfit.cli.command.options;

import java.util.Locale;
import java.util.Optional;

/** What other programs call the commands, options and choices of this one. */
public final class Vocabulary {
    private Vocabulary() {}

    /** The command that does what is elsewhere called so. */
    public static Optional<String> command(String word) {
        return Optional.ofNullable(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "fit", "learn", "lm", "glmnet", "ridge", "lasso", "regress", "regression", "solve", "run" ->
                        "train";
                    case "cross-validate", "crossvalidate", "crossval", "cross-validation", "cv.glmnet", "tune" -> "cv";
                    case "lars", "trace" -> "path";
                    case "score", "test", "eval" -> "evaluate";
                    case "apply", "infer", "forecast" -> "predict";
                    case "print", "coef", "weights", "summary" -> "show";
                    case "check", "certify", "prove" -> "verify";
                    case "describe", "info", "stats", "schema", "head" -> "inspect";
                    case "gram", "sum" -> "moments";
                    case "benchmark", "anova" -> "compare";
                    default -> null;
                });
    }

    /**
     * The option, or the option and its value, that says what is elsewhere said by an option of this name.
     *
     * @param word without dashes before it, hyphens between words, in lower case
     */
    public static Optional<String> option(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "nfolds", "n-folds", "cv", "k", "k-folds", "kfold", "k-fold", "fold", "n-splits" -> "--folds";
                    case "foldid", "fold-id" -> "--fold-column";
                    case "group", "groups" -> "--group-column";
                    case "n-repeats" -> "--repeats";
                    case "random-state", "random-seed" -> "--seed";
                    case "threads", "cores", "n-jobs", "njobs", "nthread", "nthreads", "n-threads", "parallel" ->
                        "--jobs";
                    case "loss-function", "objective", "distribution" -> "--loss";
                    case "pos-label", "positive-label" -> "--positive-class";
                    case "exposure", "base-margin" -> "--offset";
                    case "lambda1" -> "--l1";
                    case "lambda2" -> "--l2";
                    case "lambdas", "alphas", "strength", "c", "reg", "reg-param" -> "--alpha";
                    case "nlambda", "n-lambda", "nalpha", "n-alpha", "num-alphas" -> "--n-alphas";
                    case "lambda-min-ratio", "lambda.min.ratio", "eps" -> "--min-ratio";
                    case "l1ratio", "mixing", "elastic-net-param" -> "--l1-ratio";
                    case "model-type", "method", "regularizer", "regularization", "reg-type", "type" -> "--penalty";
                    case "standardize", "standardise", "normalize", "normalise", "standard", "scaler" ->
                        "--scale standard";
                    case "minmax", "maxabs" -> "--scale " + word;
                    case "fit-no-intercept", "noconstant", "no-constant" -> "--no-intercept";
                    case "penalty-factors" -> "--penalty-factor";
                    case "nonnegative", "non-negative", "nonneg" -> "--positive";
                    case "lower-limits", "lower.limits", "lower-limit" -> "--lower";
                    case "upper-limits", "upper.limits", "upper-limit" -> "--upper";
                    case "thresh", "tolerance", "epsilon" -> "--tol";
                    case "maxit", "max-iterations", "maxiter", "passes" -> "--max-iter";
                    case "label", "response", "y", "outcome", "dependent", "label-column" -> "--target";
                    case "features", "columns", "cols", "predictors", "x", "usecols", "keep-columns" -> "--select";
                    case "ignore", "drop", "remove", "drop-columns" -> "--exclude";
                    case "weight", "sample-weight", "weight-column" -> "--weights";
                    case "sep", "separator", "fs", "field-separator" -> "--delimiter";
                    case "dec" -> "--decimal";
                    case "header" -> "--headers";
                    case "noheader", "no-header" -> "--no-headers";
                    case "skip", "skiprows", "skip-rows" -> "--skip-lines";
                    case "na-strings", "na.strings", "null-values", "missing-values", "nullstr" -> "--na-values";
                    case "missing", "fillna", "impute", "na-action", "nan" -> "--na";
                    case "one-hot", "onehot" -> "--encode onehot";
                    case "dummy", "dummies" -> "--encode dummy";
                    case "categorical", "factor", "factors", "as-text" -> "--text";
                    case "scoring", "type-measure", "type.measure" -> "--metric";
                    case "csv", "json", "output-format" -> word.startsWith("o") ? "--format" : "--format " + word;
                    case "out", "outfile", "save", "save-model", "output-file", "output-model-file" -> "--output";
                    case "silent" -> "--quiet";
                    default -> null;
                });
    }

    /** What to know instead of an option that is not there, and that none takes the place of. */
    public static Optional<String> note(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "intercept", "fit-intercept" -> "an intercept is fitted unless --no-intercept is given";
                    case "family", "loss" -> "the loss is the one that the model was trained with";
                    case "o", "output" -> "it writes to standard output; send that to a file with > FILE";
                    default -> null;
                });
    }

    /** The choice that is elsewhere called so, whatever option it is a choice of. */
    public static Optional<String> value(String word) {
        return Optional.ofNullable(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "standardize", "standardise", "standardized", "zscore", "z-score", "std" -> "standard";
                    case "min-max", "range" -> "minmax";
                    case "en", "elastic", "l1l2", "l1_l2", "both" -> "elasticnet";
                    case "linear", "lm", "least-squares" -> "none";
                    case "tikhonov" -> "l2";
                    case "fill", "impute", "average" -> "mean";
                    case "omit", "remove", "dropna", "na.omit", "delete" -> "drop";
                    case "fail", "raise" -> "error";
                    case "kfold", "k-fold", "folds" -> "cv";
                    case "loocv", "leave-one-out" -> "loo";
                    case "lambda.min" -> "min";
                    case "lambda.1se", "1-se", "one-se" -> "1se";
                    case "rmse", "squared" -> "mse";
                    case "absolute" -> "mae";
                    case "normal", "gauss", "mse", "ls" -> "squared";
                    case "logit", "log-loss", "log_loss", "binary", "bernoulli", "classification" -> "logistic";
                    case "count", "counts" -> "poisson";
                    case "r", "cv.glmnet" -> "glmnet";
                    case "scikit-learn", "scikit", "python" -> "sklearn";
                    case "mlpack", "gretl" -> "half-sum";
                    case "one-hot", "one_hot" -> "onehot";
                    case "table", "human", "txt" -> "text";
                    case "lars", "cd", "coordinate-descent" -> "moments";
                    default -> null;
                });
    }
}
