package dev.regfit.cli.command.options;

import dev.regfit.path.Family;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The kinds of penalty to compare, how the strength of each is chosen, and all else that makes the objective. */
public final class ComparisonOptions extends WeightOptions {
    private static final List<PenaltyKind> ALL =
            List.of(PenaltyKind.NONE, PenaltyKind.L2, PenaltyKind.L1, PenaltyKind.ELASTIC_NET);

    @MostUsed
    @Option(
            names = {"-p", "--penalty"},
            paramLabel = "KINDS",
            split = ",",
            converter = Labels.PenaltyConverter.class,
            description = {
                "Two or more of none (ols), l2 (ridge), l1 (lasso) and elasticnet",
                "(enet) (default: all four)."
            })
    private List<PenaltyKind> kinds = ALL;

    @Option(
            names = "--l1-ratio",
            paramLabel = "R",
            description = {
                "The L1 share of the elastic net, 0 to 1 (default: 0.5); of a list,",
                "0.1,0.5,0.9, one is chosen with the strength."
            })
    private String l1Ratio;

    @MostUsed(
            "min: the strength of the smallest error (the default); 1se: the largest within one standard error of it.")
    @Option(
            names = "--rule",
            paramLabel = "RULE",
            converter = Labels.RuleConverter.class,
            description = {
                "min, the strength of the smallest error, or 1se, the largest whose",
                "error is within one standard error of it (default: min)."
            })
    private Rule rule = Rule.MIN;

    public Rule rule() {
        return rule;
    }

    @Override
    public boolean isPenalized() {
        return true; // of two kinds, one is a penalty
    }

    @Override
    boolean makesStrengths() {
        return true;
    }

    /**
     * The penalties to compare: of the elastic net one for each L1 share.
     *
     * @throws SettingsException when there is nothing to compare, or an L1 share for nothing
     */
    public List<Family> families() {
        Set<PenaltyKind> different = new LinkedHashSet<>(kinds);
        if (different.size() < 2) {
            throw new SettingsException("--penalty: there is nothing to compare %s with; name several, as in -p none,l1"
                    .formatted(kinds.get(0).label()));
        }
        if (l1Ratio != null && !different.contains(PenaltyKind.ELASTIC_NET)) {
            throw new SettingsException("--l1-ratio belongs to elasticnet, which --penalty leaves out");
        }
        List<Family> families = new ArrayList<>();
        for (PenaltyKind kind : different) {
            if (kind == PenaltyKind.ELASTIC_NET) {
                for (double ratio : PenaltyOptions.ratios(l1Ratio)) {
                    families.add(new Family(kind, ratio));
                }
            } else {
                families.add(new Family(kind, PenaltyOptions.DEFAULT_L1_RATIO));
            }
        }
        families.forEach(family -> family.at(0)); // refuses shares that are none
        return families;
    }
}
