package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.RowParts;
import dev.regfit.model.FoldCut;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Folds;
import dev.regfit.selection.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How rows are cut into folds, and what is averaged over them. */
public final class FoldOptions {
    private static final int FOLDS = 10;
    private static final long SEED = 1;

    @MostUsed
    @Option(
            names = "--folds",
            paramLabel = "K",
            converter = NumberOption.CountConverter.class,
            description = "Number of folds (default: 10, or as many as there are rows or groups).")
    private Integer folds;

    @Option(
            names = "--repeats",
            paramLabel = "R",
            converter = NumberOption.CountConverter.class,
            description = "Draw the folds R times, and average (default: 1).")
    private Integer repeats;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = SeedConverter.class,
            description = {"Seed for folds, samples and test rows: the same seed gives the same", "folds (default: 1)."
            })
    private Long seed;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--fold-column",
            paramLabel = "COLUMN",
            description = "A column that says which fold each row is in.")
    private String foldColumn;

    @Needs(InputFormat.Part.CELLS)
    @Option(names = "--group-column", paramLabel = "COLUMN", description = "Keep rows with the same value in one fold.")
    private String groupColumn;

    @Option(
            names = "--cv-order",
            paramLabel = "ORDER",
            converter = OrderConverter.class,
            description = {
                "random (the default), or time: the rows are in order, and each fold is",
                "predicted from those before it."
            })
    private CrossValidation.Order order = CrossValidation.Order.ANY;

    @Option(
            names = "--metric",
            paramLabel = "M",
            converter = Labels.MetricConverter.class,
            description = {
                "What to minimise: mse, mae or deviance; of quantiles also pinball,",
                "their loss; with two classes also error, the share misclassified, or",
                "auc, which is 1 − AUC (default: what goes with the loss)."
            })
    private Metric metric;

    /** Which parts a part is predicted from. */
    public CrossValidation.Order order() {
        return order;
    }

    /**
     * What to minimise for a loss: what was asked for, or else what is usual.
     *
     * @throws SettingsException when it is not for that loss
     */
    public Metric metric(LossName loss) {
        if (metric == null) {
            return Metric.usual(loss);
        }
        if (!metric.suits(loss)) {
            String suited = metric == Metric.PINBALL ? LossName.QUANTILE.phrase() : "two classes (the logistic loss)";
            throw new SettingsException("--metric %s is for %s, not for %s; use %s"
                    .formatted(
                            metric.label(),
                            suited,
                            loss.phrase(),
                            Metric.usual(loss).label()));
        }
        return metric;
    }

    /**
     * What to minimise for models of these losses: what was asked for, or else what is usual for the loss, if it is one.
     *
     * @throws SettingsException when it is not for such a loss
     */
    public Metric metric(Collection<Loss> losses) {
        Set<Loss> different = Set.copyOf(losses);
        if (metric == null) {
            return different.size() == 1
                    ? Metric.usual(different.iterator().next().name())
                    : Metric.MSE;
        }
        losses.forEach(loss -> metric(loss.name()));
        if (metric == Metric.DEVIANCE && different.size() > 1) {
            throw new SettingsException(
                    "--metric deviance is that of one loss, and the models have several;" + " use mse or mae");
        }
        return metric;
    }

    /** Whether it takes the errors of single rows, which moments do not tell. */
    public boolean takesSingleErrors() {
        return metric != null && metric != Metric.MSE;
    }

    /** What is asked for, which takes single errors. */
    String metricLabel() {
        return metric.label();
    }

    /** Name or number of the column that rows are parted by, or null. */
    public String column() {
        return foldColumn != null ? foldColumn : groupColumn;
    }

    /** Name or number of the column whose groups stay together, or the empty string. */
    public String groups() {
        return groupColumn == null ? "" : groupColumn;
    }

    /** What is drawn at random is drawn from this. */
    public long seed() {
        return seed == null ? SEED : seed;
    }

    /** Whether something is said of the folds, so that folds are wanted. */
    public boolean isAskedFor() {
        return folds != null || repeats != null || column() != null || order == CrossValidation.Order.TIME;
    }

    /** Whether nothing is said of the folds but their number, which is this. */
    boolean isCountOf(int number) {
        return folds != null
                && folds == number
                && repeats == null
                && column() == null
                && order == CrossValidation.Order.ANY;
    }

    /**
     * The ways to cut the rows, one a repeat; made anew each time, as they count the rows.
     *
     * @throws SettingsException when the options contradict each other
     */
    public List<RowParts> partitions() {
        return partitions(false);
    }

    /**
     * The same of rows that have a class.
     *
     * @param classes whether they do: folds that are drawn then have the same share of each
     */
    public List<RowParts> partitions(boolean classes) {
        check();
        if (foldColumn != null) {
            return List.of(Folds.named());
        }
        int k = count();
        if (k < 2) {
            throw new SettingsException(
                    "--folds: there must be at least 2, so that one can be predicted from the rest");
        }
        List<RowParts> partitions = new ArrayList<>();
        for (int r = 0; r < (repeats == null ? 1 : repeats); r++) {
            RowParts partition = partition(k, r, classes);
            int parts = order == CrossValidation.Order.TIME ? k + 1 : k;
            partitions.add(folds == null ? Folds.withoutEmpty(partition) : Folds.noneEmpty(partition, parts));
        }
        return partitions;
    }

    /**
     * What the rows are cut by.
     *
     * @param name of the column that says so, or the empty string
     * @param classes whether rows have a class
     */
    public FoldCut cut(String name, boolean classes) {
        FoldCut.Kind kind = order == CrossValidation.Order.TIME
                ? FoldCut.Kind.TIME
                : foldColumn != null
                        ? FoldCut.Kind.COLUMN
                        : groupColumn != null
                                ? FoldCut.Kind.GROUPS
                                : classes ? FoldCut.Kind.STRATIFIED : FoldCut.Kind.RANDOM;
        boolean drawn = kind != FoldCut.Kind.TIME && kind != FoldCut.Kind.COLUMN;
        return new FoldCut(kind, name, drawn ? OptionalLong.of(seed()) : OptionalLong.empty());
    }

    private RowParts partition(int k, int repeat, boolean classes) {
        if (order == CrossValidation.Order.TIME) {
            return Folds.inTime(k);
        }
        if (groupColumn != null) {
            return Folds.ofGroups(k, seed(), repeat);
        }
        return classes ? Folds.stratified(k, seed(), repeat) : Folds.random(k, seed(), repeat);
    }

    private int count() {
        return folds == null ? FOLDS : folds;
    }

    private void check() {
        boolean drawn = foldColumn == null && order == CrossValidation.Order.ANY;
        if (foldColumn != null && groupColumn != null) {
            throw new SettingsException("--fold-column defines the folds; leave out --group-column");
        }
        if (foldColumn != null && folds != null) {
            throw new SettingsException("--fold-column defines the number of folds; leave out --folds");
        }
        if (column() != null && order == CrossValidation.Order.TIME) {
            throw new SettingsException("--cv-order time takes the rows as they come; leave out "
                    + (foldColumn != null ? "--fold-column" : "--group-column"));
        }
        if (!drawn && repeats != null) {
            throw new SettingsException("--repeats is for folds that are drawn at random, which these are not");
        }
    }

    /** Reads a seed: any whole number. */
    static final class SeedConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'%s' is not a whole number".formatted(text));
            }
        }
    }

    /** Reads an order by its name. */
    static final class OrderConverter implements ITypeConverter<CrossValidation.Order> {
        @Override
        public CrossValidation.Order convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "random" -> CrossValidation.Order.ANY;
                case "time" -> CrossValidation.Order.TIME;
                default -> throw Labels.unknown(text, List.of("random", "time"));
            };
        }
    }
}
