package dev.regfit.spark;

import dev.regfit.Fit;
import dev.regfit.Solving;
import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Convention;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.Rule;
import dev.regfit.solver.Stopping;
import dev.regfit.spark.rows.InputColumns;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Regularised regression as a stage of a Spark pipeline: the same models as {@code regfit train}, of a vector of features
 * or of named columns with texts and missing values. Options have the names and values of the command line.
 *
 * <p>One pass over the rows makes sums for all folds; strengths are followed and chosen on the driver, and a second pass
 * proves the model. The same rows in the same order give the same bits, whatever the number of partitions.
 */
public final class RegfitRegression extends RegressionParams implements DefaultParamsWritable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RegfitRegression.class);

    public RegfitRegression() {
        this(Identifiable$.MODULE$.randomUID("regfit"));
    }

    /** @param uid by which a pipeline knows this stage; Spark's readers and copies call this */
    public RegfitRegression(String uid) {
        super(uid);
    }

    /** Warns in the log where the model is not proven to be the optimum. */
    @Override
    public RegfitModel fit(Dataset<?> dataset) {
        Fit fit = new Learner(dataset, columns(), wanted()).fit();
        Unproven.warning(fit).ifPresent(LOG::warn);
        RegfitModel model = new RegfitModel(uid(), fit.model());
        model.setFeaturesCol($(inputCols).length > 0 ? "" : $(featuresCol));
        model.setPredictionCol($(predictionCol));
        model.setParent(this);
        return model;
    }

    private InputColumns columns() {
        return new InputColumns(
                $(featuresCol), List.of($(inputCols)), $(labelCol), $(weightCol), $(offsetCol), $(foldKeyCol));
    }

    /** @throws SettingsException when a parameter has a value that it cannot have */
    private Wanted wanted() {
        PenaltyKind kind = choice(penalty, PenaltyKind.values(), PenaltyKind::label);
        boolean hasRatio = kind == PenaltyKind.ELASTIC_NET;
        return new Wanted(
                kind,
                $(alpha).equals(AUTO) ? new double[0] : numbers(alpha),
                hasRatio ? numbers(l1Ratio) : new double[] {kind.l1Ratio(0)},
                choice(convention, Convention.values(), Convention::label),
                automatic(scale, Scaling.values(), Scaling::label),
                (Boolean) $(fitIntercept),
                lossChoice(),
                automatic(criterion, Criterion.values(), Criterion::label),
                choice(rule, Rule.values(), Rule::label),
                (Integer) $(folds),
                (Long) $(seed),
                choice(missing, MissingPolicy.values(), MissingPolicy::label),
                automatic(
                        encode,
                        new Encoding[] {Encoding.ONEHOT, Encoding.DUMMY},
                        each -> each.name().toLowerCase(Locale.ROOT)),
                (Integer) $(maxLevels),
                stopping());
    }

    private LossChoice lossChoice() {
        LossName name = choice(loss, LossName.values(), LossName::label);
        if (name == LossName.HUBER && !isSet(delta)) {
            return LossChoice.USUAL_HUBER;
        }
        double number =
                name == LossName.HUBER ? (Double) $(delta) : name == LossName.QUANTILE ? (Double) $(tau) : Double.NaN;
        return new LossChoice(name, number, false);
    }

    private <T> Optional<T> automatic(Param<String> param, T[] values, Function<T, String> label) {
        return $(param).equals(AUTO) ? Optional.empty() : Optional.of(choice(param, values, label));
    }

    private <T> T choice(Param<String> param, T[] values, Function<T, String> label) {
        return Choices.of(param.name(), $(param), values, label);
    }

    /** @throws SettingsException when nothing can be as near as that */
    private Stopping stopping() {
        double wanted = (Double) $(tolerance);
        if (!(wanted > 0)) {
            throw new SettingsException("the tolerance must be greater than zero, not " + wanted);
        }
        return new Stopping(wanted, Solving.STOPPING.maxIterations());
    }

    private double[] numbers(Param<String> param) {
        try {
            return Arrays.stream($(param).split(",", -1))
                    .mapToDouble(number -> Double.parseDouble(number.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new SettingsException(
                    "%s: \"%s\" is no number and no list of numbers".formatted(param.name(), $(param)));
        }
    }

    /** @throws SettingsException when columns are not there or of no use, or a parameter has no such value */
    @Override
    public StructType transformSchema(StructType schema) {
        columns().check(schema, wanted().classes());
        InputColumns.requireFree(schema, $(predictionCol));
        return schema.add($(predictionCol), DataTypes.DoubleType, true);
    }

    @Override
    public RegfitRegression copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    /** What reads an estimator that was saved. */
    public static MLReader<RegfitRegression> read() {
        return new DefaultParamsReader<>();
    }

    /** Reads an estimator that was saved. */
    public static RegfitRegression load(String path) {
        return read().load(path);
    }

    public RegfitRegression setFeaturesCol(String value) {
        set(featuresCol, value);
        return this;
    }

    public RegfitRegression setInputCols(String[] value) {
        set(inputCols, value);
        return this;
    }

    public RegfitRegression setLabelCol(String value) {
        set(labelCol, value);
        return this;
    }

    public RegfitRegression setPredictionCol(String value) {
        set(predictionCol, value);
        return this;
    }

    public RegfitRegression setWeightCol(String value) {
        set(weightCol, value);
        return this;
    }

    public RegfitRegression setOffsetCol(String value) {
        set(offsetCol, value);
        return this;
    }

    public RegfitRegression setFoldKeyCol(String value) {
        set(foldKeyCol, value);
        return this;
    }

    public RegfitRegression setPenalty(String value) {
        set(penalty, value);
        return this;
    }

    public RegfitRegression setAlpha(String value) {
        set(alpha, value);
        return this;
    }

    public RegfitRegression setAlpha(double value) {
        return setAlpha(Double.toString(value));
    }

    public RegfitRegression setL1Ratio(String value) {
        set(l1Ratio, value);
        return this;
    }

    public RegfitRegression setL1Ratio(double value) {
        return setL1Ratio(Double.toString(value));
    }

    public RegfitRegression setConvention(String value) {
        set(convention, value);
        return this;
    }

    public RegfitRegression setScale(String value) {
        set(scale, value);
        return this;
    }

    public RegfitRegression setFitIntercept(boolean value) {
        set(fitIntercept, value);
        return this;
    }

    public RegfitRegression setLoss(String value) {
        set(loss, value);
        return this;
    }

    public RegfitRegression setDelta(double value) {
        set(delta, value);
        return this;
    }

    public RegfitRegression setTau(double value) {
        set(tau, value);
        return this;
    }

    public RegfitRegression setCriterion(String value) {
        set(criterion, value);
        return this;
    }

    public RegfitRegression setRule(String value) {
        set(rule, value);
        return this;
    }

    public RegfitRegression setFolds(int value) {
        set(folds, value);
        return this;
    }

    public RegfitRegression setSeed(long value) {
        set(seed, value);
        return this;
    }

    public RegfitRegression setMissing(String value) {
        set(missing, value);
        return this;
    }

    public RegfitRegression setEncode(String value) {
        set(encode, value);
        return this;
    }

    public RegfitRegression setMaxLevels(int value) {
        set(maxLevels, value);
        return this;
    }

    public RegfitRegression setTolerance(double value) {
        set(tolerance, value);
        return this;
    }
}
