package dev.regfit.cli.command.options;

import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Strength;
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
            description = "none (ols), l2 (ridge), l1 (lasso) or elasticnet (enet).")
    private PenaltyKind kind;

    @Option(
            names = {"-a", "--alpha", "--lambda"},
            paramLabel = "A",
            description = "The strength of the penalty, 0 or more.")
    private String alpha;

    @Option(
            names = "--l1-ratio",
            paramLabel = "R",
            converter = NumberOption.Converter.class,
            description = "The L1 share of the elastic net, 0 to 1 (default: 0.5).")
    private Double l1Ratio;

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

    /** The penalty and its strength, checked for contradictions. */
    public Strength strength() {
        if (l1 != null || l2 != null) {
            return pair();
        }
        if (kind == null) {
            throw new SettingsException("which penalty? --penalty none, l2, l1 or elasticnet"
                    + (alpha == null ? ", and its strength --alpha" : ""));
        }
        if (l1Ratio != null && kind != PenaltyKind.ELASTIC_NET) {
            throw new SettingsException("--l1-ratio belongs to --penalty elasticnet, not to " + kind.label());
        }
        double ratio = l1Ratio == null ? DEFAULT_L1_RATIO : l1Ratio;
        if (kind == PenaltyKind.NONE) {
            if (alpha != null) {
                throw new SettingsException("--penalty none has no strength; leave out --alpha");
            }
            return new Strength.Single(kind, 0, ratio);
        }
        return new Strength.Single(kind, alpha(), ratio);
    }

    private Strength pair() {
        if (alpha != null || l1Ratio != null) {
            throw new SettingsException(
                    "--l1 and --l2 are strengths of their own: they take the place of --alpha and --l1-ratio");
        }
        if (kind != null && kind != PenaltyKind.ELASTIC_NET) {
            throw new SettingsException("--l1 and --l2 make an elastic net; leave out --penalty " + kind.label());
        }
        return new Strength.Pair(l1 == null ? 0 : l1, l2 == null ? 0 : l2);
    }

    private double alpha() {
        if (alpha == null || alpha.equalsIgnoreCase("auto")) {
            throw new SettingsException(
                    "--penalty %s needs a strength, --alpha A: this version cannot choose it by itself yet"
                            .formatted(kind.label()));
        }
        if (alpha.contains(",")) {
            throw new SettingsException("--alpha takes one strength here, not a list: " + alpha);
        }
        return NumberOption.of("--alpha", alpha);
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
