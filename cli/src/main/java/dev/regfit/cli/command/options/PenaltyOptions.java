package dev.regfit.cli.command.options;

import dev.regfit.data.Scaling;
import dev.regfit.path.Family;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The penalty, its strength, and what applies to single columns. */
public final class PenaltyOptions {
    private static final double DEFAULT_L1_RATIO = 0.5;

    @Option(
            names = {"-p", "--penalty"},
            paramLabel = "KIND",
            converter = Labels.PenaltyConverter.class,
            description = "none (ols), l2 (ridge), l1 (lasso, the default) or elasticnet (enet).")
    private PenaltyKind kind;

    @Option(
            names = {"-a", "--alpha", "--lambda"},
            paramLabel = "A",
            description = {
                "The strength of the penalty, 0 or more; a list, 0.1,1,10, of which one",
                "is chosen; or auto (the default): chosen by cross-validation, for ridge",
                "by leave-one-out."
            })
    private String alpha;

    @Option(
            names = "--l1-ratio",
            paramLabel = "R",
            description = {
                "The L1 share of the elastic net, 0 to 1 (default: 0.5); of a list,",
                "0.1,0.5,1, one is chosen with the strength."
            })
    private String l1Ratio;

    @Option(
            names = "--l1",
            paramLabel = "B",
            converter = NumberOption.Converter.class,
            description = "With --l2: loss + B|w|_1 + A|w|_2^2, instead of --alpha.")
    private Double l1;

    @Option(names = "--l2", paramLabel = "A", converter = NumberOption.Converter.class, description = "See --l1.")
    private Double l2;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            converter = Labels.ConventionConverter.class,
            description = {
                "How strength and loss are scaled (default: sklearn):",
                "sklearn   RSS + A|w|^2;  RSS/(2n) + A R|w|_1 + A(1-R)/2 |w|^2",
                "glmnet    RSS/(2n) + A R|w|_1 + A(1-R)/(2 sd(y)) |w|^2 (standardised)",
                "sum       RSS + A(R|w|_1 + (1-R)|w|^2)",
                "mean      RSS/n + A(R|w|_1 + (1-R)|w|^2)",
                "half-sum  RSS/2 + A(R|w|_1 + (1-R)/2 |w|^2), as mlpack and gretl"
            })
    private Convention convention = Convention.SKLEARN;

    @Option(
            names = "--scale",
            paramLabel = "HOW",
            converter = Labels.ScalingConverter.class,
            description = {
                "Scale columns before fitting: none, standard, minmax or maxabs;",
                "weights are told on the original columns (default: none; standard",
                "with --convention glmnet)."
            })
    private Scaling scaling;

    @Option(names = "--no-intercept", description = "Fit through the origin.")
    private boolean noIntercept;

    @Option(
            names = "--penalty-factor",
            paramLabel = "COL=F",
            description = "Penalise a column F times as much; 0: not at all. May be repeated.")
    private List<String> factors = List.of();

    @Option(names = "--positive", description = "No negative weights.")
    private boolean positive;

    @Option(
            names = "--lower",
            paramLabel = "[COL=]V",
            description = "No weight (or that of COL) below V. May be repeated.")
    private List<String> lower = List.of();

    @Option(
            names = "--upper",
            paramLabel = "[COL=]V",
            description = "No weight (or that of COL) above V. May be repeated.")
    private List<String> upper = List.of();

    public Convention convention() {
        return convention;
    }

    public boolean intercept() {
        return !noIntercept;
    }

    public Scaling scaling() {
        if (scaling != null) {
            return scaling;
        }
        return convention == Convention.GLMNET ? Scaling.STANDARD : Scaling.NONE;
    }

    /** The kind of penalty: the lasso unless another is asked for. */
    public PenaltyKind kind() {
        if (kind != null) {
            return kind;
        }
        return isPair() || l1Ratio != null ? PenaltyKind.ELASTIC_NET : PenaltyKind.L1;
    }

    /** Whether a kind of penalty or its strengths are named. */
    public boolean isKindGiven() {
        return kind != null || isPair();
    }

    /** Whether there is nothing to choose: the strength is one number, or there is no penalty. */
    public boolean isFixed() {
        return isPair() || kind() == PenaltyKind.NONE || (alphas().length == 1 && ratios().length == 1);
    }

    /**
     * The penalty and its strength.
     *
     * @throws SettingsException when they contradict each other, or there is no one strength
     */
    public Strength strength() {
        check();
        if (isPair()) {
            return new Strength.Pair(l1 == null ? 0 : l1, l2 == null ? 0 : l2);
        }
        if (kind() == PenaltyKind.NONE) {
            return new Strength.Single(kind(), 0, DEFAULT_L1_RATIO);
        }
        return families().get(0).at(alphas()[0]);
    }

    /** The penalties of which the strength is to be chosen: one for each L1 share. */
    public List<Family> families() {
        check();
        if (isPair()) {
            throw new SettingsException(
                    "--l1 and --l2 are two strengths; only the one of --alpha can be followed or chosen");
        }
        List<Family> families = new ArrayList<>();
        for (double ratio : ratios()) {
            families.add(new Family(kind(), ratio));
        }
        return families;
    }

    /** The strengths given by a list or a number; empty if they are to be made from the data. */
    public double[] alphas() {
        return alpha == null || alpha.equalsIgnoreCase("auto") ? new double[0] : numbers("--alpha", alpha);
    }

    private double[] ratios() {
        return l1Ratio == null ? new double[] {DEFAULT_L1_RATIO} : numbers("--l1-ratio", l1Ratio);
    }

    private static double[] numbers(String option, String list) {
        String[] entries = list.split(",", -1);
        double[] numbers = new double[entries.length];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = NumberOption.of(option, entries[k].strip());
            if (numbers[k] < 0) {
                throw new SettingsException("%s: %s is below zero".formatted(option, entries[k].strip()));
            }
        }
        return numbers;
    }

    private boolean isPair() {
        return l1 != null || l2 != null;
    }

    /** Refuses contradictions. */
    private void check() {
        if (isPair() && (alpha != null || l1Ratio != null)) {
            throw new SettingsException(
                    "--l1 and --l2 are strengths of their own: they take the place of --alpha and --l1-ratio");
        }
        if (isPair() && kind != null && kind != PenaltyKind.ELASTIC_NET) {
            throw new SettingsException("--l1 and --l2 make an elastic net; leave out --penalty " + kind.label());
        }
        if (l1Ratio != null && kind() != PenaltyKind.ELASTIC_NET) {
            throw new SettingsException("--l1-ratio belongs to --penalty elasticnet, not to " + kind.label());
        }
        if (kind() == PenaltyKind.NONE && alpha != null) {
            throw new SettingsException("--penalty none has no strength; leave out --alpha");
        }
    }

    /** Penalty factors and bounds. */
    public ColumnRules rules() {
        if (positive && !lower.isEmpty()) {
            throw new SettingsException(
                    "--positive and --lower exclude each other; --lower 0 is the same as --positive");
        }
        return new ColumnRules(
                values("--penalty-factor", factors, 1),
                values("--lower", lower, positive ? 0 : Double.NEGATIVE_INFINITY),
                values("--upper", upper, Double.POSITIVE_INFINITY));
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
