package dev.regfit.cli.command.options;

import dev.regfit.problem.LossName;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Search;
import picocli.CommandLine.Option;

/** What a strength is chosen by, where it is not given. */
public final class ChoiceOptions {
    @Option(
            names = "--criterion",
            paramLabel = "NAME",
            converter = Labels.CriterionConverter.class,
            description = {
                "What to choose the strength by: cv (folds); loo (rows left out singly)",
                "or gcv, for ridge; aic, aicc, bic, ebic or cp (default: loo for ridge",
                "without options about folds, if rows are few enough to keep,",
                "otherwise cv)."
            })
    private Criterion criterion;

    @MostUsed(
            "min: the strength of the smallest error (the default); 1se: the largest within one standard error of it.")
    @Option(
            names = "--rule",
            paramLabel = "RULE",
            converter = Labels.RuleConverter.class,
            description = {
                "Of cv and loo: min, the strength of the smallest error, or 1se, the",
                "largest whose error is within one standard error of it (default: min)."
            })
    private Rule rule;

    /** Whether something is said of the choice. */
    public boolean isAskedFor() {
        return criterion != null || rule != null;
    }

    /**
     * Checks what can be checked without the data.
     *
     * @throws SettingsException when options contradict each other
     */
    public void check(PenaltyOptions penalty, FoldOptions folds, LossName loss) {
        folds.partitions();
        folds.metric(loss);
        if (criterion == null) {
            return;
        }
        if (criterion != Criterion.CV && penalty.kind() == PenaltyKind.NONE) {
            throw new SettingsException("--criterion %s chooses a strength, and --penalty none has none; use cv"
                    .formatted(criterion.label()));
        }
        if (criterion != Criterion.CV && folds.isAskedFor()) {
            throw new SettingsException(
                    "--criterion %s takes no folds; leave out the options about folds".formatted(criterion.label()));
        }
        if (!criterion.isOutOfSample() && (rule != null || folds.takesSingleErrors())) {
            throw new SettingsException("--criterion %s uses no errors of left-out rows; leave out %s"
                    .formatted(criterion.label(), rule != null ? "--rule" : "--metric"));
        }
        if (criterion == Criterion.LOO || criterion == Criterion.GCV) {
            checkRidge(penalty);
        }
    }

    private void checkRidge(PenaltyOptions penalty) {
        if (penalty.kind() != PenaltyKind.L2) {
            throw new SettingsException("--criterion %s is for --penalty l2; use cv".formatted(criterion.label()));
        }
        if (penalty.isBounded()) {
            throw new SettingsException("--criterion %s is for weights without bounds; use cv, or leave out %s"
                    .formatted(criterion.label(), "--positive, --lower, --upper, --max-weight and --max-norm"));
        }
    }

    /** Whether rows have to be cut into folds, as far as can be told before they are read. */
    public boolean mayTakeFolds() {
        return criterion == null || criterion == Criterion.CV;
    }

    /** Whether single rows are needed. */
    public boolean needsRows() {
        return criterion == Criterion.LOO;
    }

    /**
     * The search that is asked for.
     *
     * @param needsFolds whether something else takes folds, so that the default is to choose by them
     */
    public Search search(
            PenaltyOptions penalty,
            GridOptions grid,
            FoldOptions folds,
            boolean needsFolds,
            Search.Rows rows,
            int jobs) {
        return new Search(
                penalty.families(),
                grid.grid(penalty.alphas()),
                needsFolds ? Criterion.CV : criterion(penalty, folds, rows),
                rule(),
                folds.metric(rows.whole().formulation().loss().name()),
                folds.order(),
                jobs);
    }

    /** Which point of a curve is taken. */
    public Rule rule() {
        return rule == null ? Rule.MIN : rule;
    }

    private Criterion criterion(PenaltyOptions penalty, FoldOptions folds, Search.Rows rows) {
        if (criterion != null) {
            return criterion;
        }
        boolean squared = rows.whole().formulation().loss() instanceof Squared;
        boolean single = squared && penalty.kind() == PenaltyKind.L2 && !penalty.isBounded() && !folds.isAskedFor();
        return single && rows.canBeLeftOut() ? Criterion.LOO : Criterion.CV;
    }
}
