package dev.regfit.cli.command.options;

import dev.regfit.path.Family;
import dev.regfit.problem.Adaptation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Strength;
import dev.regfit.selection.AdaptiveWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** One kind of penalty, its strength, and all else that makes the objective. */
public final class PenaltyOptions extends WeightOptions {
    static final double DEFAULT_L1_RATIO = 0.5;

    @MostUsed
    @Option(
            names = {"-p", "--penalty"},
            paramLabel = "KIND",
            converter = Labels.PenaltyConverter.class,
            description = "none (ols), l2 (ridge), l1 (lasso, the default) or elasticnet (enet).")
    private PenaltyKind kind;

    @MostUsed("The strength of the penalty; auto (the default): chosen from the data.")
    @Option(
            names = {"-a", "--alpha", "--lambda"},
            paramLabel = "A",
            description = {
                "The strength of the penalty, 0 or more; a list, 0.1,1,10, which path",
                "follows and of which train and cv choose one; or auto (the default):",
                "strengths made from the data, of which cross-validation chooses one,",
                "for ridge leave-one-out."
            })
    private String alpha;

    @MostUsed("The L1 share of the elastic net, 0 to 1 (default: 0.5).")
    @Option(
            names = "--l1-ratio",
            paramLabel = "R",
            description = {
                "The L1 share of the elastic net, 0 to 1 (default: 0.5); of a list,",
                "0.1,0.5,1, train and cv choose one with the strength."
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
            order = AFTER_THE_PENALTY,
            names = "--adaptive",
            paramLabel = "GAMMA",
            arity = "0..1",
            fallbackValue = "1",
            converter = NumberOption.Converter.class,
            preprocessor = NumberOption.IfNumber.class,
            description = {
                "The adaptive lasso: multiply each column's penalty factor by",
                "1/|w|^GAMMA, w its weight in a ridge fit (GAMMA if not given: 1)."
            })
    private Double adaptive;

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

    @Override
    public boolean isPenalized() {
        return kind() != PenaltyKind.NONE;
    }

    @Override
    boolean makesStrengths() {
        return isPenalized() && !isPair() && alphas().length == 0;
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
        return alphas(alpha);
    }

    /** The same of what is written behind {@code --alpha}, or null. */
    static double[] alphas(String alpha) {
        return alpha == null || alpha.equalsIgnoreCase("auto") ? new double[0] : numbers("--alpha", alpha);
    }

    private double[] ratios() {
        return ratios(l1Ratio);
    }

    /** The L1 shares of a list, or the usual one if it is null. */
    static double[] ratios(String list) {
        return list == null ? new double[] {DEFAULT_L1_RATIO} : numbers("--l1-ratio", list);
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
        if (isGrouped() && !kind().hasL1Part()) {
            throw new SettingsException(
                    "--group is of the L1 part of a penalty, and --penalty %s has none; leave it out, or take --penalty l1 or elasticnet"
                            .formatted(kind().label()));
        }
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

    @Override
    public Optional<Adaptation> adaptation() {
        if (adaptive == null) {
            return Optional.empty();
        }
        if (kind() == PenaltyKind.NONE) {
            throw new SettingsException(
                    "--adaptive scales a penalty, and --penalty none has none; leave it out, or take --penalty l1 or elasticnet");
        }
        if (!kind().hasL1Part()) {
            throw new SettingsException(
                    "--adaptive is for a penalty with an L1 part; leave it out, or take --penalty l1 or elasticnet");
        }
        return Optional.of(new AdaptiveWeights(adaptive));
    }
}
