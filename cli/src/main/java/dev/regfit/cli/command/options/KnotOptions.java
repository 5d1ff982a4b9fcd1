package dev.regfit.cli.command.options;

import dev.regfit.path.Family;
import dev.regfit.path.Homotopy;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Option;

/** Whether a path goes from knot to knot. */
public final class KnotOptions {
    @MostUsed("Find exactly where columns enter and leave (lasso).")
    @Option(
            names = "--lars",
            description = {
                "Find exactly where columns enter and leave, the knots of the",
                "lasso's path, instead of trying strengths. All of them, unless",
                "--n-alphas or --min-ratio says where to stop."
            })
    private boolean lars;

    public boolean lars() {
        return lars;
    }

    /**
     * Where to stop.
     *
     * @throws SettingsException when knots do not go with the other options
     */
    public Homotopy.Limits limits(Family family, PenaltyOptions penalty, GridOptions grid, StoppingOptions stopping) {
        if (!penalty.ball().isNone()) {
            throw new SettingsException(
                    "--lars is for weights that are linear between knots, and those of --max-norm are"
                            + " not; leave out --lars");
        }
        if (family.l1Share() < 1) {
            throw new SettingsException("--lars is for the lasso: with an L2 part the weights are not linear between"
                    + " knots; use --penalty l1, or leave out --lars and see between which strengths columns change");
        }
        if (penalty.alphas().length > 0) {
            throw new SettingsException("--lars finds the strengths at which columns change, and --alpha gives"
                    + " strengths; leave out one");
        }
        if (stopping.countsSweeps()) {
            throw new SettingsException(
                    "--lars makes no sweeps that --max-iter could count; --n-alphas says how many" + " knots to find");
        }
        return grid.limits();
    }
}
