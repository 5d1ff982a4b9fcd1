package dev.regfit.cli.command.options;

import dev.regfit.path.Family;
import dev.regfit.problem.Ball;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Option;

/** Whether to fit anew, without the penalty, on the columns that it has chosen. */
public final class RelaxOptions {
    @Option(
            names = "--relax",
            description = {
                "Also refit the columns with nonzero weights without a penalty, at each",
                "strength: the relaxed lasso."
            })
    private boolean relax;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            converter = NumberOption.Converter.class,
            description = {
                "With --relax: take G times the penalised weights and 1-G times",
                "those without a penalty, 0 to 1 (default: 0)."
            })
    private Double gamma;

    public boolean relax() {
        return relax;
    }

    /** The share of the penalised weights. */
    public double gamma() {
        return gamma == null ? 0 : gamma;
    }

    /**
     * Checks against the penalty.
     *
     * @throws SettingsException when refitting makes no sense
     */
    public void check(Family family, Ball ball) {
        if (gamma != null && !relax) {
            throw new SettingsException("--gamma blends penalised and relaxed weights; add --relax");
        }
        if (!(gamma() >= 0 && gamma() <= 1)) {
            throw new SettingsException("--gamma: the share must lie between 0 and 1, not " + gamma);
        }
        if (relax && !ball.isNone()) {
            throw new SettingsException(
                    "--relax refits by least squares alone, and --max-norm limits the weights; leave out"
                            + " one of them");
        }
        if (relax && family.l1Share() == 0) {
            throw new SettingsException(
                    "--relax refits the columns with nonzero weights, and ridge makes no weight zero;"
                            + " use --penalty l1 or elasticnet");
        }
    }
}
