package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.BuildOptions;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Option;

/** How many different texts a column may have. */
public final class LevelsOption {
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--max-levels",
            paramLabel = "N",
            description = "The largest number of distinct texts in a column (default: 1000).")
    private int maxLevels = BuildOptions.MAX_LEVELS;

    /** The number, at least 1. */
    public int most() {
        if (maxLevels < 1) {
            throw new SettingsException("--max-levels must be at least 1, not " + maxLevels);
        }
        return maxLevels;
    }
}
