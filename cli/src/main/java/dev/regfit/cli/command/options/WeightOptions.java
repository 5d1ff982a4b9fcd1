package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import picocli.CommandLine.Option;

/** What applies to single columns, to groups of them, and to the weights all together. */
public abstract class WeightOptions extends FormulationOptions {
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

    @Override
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

    @Override
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

    @Override
    public boolean isGrouped() {
        return !groups.isEmpty();
    }

    @Override
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
