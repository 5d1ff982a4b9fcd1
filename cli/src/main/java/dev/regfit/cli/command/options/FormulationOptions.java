package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Adaptation;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import picocli.CommandLine.Option;

/** All that makes the objective but the penalty's kind and strength, and what applies to single columns. */
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

    @MostUsed("Divide columns before they are penalised: none, standard, minmax or maxabs.")
    @Option(
            order = AFTER_THE_PENALTY,
            names = "--scale",
            paramLabel = "HOW",
            converter = Labels.ScalingConverter.class,
            description = {
                "Scale columns before fitting: none, standard, minmax or maxabs;",
                "weights are reported on the original scale (default: standard for a",
                "strength that regfit chooses and with --convention glmnet; none for",
                "one that is given)."
            })
    private Scaling scaling;

    @Option(order = AFTER_THE_PENALTY, names = "--no-intercept", description = "Fit through the origin.")
    private boolean noIntercept;

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--penalty-factor",
            paramLabel = "COL=F",
            description = "Penalise a column F times as much; 0: not at all. May be repeated.")
    private List<String> factors = List.of();

    @Option(order = AFTER_THE_PENALTY, names = "--positive", description = "No negative weights.")
    private boolean positive;

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--lower",
            paramLabel = "[COL=]V",
            description = "No weight (or that of COL) below V. May be repeated.")
    private List<String> lower = List.of();

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--upper",
            paramLabel = "[COL=]V",
            description = "No weight (or that of COL) above V. May be repeated.")
    private List<String> upper = List.of();

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--max-weight",
            paramLabel = "C",
            converter = NumberOption.Converter.class,
            description = "No weight larger than C in size: |w| <= C for each.")
    private Double maxWeight;

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--max-norm",
            paramLabel = "C",
            converter = NumberOption.Converter.class,
            description = {"Keep the weights in a ball: |w|_2 <= C, on the original scale and", "without the intercept."
            })
    private Double maxNorm;

    @Option(
            order = AFTER_THE_PENALTY,
            names = "--group",
            paramLabel = "COLUMNS",
            arity = "0..1",
            fallbackValue = "",
            preprocessor = ColumnsOption.IfColumns.class,
            description = {
                "The group lasso: the levels of a text column enter or leave the model",
                "together, and so do all terms of one column; with COLUMNS, a,b,c,",
                "these columns too, as one group. May be repeated."
            })
    private List<String> groups = List.of();

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

    /** Penalty factors and bounds. */
    public ColumnRules rules() {
        if (positive && !lower.isEmpty()) {
            throw new SettingsException(
                    "--positive and --lower exclude each other; --lower 0 is the same as --positive");
        }
        double most = positive("--max-weight", maxWeight);
        return new ColumnRules(
                values("--penalty-factor", factors, 1),
                values("--lower", lower, positive ? 0 : Double.NEGATIVE_INFINITY)
                        .atLeast(-most),
                values("--upper", upper, Double.POSITIVE_INFINITY).atMost(most));
    }

    /** The weights that are allowed all together. */
    public Ball ball() {
        return Ball.of(positive("--max-norm", maxNorm));
    }

    private static double positive(String option, Double value) {
        if (value != null && !(value > 0)) {
            throw new SettingsException("%s must be a positive number, not %s".formatted(option, value));
        }
        return value == null ? Double.POSITIVE_INFINITY : value;
    }

    /** Whether weights have bounds, each or all together. */
    public boolean isBounded() {
        return positive || !lower.isEmpty() || !upper.isEmpty() || maxWeight != null || maxNorm != null;
    }

    /** Whether columns are penalised as groups. */
    public boolean isGrouped() {
        return !groups.isEmpty();
    }

    /**
     * Which columns are penalised as groups.
     *
     * @param names of all columns
     * @param predictors those that are learnt from; others are passed over where no item names them singly
     * @throws dev.regfit.cli.table.DataException when a column does not exist
     */
    public Grouping grouping(List<String> names, Collection<String> predictors) {
        List<List<String>> named = new ArrayList<>();
        for (String group : groups) {
            if (!group.isEmpty()) {
                ColumnSelection selection = ColumnSelection.parse(group);
                NavigableSet<Integer> columns = selection.resolve(names);
                columns.removeIf(k -> !predictors.contains(names.get(k))
                        && !selection.named(names).contains(k));
                named.add(columns.stream().map(names::get).toList());
            }
        }
        return new Grouping(isGrouped(), named);
    }

    /** Penalty factors from the data; none, unless a command offers them. */
    public Optional<Adaptation> adaptation() {
        return Optional.empty();
    }

    private ColumnValues values(String option, List<String> entries, double otherwise) {
        double all = otherwise;
        Map<String, Double> named = new HashMap<>();
        for (String entry : entries) {
            int equals = entry.lastIndexOf('=');
            double value = NumberOption.of(equals < 0 ? option : option + " " + entry, entry.substring(equals + 1));
            if (equals < 0) {
                all = value;
            } else {
                named.put(entry.substring(0, equals), value);
            }
        }
        return new ColumnValues(all, named);
    }
}
