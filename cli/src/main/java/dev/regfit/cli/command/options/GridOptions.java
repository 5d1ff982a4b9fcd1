package dev.regfit.cli.command.options;

import dev.regfit.path.Grid;
import dev.regfit.path.Homotopy;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Option;

/** Which strengths to try where none are given. */
public final class GridOptions {
    @Option(
            names = "--n-alphas",
            paramLabel = "N",
            converter = NumberOption.CountConverter.class,
            description = "Number of strengths to try (default: 100).")
    private Integer count;

    @Option(
            names = "--min-ratio",
            paramLabel = "R",
            converter = NumberOption.Converter.class,
            description = {
                "The smallest strength as a share of the largest (default: 1e-4;",
                "1e-2 with fewer rows than columns; 1e-8 for ridge; for the elastic",
                "net, divided by the target's standard deviation if that is above 1)."
            })
    private Double ratio;

    /** Whether something is said of the strengths. */
    public boolean isAskedFor() {
        return count != null || ratio != null;
    }

    /**
     * The grid.
     *
     * @param given the strengths given, if any
     * @throws SettingsException when a list is given and made up as well
     */
    public Grid grid(double[] given) {
        if (given.length > 0) {
            if (count != null || ratio != null) {
                throw new SettingsException("%s makes strengths from the data, and --alpha gives them; leave out one"
                        .formatted(count != null ? "--n-alphas" : "--min-ratio"));
            }
            return Grid.of(given);
        }
        checkRatio();
        return new Grid(
                given, count == null ? Grid.AUTOMATIC.count() : count, ratio == null ? Grid.AUTOMATIC.ratio() : ratio);
    }

    /** How many knots to look for, and how far down: all of them unless something is said. */
    public Homotopy.Limits limits() {
        checkRatio();
        return new Homotopy.Limits(ratio == null ? 0 : ratio, count == null ? Integer.MAX_VALUE : count);
    }

    private void checkRatio() {
        if (ratio != null && !(ratio > 0 && ratio < 1)) {
            throw new SettingsException("--min-ratio: the ratio must lie between 0 and 1, not " + ratio);
        }
    }
}
