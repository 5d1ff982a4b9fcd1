package dev.regfit.cli.command.options;

import dev.regfit.data.Scaling;
import dev.regfit.problem.Adaptation;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Grouping;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every objective has beside the penalty's kind and strength: convention, scale, and whether there is an intercept. */
public abstract class FormulationOptions {
    /** The help tells the kind of penalty first. */
    static final int AFTER_THE_PENALTY = 1;

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--convention",
            paramLabel = "NAME",
            converter = Labels.ConventionConverter.class,
            description = {
                "How strength and loss are scaled (default: sklearn):",
                "sklearn   RSS + A|w|^2;  RSS/(2n) + A R|w|_1 + A(1-R)/2 |w|^2",
                "glmnet    RSS/(2n) + A R|w|_1 + A(1-R)/(2 sd(y)) |w|^2 (standardised)",
                "sum       RSS + A(R|w|_1 + (1-R)|w|^2)",
                "mean      RSS/n + A(R|w|_1 + (1-R)|w|^2)",
                "half-sum  RSS/2 + A(R|w|_1 + (1-R)/2 |w|^2), as mlpack and gretl",
                "Other losses than the squared one take sklearn or glmnet, which are",
                "the same for them: mean loss + A R|w|_1 + A(1-R)/2 |w|^2 (with glmnet",
                "standardised)."
            })
    private Convention convention = Convention.SKLEARN;

    @MostUsed("Divide columns before they are penalised: none, standard, minmax, maxabs or robust.")
    @Option(
            order = AFTER_THE_PENALTY,
            names = "--scale",
            paramLabel = "HOW",
            converter = Labels.ScalingConverter.class,
            description = {
                "Scale columns before fitting: none, standard, minmax, maxabs, or robust",
                "(by quartiles); weights are reported on the original scale (default:",
                "standard for a strength that regfit chooses and with --convention",
                "glmnet; none for one that is given)."
            })
    private Scaling scaling;

    @Option(order = AFTER_THE_PENALTY, names = "--no-intercept", description = "Fit through the origin.")
    private boolean noIntercept;

    /** Whether weights are penalised. */
    public abstract boolean isPenalized();

    /** Whether strengths are made from the data: no number is given that would have a meaning on some scale only. */
    abstract boolean makesStrengths();

    public Convention convention() {
        return convention;
    }

    public boolean intercept() {
        return !noIntercept;
    }

    /** The scale asked for; otherwise a strength that is given means the formula as written. */
    public Scaling scaling() {
        if (scaling != null) {
            return scaling;
        }
        return makesStrengths() || convention == Convention.GLMNET ? Scaling.STANDARD : Scaling.NONE;
    }

    /** Penalty factors and bounds; none, unless a command offers them. */
    public ColumnRules rules() {
        return ColumnRules.NONE;
    }

    /** The weights that are allowed all together: all, unless a command offers less. */
    public Ball ball() {
        return Ball.NONE;
    }

    /** Whether columns are penalised as groups. */
    public boolean isGrouped() {
        return false;
    }

    /**
     * Which columns are penalised as groups; none, unless a command offers them.
     *
     * @param names of all columns
     * @param predictors those that are learnt from; others are passed over where no item names them singly
     * @throws dev.regfit.cli.table.DataException when a column does not exist
     */
    public Grouping grouping(List<String> names, Collection<String> predictors) {
        return Grouping.NONE;
    }

    /** Penalty factors from the data; none, unless a command offers them. */
    public Optional<Adaptation> adaptation() {
        return Optional.empty();
    }
}
