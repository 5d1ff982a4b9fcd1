package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.data.TargetTransform;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.Squared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Calls of other tools that minimise the same objective: x (X) are the predictors, y is the target, w the row weights,
 * f the penalty factors, l and u the bounds. A remark behind a # says what to do to the columns first.
 */
final class Calls {
    /** Enough that the other tool finds the same weights; without the last digits, which rounding has made. */
    private static final int DIGITS = 13;

    private final Training training;
    private final Scaling scaling;
    private final boolean intercept;
    private final boolean weighted;
    private final double glmnetFactor;
    private final boolean factors;
    private final boolean bounded;
    private final boolean positive;
    private final boolean logTarget;
    private final boolean offset;

    /** @param glmnetFactor what glmnet's strength is multiplied by because of penalty factors */
    Calls(LinearModel model, double glmnetFactor) {
        this.training = model.training();
        ElasticNet penalty = training.penalty();
        this.scaling = training.scaling();
        this.intercept = training.standardization().intercept();
        this.weighted = !training.provenance().weights().isEmpty();
        this.glmnetFactor = glmnetFactor;
        this.factors = Arrays.stream(penalty.factors()).anyMatch(f -> f != 1);
        this.bounded = training.isBounded();
        this.positive = Arrays.stream(penalty.lower()).allMatch(low -> low == 0)
                && Arrays.stream(penalty.upper()).allMatch(high -> high == Double.POSITIVE_INFINITY);
        this.offset = model.schema().response().hasOffset();
        this.logTarget = model.schema().transform() == TargetTransform.LOG;
    }

    /** By tool; without those that have no such objective. */
    Map<String, String> all() {
        Map<String, String> calls = new LinkedHashMap<>();
        Loss loss = training.objective().loss();
        if (!(loss instanceof Squared)) {
            if (loss instanceof Huber huber) {
                addIf(!factors && !bounded && !weighted && !offset && intercept, "hqreg", () -> hqreg(huber), calls);
            } else if (loss instanceof Quantile quantile) {
                addQuantiles(quantile, calls);
            } else {
                addIf(
                        hasGlmnet(),
                        "glmnet",
                        () -> glmnet(training.objective().in(Convention.GLMNET), loss.name()),
                        calls);
                addIf(!factors && !bounded && !offset, "sklearn", () -> classifierOrCounts(loss.name()), calls);
                calls.values().removeIf(String::isEmpty);
            }
            return calls;
        }
        if (hasGlmnet()) {
            calls.put("glmnet", glmnet());
        }
        if (!factors && (!bounded || positive)) {
            calls.put("sklearn", sklearn());
        }
        if (!factors && !bounded && !weighted) {
            calls.put("mlpack", mlpack());
        }
        return calls;
    }

    private static String number(double value) {
        return TextNumbers.of(value, DIGITS);
    }

    /** glmnet wants zero within the bounds and something to penalise. */
    private boolean hasGlmnet() {
        ElasticNet penalty = training.penalty();
        return glmnetFactor > 0
                && Arrays.stream(penalty.lower()).allMatch(low -> low <= 0)
                && Arrays.stream(penalty.upper()).allMatch(high -> high >= 0);
    }

    /** Of the Huber loss, which is divided by δ there. */
    private String hqreg(Huber huber) {
        Objective objective = training.objective().in(Convention.GLMNET);
        List<String> arguments = new ArrayList<>(List.of("x", logTarget ? "log(y)" : "y", "method = \"huber\""));
        arguments.add("gamma = " + number(huber.delta()));
        double alpha = objective.alpha() / huber.delta();
        arguments.add("alpha = " + number(objective.l1Ratio()));
        arguments.add("lambda = " + number(objective.kind() == PenaltyKind.NONE ? 0 : alpha));
        arguments.add("preprocess = \"" + (scaling == Scaling.STANDARD ? "standardize" : "none") + "\"");
        String call = "hqreg(" + String.join(", ", arguments) + ")";
        return scaling == Scaling.STANDARD ? call : call + scaleFirst("x");
    }

    /** R's quantreg for fits without a penalty, scikit-learn also for the lasso. */
    private void addQuantiles(Quantile quantile, Map<String, String> calls) {
        Objective objective = training.objective().in(Convention.SKLEARN);
        if (factors || bounded || offset) {
            return;
        }
        if (objective.kind() == PenaltyKind.NONE) {
            calls.put(
                    "quantreg",
                    "rq(" + (logTarget ? "log(y)" : "y") + " ~ x" + (intercept ? "" : " - 1") + ", tau = "
                            + number(quantile.tau()) + (weighted ? ", weights = w)" : ")"));
        }
        if (objective.kind() != PenaltyKind.NONE && objective.kind() != PenaltyKind.L1) {
            return;
        }
        List<String> arguments = new ArrayList<>();
        arguments.add("quantile=" + number(quantile.tau()));
        arguments.add("alpha=" + number(objective.alpha() / (quantile.above() + quantile.below())));
        arguments.add("solver=\"highs\"");
        addIf(!intercept, "fit_intercept=False", arguments);
        String call = "QuantileRegressor(" + String.join(", ", arguments) + ")";
        String target = logTarget ? "np.log(y)" : "y";
        calls.put(
                "sklearn",
                weighted
                        ? call + ".fit(X, " + target + ", sample_weight=w)" + scaleFirst("X")
                        : inPipeline(call, logTarget ? ".fit(X, np.log(y))" : ""));
    }

    /** scikit-learn's estimators for classes and for counts; empty where it has none. */
    private String classifierOrCounts(LossName loss) {
        Objective objective = training.objective().in(Convention.SKLEARN);
        List<String> arguments = new ArrayList<>();
        if (loss == LossName.LOGISTIC) {
            String penalty = switch (objective.kind()) {
                case NONE -> "None";
                case L2 -> "\"l2\"";
                case L1 -> "\"l1\"";
                case ELASTIC_NET -> "\"elasticnet\"";
            };
            arguments.add("penalty=" + penalty);
            addIf(
                    objective.kind() != PenaltyKind.NONE,
                    "C=" + number(1 / (objective.rows() * objective.alpha())),
                    arguments);
            addIf(objective.kind() == PenaltyKind.ELASTIC_NET, "l1_ratio=" + number(objective.l1Ratio()), arguments);
            arguments.add(objective.kind().hasL1Part() ? "solver=\"saga\"" : "solver=\"newton-cholesky\"");
            addIf(objective.kind().hasL1Part(), "max_iter=100000", arguments);
        } else if (objective.kind().hasL1Part()) {
            return "";
        } else {
            arguments.add("alpha=" + number(objective.alpha()));
            arguments.add("solver=\"newton-cholesky\"");
        }
        arguments.add("tol=1e-10");
        addIf(!intercept, "fit_intercept=False", arguments);
        String estimator = loss == LossName.LOGISTIC ? "LogisticRegression" : "PoissonRegressor";
        String call = estimator + "(" + String.join(", ", arguments) + ")";
        if (weighted) {
            String weights = loss == LossName.LOGISTIC ? "w * (w > 0).sum() / w.sum()" : "w";
            return call + ".fit(X, y, sample_weight=" + weights + ")" + scaleFirst("X");
        }
        return inPipeline(call, "");
    }

    private String glmnet() {
        return glmnet(training.objective().in(Convention.GLMNET), LossName.SQUARED);
    }

    private String glmnet(Objective objective, LossName loss) {
        String family = loss == LossName.LOGISTIC ? "binomial" : "poisson";
        if (objective.kind() == PenaltyKind.NONE && !bounded && loss != LossName.SQUARED) {
            return "glm(y ~ x" + (intercept ? "" : " - 1") + ", family = " + family + (weighted ? ", weights = w" : "")
                    + (offset ? ", offset = o)" : ")");
        }
        if (objective.kind() == PenaltyKind.NONE && !bounded) {
            return "lm(" + (logTarget ? "log(y)" : "y") + " ~ x" + (intercept ? "" : " - 1")
                    + (weighted ? ", weights = w)" : ")");
        }
        List<String> arguments = new ArrayList<>(List.of("x", logTarget ? "log(y)" : "y"));
        addIf(loss != LossName.SQUARED, "family = \"" + family + "\"", arguments);
        arguments.add("alpha = " + number(objective.l1Ratio()));
        arguments.add("lambda = " + number(glmnetFactor * objective.alpha()));
        arguments.add("standardize = " + (scaling == Scaling.STANDARD ? "TRUE" : "FALSE"));
        addIf(!intercept, "intercept = FALSE", arguments);
        addIf(weighted, "weights = w", arguments);
        addIf(offset, "offset = o", arguments);
        addIf(factors, "penalty.factor = f", arguments);
        addIf(positive, "lower.limits = 0", arguments);
        addIf(bounded && !positive, "lower.limits = l", arguments);
        addIf(bounded && !positive, "upper.limits = u", arguments);
        String call = "glmnet(" + String.join(", ", arguments) + ")";
        return scaling == Scaling.STANDARD ? call : call + scaleFirst("x");
    }

    private String sklearn() {
        Objective objective = training.objective().in(Convention.SKLEARN);
        List<String> arguments = new ArrayList<>();
        addIf(objective.kind() != PenaltyKind.NONE, "alpha=" + number(objective.alpha()), arguments);
        addIf(objective.kind() == PenaltyKind.ELASTIC_NET, "l1_ratio=" + number(objective.l1Ratio()), arguments);
        addIf(!intercept, "fit_intercept=False", arguments);
        addIf(positive, "positive=True", arguments);
        String estimator = switch (objective.kind()) {
            case NONE -> "LinearRegression";
            case L2 -> "Ridge";
            case L1 -> "Lasso";
            case ELASTIC_NET -> "ElasticNet";
        };
        String call = estimator + "(" + String.join(", ", arguments) + ")";
        if (weighted) {
            // All but Ridge average over the weights; regfit's sum to n, the number of those above zero.
            String weights = objective.kind() == PenaltyKind.L2 ? "w * (w > 0).sum() / w.sum()" : "w";
            return call + ".fit(X, " + (logTarget ? "np.log(y)" : "y") + ", sample_weight=" + weights + ")"
                    + scaleFirst("X");
        }
        return inPipeline(call, logTarget ? ".fit(X, np.log(y))" : "");
    }

    /** Behind what scales the columns. */
    private String inPipeline(String call, String fit) {
        return switch (scaling) {
            case NONE -> call + fit;
            case STANDARD -> piped("StandardScaler(" + (intercept ? "" : "with_mean=False") + ")", call) + fit;
            case MAXABS -> piped("MaxAbsScaler()", call) + fit;
            case ROBUST -> piped("RobustScaler(" + (intercept ? "" : "with_centering=False") + ")", call) + fit;
            // This one also shifts the columns, which an intercept makes up for.
            case MINMAX -> intercept ? piped("MinMaxScaler()", call) + fit : call + fit + scaleFirst("X");
        };
    }

    private static String piped(String scaler, String estimator) {
        return "make_pipeline(" + scaler + ", " + estimator + ")";
    }

    private String mlpack() {
        Objective objective = training.objective().in(Convention.HALF_SUM);
        List<String> arguments = new ArrayList<>(List.of("mlpack_lars", "-i X.csv", "-r y.csv"));
        addIf(objective.l1() > 0, "--lambda1 " + number(objective.l1()), arguments);
        addIf(objective.l2() > 0, "--lambda2 " + number(2 * objective.l2()), arguments);
        addIf(!intercept, "--no_intercept", arguments);
        arguments.add("--no_normalize");
        String call = String.join(" ", arguments) + scaleFirst("X.csv");
        return logTarget ? call + (scaling == Scaling.NONE ? "  # " : "; ") + "y.csv: log(y)" : call;
    }

    private String scaleFirst(String columns) {
        return scaling == Scaling.NONE ? "" : "  # " + columns + ": " + scaling.description() + ofWhichRows();
    }

    private String ofWhichRows() {
        if (!weighted) {
            return "";
        }
        return scaling == Scaling.STANDARD || scaling == Scaling.ROBUST ? ", weighted" : ", of rows with w > 0";
    }

    private static void addIf(boolean wanted, String tool, Supplier<String> call, Map<String, String> calls) {
        if (wanted) {
            calls.put(tool, call.get());
        }
    }

    private static void addIf(boolean wanted, String argument, List<String> arguments) {
        if (wanted) {
            arguments.add(argument);
        }
    }
}
