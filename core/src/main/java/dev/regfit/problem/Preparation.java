package dev.regfit.problem;

import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Training data made ready for the objectives of one formulation, whatever the strength. */
public final class Preparation {
    private final TrainingData data;
    private final Formulation formulation;
    private final ColumnSummary summary;
    private final Standardization standardization;
    /** Of strength zero, for weights on the original columns. */
    private final ElasticNet rules;

    private final Groups groups;
    /** The rules with dependent columns held at zero; null until it is asked for. */
    private ElasticNet independent;
    /** The rules with levels held at zero that groups can do without; null until it is asked for. */
    private ElasticNet withoutSpareLevels;

    /** The rules without spare levels, and the independent ones, on the working columns too; null until they are asked for. */
    private OnWorking kept;

    private OnWorking keptIndependent;

    /** The loss that was last judged; null before. */
    private Judged judged;

    private RowLoss rowLoss;

    private record Judged(LeastSquares loss, boolean isLostInMeans) {}

    /** The rules on both kinds of columns. */
    private record OnWorking(ElasticNet original, ElasticNet working, boolean isBounded) {}

    private Preparation(
            TrainingData data,
            Formulation formulation,
            ColumnSummary summary,
            Standardization standardization,
            ElasticNet rules,
            Groups groups) {
        this.data = data;
        this.formulation = formulation;
        this.summary = summary;
        this.standardization = standardization;
        this.rules = rules;
        this.groups = groups;
    }

    /**
     * Prepares.
     *
     * @throws SettingsException when there are no columns, or the rules do not fit them
     */
    public static Preparation of(TrainingData data, Formulation formulation) {
        formulation.rules().check(data.schema());
        formulation.grouping().check(data.schema());
        return ofPart(data, formulation);
    }

    /** Prepares part of the rows, in which a text that some rule is for may not appear. */
    public static Preparation ofPart(TrainingData data, Formulation formulation) {
        if (data.columns() == 0) {
            throw new SettingsException("there are no columns besides the target");
        }
        ElasticNet rules = formulation.rules().penalty(data.schema(), formulation.convention());
        requireWeights(rules, formulation.ball());
        Groups groups = formulation.grouping().groups(data.schema());
        groups.check(rules, data.schema());
        Preparation plain = of(data, formulation, rules, groups);
        return formulation.adaptation().isEmpty()
                ? plain
                : plain.adapted(formulation.adaptation().get());
    }

    /**
     * Prepares for rules that are known for each column, as a model keeps them.
     *
     * @param formulation its own rules, grouping and adaptation are not looked at
     * @param rules factors and bounds for weights on the original columns; strengths are not looked at
     */
    public static Preparation of(TrainingData data, Formulation formulation, ElasticNet rules, Groups groups) {
        ColumnSummary summary = data.summary(formulation.scaling());
        summary.requireSquares(j -> j < data.columns()
                ? data.schema().features().get(j)
                : data.schema().target());
        Standardization standardization = Standardization.of(summary, formulation.scaling(), formulation.intercept());
        if (!(formulation.loss() instanceof Squared)) {
            standardization = standardization.withoutTarget();
        }
        return new Preparation(data, formulation, summary, standardization, rules.withStrengths(0, 0), groups);
    }

    /** Refuses bounds that leave no weights within the ball, or none but one. */
    private static void requireWeights(ElasticNet rules, Ball ball) {
        double[] smallest = new double[rules.factors().length];
        rules.project(smallest);
        if (!(ball.room(smallest) > 0)) {
            throw new SettingsException(
                    "the bounds allow no weights with a norm of less than %s; allow a larger norm, or wider bounds"
                            .formatted(ball.radius()));
        }
    }

    /** The same with each penalty factor multiplied by another. A column that is left out counts as glmnet counts it. */
    private Preparation adapted(Adaptation adaptation) {
        if (groups.areWanted()) {
            throw new SettingsException("penalty factors from the data are of single columns, not of groups");
        }
        double[] more = adaptation.factors(this);
        double[] factors = rules.factors().clone();
        double[] lower = rules.lower().clone();
        double[] upper = rules.upper().clone();
        for (int j = 0; j < factors.length; j++) {
            if (factors[j] > 0 && more[j] == Double.POSITIVE_INFINITY) {
                factors[j] = 1;
                lower[j] = rules.clamp(j, 0);
                upper[j] = lower[j];
            } else if (factors[j] > 0) {
                factors[j] *= more[j];
            }
        }
        ElasticNet adapted = new ElasticNet(0, 0, formulation.convention().factors(factors), lower, upper);
        return new Preparation(data, formulation, summary, standardization, adapted, groups);
    }

    /**
     * The mean loss of the rows, made once.
     *
     * @throws IllegalStateException when the rows are not at hand
     */
    public RowLoss rowLoss() {
        if (rowLoss == null) {
            if (!(data instanceof Dataset rows)) {
                throw new IllegalStateException("other losses than the squared one need the rows");
            }
            rowLoss = new RowLoss(formulation.loss(), rows, standardization);
        }
        return rowLoss;
    }

    public TrainingData data() {
        return data;
    }

    public Formulation formulation() {
        return formulation;
    }

    public ColumnSummary summary() {
        return summary;
    }

    /** The map to the working columns. */
    public Standardization standardization() {
        return standardization;
    }

    /** Which columns are penalised as groups. */
    public Groups groups() {
        return groups;
    }

    /** The objective of a strength for these data. */
    public Objective objective(Strength strength) {
        return strength.objective(formulation.loss(), formulation.convention(), (double) data.size(), targetScale())
                .ofGroups(groups.areWanted());
    }

    /** Standard deviation (1/n) of the target, about zero without an intercept. */
    public double targetScale() {
        return formulation.intercept() ? summary.targetDeviation() : summary.targetRootMeanSquare();
    }

    /**
     * The penalty of an objective, for weights on the original columns. Least squares holds columns at zero that depend on
     * those before them, unless weights are bounded: then which ones have a part in the optimum is another question.
     */
    public ElasticNet penalty(Objective objective) {
        return penalty(objective, Ball.NONE);
    }

    /** The same where a ball, if its multiplier is not zero, draws all weights towards zero: then no column is left out. */
    public ElasticNet penalty(Objective objective, Ball ball) {
        ElasticNet own = isFree(objective, ball) ? independent() : withoutSpareLevels();
        return own.withStrengths(objective.lambda1(), objective.lambda2());
    }

    /** The penalty of an objective, for weights on the working columns. */
    public ElasticNet workingPenalty(Objective objective) {
        return onWorking(isFree(objective, Ball.NONE))
                .working()
                .withStrengths(objective.lambda1(), objective.lambda2());
    }

    private boolean isFree(Objective objective, Ball ball) {
        return objective.kind() == PenaltyKind.NONE && !rules.isBounded() && ball.multiplier() == 0;
    }

    /** Rules on the working columns, made once for all strengths of a path. */
    private OnWorking onWorking(boolean free) {
        if (free && keptIndependent == null) {
            keptIndependent = onWorking(independent());
        }
        if (!free && kept == null) {
            kept = onWorking(withoutSpareLevels());
        }
        return free ? keptIndependent : kept;
    }

    private OnWorking onWorking(ElasticNet original) {
        return new OnWorking(original, original.on(standardization), original.isBounded());
    }

    /**
     * The rules with one level of each group held at zero that is not penalised and has all levels of a text: with an intercept
     * these determine each other, and no weight of theirs is unique.
     */
    private ElasticNet withoutSpareLevels() {
        if (groups.areWanted() && withoutSpareLevels == null) {
            boolean[] spare = new boolean[rules.factors().length];
            for (Groups.Group group : groups.groups()) {
                int first = group.columns()[0];
                spare[first] = formulation.intercept() && rules.factors()[first] == 0 && hasAllLevels(group.columns());
            }
            withoutSpareLevels = rules.without(spare);
        }
        return groups.areWanted() ? withoutSpareLevels : rules;
    }

    /** Whether the columns add up to one in every row. */
    private boolean hasAllLevels(int[] columns) {
        if (columns.length == 1 || !(data instanceof Dataset rows)) {
            return false;
        }
        double[] each = new double[rows.columns()];
        for (int j : columns) {
            each[j] = 1;
        }
        double[] sums = new double[rows.rows()];
        rows.x().multiply(each, sums);
        return Arrays.stream(sums).allMatch(sum -> sum == 1);
    }

    /**
     * The penalty with the ridge part of a multiplier of the {@link Ball}.
     *
     * @param working on the working columns
     */
    public ElasticNet lagrangian(ElasticNet working, double multiplier) {
        boolean free = working.lambda1() == 0 && working.lambda2() == 0 && !rules.isBounded() && multiplier > 0;
        ElasticNet penalty = free ? rules.on(standardization) : working;
        return formulation.ball().with(multiplier).lagrangian(penalty, standardization);
    }

    /**
     * Moves weights that are nearly on the sphere onto it, where the multiplier is not zero.
     *
     * @param weights on the original columns
     */
    public void moveOntoSphere(double[] weights, double multiplier) {
        formulation.ball().with(multiplier).moveOnto(weights, rules);
    }

    private ElasticNet independent() {
        if (independent == null) {
            independent = rules.without(DependentColumns.of(data, standardization));
        }
        return independent;
    }

    /**
     * A certificate with a gap as small as the rows can prove, where they are kept; otherwise the one given, as far as moments
     * can prove anything.
     *
     * @param problem on working columns
     * @param working weights, length p
     * @param certificate of these weights
     */
    public Certificate refine(Problem problem, double[] working, Certificate certificate) {
        Certificate honest = certificate.unless(isLostInMeans(problem.loss()));
        return data instanceof Dataset rows
                ? new RefinedCertifier(rows, standardization, problem.penalty())
                        .refine(honest, problem, OptionalDouble.empty(), originalWeights(working))
                : honest;
    }

    /** Made once for the loss of a path. */
    private boolean isLostInMeans(LeastSquares loss) {
        Judged known = judged;
        if (known == null || known.loss() != loss) {
            known = new Judged(loss, Certificate.isLostInMeans(loss, standardization));
            judged = known;
        }
        return known.isLostInMeans();
    }

    /**
     * A solver's weights on the original columns; a weight at its bound is put exactly there, and weights that rounding has
     * put outside of the ball are brought back.
     *
     * @param working on the working columns, length p
     */
    public double[] originalWeights(double[] working) {
        double[] weights = standardization.toOriginal(working);
        OnWorking own = onWorking(false);
        if (own.isBounded()) {
            putAtBounds(weights, working, own);
        }
        if (!formulation.ball().isNone()) {
            formulation.ball().settle(weights);
        }
        return weights;
    }

    private static void putAtBounds(double[] weights, double[] working, OnWorking own) {
        for (int j = 0; j < weights.length; j++) {
            if (working[j] == own.working().lower()[j]) {
                weights[j] = own.original().lower()[j];
            } else if (working[j] == own.working().upper()[j]) {
                weights[j] = own.original().upper()[j];
            }
        }
    }
}
